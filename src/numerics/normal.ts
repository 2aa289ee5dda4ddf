import { solveDecreasing } from './solve-decreasing.js';

/**
 * Two-sided p-value of a standard normal deviate: P(|Z| ≥ |z|) = erfc(|z| / √2), to about 1e-13 relative as far down as
 * doubles go.
 *
 * erf by its power series near 0, erfc by its continued fraction in the tail (Abramowitz & Stegun 1964, 7.1.6, 7.1.14),
 * where 1 - erf would be 0.
 *
 * @param z may be infinite
 * @returns in [0, 1]; NaN when z is NaN
 */
export function normalTwoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (Number.isNaN(x)) return NaN;
  return x < 2 ? 1 - erfNearZero(x) : erfcTail(x);
}

/** The standard normal distribution function, P(Z ≤ z); NaN when z is NaN. */
export function normalCdf(z: number): number {
  const tail = normalTwoSidedP(z) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * The standard normal quantile: z with P(Z ≤ z) = p.
 *
 * @param p in [0, 1]
 * @returns -∞ at 0, ∞ at 1; NaN outside of [0, 1]
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  if (!(p > 0)) return p === 0 ? -Infinity : NaN;
  return -solveDecreasing(normalTwoSidedP, 2 * p);
}

function erfNearZero(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > 1e-18 * sum; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function erfcTail(x: number): number {
  // From the far end: 100 terms are exact to the last digit from x = 2 on.
  let fraction = x;
  for (let k = 100; k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
