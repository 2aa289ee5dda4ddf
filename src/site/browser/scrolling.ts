/// <reference lib="dom" />

/** Two scrolls within so many ms are a movement, which has ended when there was none for as long. */
const restMs = 150;
/** So long a single one may be the first of a movement: more than a frame. */
const jumpMs = 50;
/** Nobody scrolls longer than that without a rest, but for who lets a page scroll by itself, and is to see it too. */
const longestMs = 4000;

let [before, last] = [-Infinity, -Infinity];
addEventListener(
  'scroll',
  ({ target }) => {
    if (target === document) [before, last] = [last, performance.now()];
  },
  { passive: true },
);

/** Resolves when the page is not being scrolled, at least for a moment. */
export async function scrollingRests(): Promise<void> {
  const until = performance.now() + longestMs;
  for (;;) {
    const now = performance.now();
    const left = last + (last - before < restMs ? restMs : jumpMs) - now;
    if (!(left > 0) || now >= until) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
