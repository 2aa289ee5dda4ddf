/// <reference lib="dom" />

/** When the page has been painted; or soon, as one that is not seen has no frames. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}
