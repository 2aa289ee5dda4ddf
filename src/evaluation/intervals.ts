import { jStat } from 'jstat';

/**
 * Exact two-sided confidence interval of a proportion (Clopper & Pearson 1934, Biometrika 26:404).
 *
 * @param k successes
 * @param n trials, at least 1
 * @returns lower and upper bound, in [0, 1]
 * @throws RangeError unless 0 ≤ k ≤ n are integers
 */
export function clopperPearson(
  k: number,
  n: number,
  confidence = 0.95,
): { lower: number; upper: number } {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || n < 1 || k > n) {
    throw new RangeError(`Not a proportion: ${k} of ${n}.`);
  }
  const tail = (1 - confidence) / 2;
  return {
    lower: k === 0 ? 0 : jStat.beta.inv(tail, k, n - k + 1),
    upper: k === n ? 1 : jStat.beta.inv(1 - tail, k + 1, n - k),
  };
}
