import { jStat } from 'jstat';

import { normalQuantile } from '../numerics/normal.js';
import { incompleteBeta, logBeta } from '../numerics/special.js';

/** Two bounds that hold an unknown value with a stated confidence. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact two-sided confidence interval of a proportion (Clopper & Pearson 1934, Biometrika 26:404).
 *
 * @param k successes
 * @param n trials, at least 1
 * @returns lower and upper bound, in [0, 1]
 * @throws RangeError unless 0 ≤ k ≤ n are integers and the confidence lies between 0 and 1
 * @example
 * import { clopperPearson } from 'leukemia-notebooks';
 * clopperPearson(32, 34); // => { lower: 0.8032, upper: 0.9928 }
 * clopperPearson(34, 34); // => { lower: 0.8972, upper: 1 }
 */
export function clopperPearson(k: number, n: number, confidence = 0.95): Interval {
  requireProportion(k, n);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    upper: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}

/**
 * Score interval of a proportion (Wilson 1927, JASA 22:209): the proportions that a z-test would not reject. Shorter than
 * Clopper and Pearson's, and right on average over proportions rather than at least as often as promised for each.
 *
 * @param k successes
 * @param n trials, at least 1
 * @returns lower and upper bound, in [0, 1]
 * @throws RangeError unless 0 ≤ k ≤ n are integers and the confidence lies between 0 and 1
 * @example
 * import { wilson } from 'leukemia-notebooks';
 * wilson(32, 34); // => { lower: 0.8091, upper: 0.9837 }
 * wilson(34, 34); // => { lower: 0.8985, upper: 1 }
 */
export function wilson(k: number, n: number, confidence = 0.95): Interval {
  requireProportion(k, n);
  requireConfidence(confidence);
  const z = normalQuantile((1 + confidence) / 2);
  const centre = k + (z * z) / 2;
  const half = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  // At the ends centre and half are the same number on paper only.
  return {
    lower: k === 0 ? 0 : (centre - half) / (n + z * z),
    upper: k === n ? 1 : (centre + half) / (n + z * z),
  };
}

function requireProportion(k: number, n: number): void {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || n < 1 || k > n) {
    throw new RangeError(`Not a proportion: ${k} of ${n}.`);
  }
}

/** @throws RangeError unless the confidence lies between 0 and 1 */
export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, e.g. 0.95: ${confidence} does not.`);
  }
}

/** Quantile of the beta distribution: jstat's, right to about 1e-9, taken to the last digits by Newton's method. */
function betaQuantile(p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let x = jStat.beta.inv(p, a, b);
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
    x -= (incompleteBeta(x, a, b) - p) / density;
  }
  return x;
}
