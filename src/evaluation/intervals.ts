import { jStat } from 'jstat';

import { incompleteBeta, logBeta } from '../numerics/special.js';

/**
 * Exact two-sided confidence interval of a proportion (Clopper & Pearson 1934, Biometrika 26:404).
 *
 * @param k successes
 * @param n trials, at least 1
 * @returns lower and upper bound, in [0, 1]
 * @throws RangeError unless 0 ≤ k ≤ n are integers and the confidence lies between 0 and 1
 */
export function clopperPearson(
  k: number,
  n: number,
  confidence = 0.95,
): { lower: number; upper: number } {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || n < 1 || k > n) {
    throw new RangeError(`Not a proportion: ${k} of ${n}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, e.g. 0.95: ${confidence} does not.`);
  }
  const tail = (1 - confidence) / 2;
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    upper: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
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
