/**
 * A normal deviate that is clipped from below at 0, max(0, N(a, 1)), has mean and standard deviation that follow from a
 * in closed form (Tobin 1958). Their ratio grows with a, so it tells a.
 */
function clippedMoments(a: number): { mean: number; sd: number } {
  const density = Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
  const below = normalCdf(a);
  const mean = a * below + density;
  const square = (1 + a * a) * below + a * density;
  return { mean, sd: Math.sqrt(square - mean * mean) };
}

/** Below -3 a clipped deviate is 0 but once in 741 times; above 8 nothing is clipped to speak of. */
const LOWEST = -3;
const HIGHEST = 8;

/**
 * The normal distribution which, clipped from below at 0, has the given mean and standard deviation.
 *
 * What is observed of a probe near the floor is the clipped intensities. Drawing from a normal with their mean and
 * deviation and clipping again would lift the mean and shrink the deviation; drawing from this one keeps both.
 *
 * @param mean > 0
 * @param sd > 0
 */
export function beforeClipping(mean: number, sd: number): { mean: number; sd: number } {
  const ratio = mean / sd;
  if (ratio >= HIGHEST) return { mean, sd };
  let low = LOWEST;
  let high = HIGHEST;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const clipped = clippedMoments(middle);
    if (clipped.mean / clipped.sd < ratio) low = middle;
    else high = middle;
  }
  const scale = sd / clippedMoments(low).sd;
  return { mean: low * scale, sd: scale };
}

/**
 * The standard normal's distribution function to 7.5e-8 (Abramowitz & Stegun 1964, 26.2.17). That is enough here, and the
 * one of `numerics/normal.ts`, to 1e-13, would round some intensities of every simulated cohort to other whole numbers: no
 * result on one could be had again.
 */
function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
