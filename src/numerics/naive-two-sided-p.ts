import { jStat } from 'jstat';

/**
 * The p-value as it is often computed, 2 (1 - cdf(|t|)), with jstat's cdf: kept to show what goes wrong.
 *
 * A double near 1 has no room for less than 1e-16, so that a p below that is 0. `twoSidedP` does it right.
 *
 * @returns in [0, 1]; NaN when t or df is NaN
 * @example
 * import { naiveTwoSidedP } from 'leukemia-notebooks';
 * naiveTwoSidedP(2.042, 30); // => 0.05003
 * naiveTwoSidedP(20, 30); // => 0
 */
export function naiveTwoSidedP(t: number, df: number): number {
  return 2 * (1 - jStat.studentt.cdf(Math.abs(t), df));
}
