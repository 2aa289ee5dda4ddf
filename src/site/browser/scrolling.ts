/// <reference lib="dom" />

/** Two scrolls within so many ms are a movement, which has ended when there was none for as long. */
const restMs = 150;

let [before, last] = [-Infinity, -Infinity];
addEventListener('scroll', () => ([before, last] = [last, performance.now()]), {
  capture: true,
  passive: true,
});

/** Resolves when nothing on the page is being scrolled. A jump to some place, with nothing seen on the way, is no scrolling. */
export async function scrollingRests(): Promise<void> {
  for (;;) {
    const left = last + restMs - performance.now();
    if (!(last - before < restMs && left > 0)) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
