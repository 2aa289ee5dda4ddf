import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import type { ClassStatistics } from '../models/class-statistics.js';
import { twoSidedP } from '../numerics/student-t.js';
import { testableMoments } from './testable-moments.js';

/** Welch: unequal variances, Satterthwaite's degrees of freedom. Pooled: Student's, equal variances. */
export type TTestVariant = 'welch' | 'pooled';

/** One test per column. */
export interface TTests {
  /** Mean of the positive class minus mean of the negative, over its standard error; NaN for a constant column. */
  readonly t: number[];
  /** Degrees of freedom; NaN for a constant column. */
  readonly df: number[];
  /** Two-sided p-value in (0, 1]; 1 for a constant column. */
  readonly p: number[];
}

/**
 * Two-sample t-tests of every column, positive class minus negative (Welch 1947, Biometrika 34:28).
 *
 * A column that is constant over the samples says nothing: t and df are NaN, p is 1. One that is constant within each
 * class but differs between them has t = ±∞, df NaN and the smallest positive p.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @throws Error when a class has fewer than two samples, and naming row and column of a value that is not finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { tTests } from 'leukemia-notebooks';
 * const X = new Matrix([[1, 7], [2, 7], [3, 7], [5, 7], [6, 7], [7, 7]]);
 * tTests(X, [0, 0, 0, 1, 1, 1]);
 * // => { t: [4.899, NaN], df: [4, NaN], p: [0.008050, 1] }
 */
export function tTests(X: Matrix, y: readonly Label[], variant: TTestVariant = 'welch'): TTests {
  const { t, df } = tStatistics(X, y, variant);
  const tests: TTests = { t: [], df: [], p: [] };
  for (let j = 0; j < t.length; j++) {
    tests.t.push(t[j]);
    tests.df.push(df[j]);
    tests.p.push(tTestP(t[j], df[j]));
  }
  return tests;
}

/** `tTests` without the p-values, which take as long as all the rest. */
export function tStatistics(
  X: Matrix,
  y: readonly Label[],
  variant: TTestVariant,
): { t: Float64Array; df: Float64Array } {
  const moments = testableMoments(X, y, 'A t-test');
  const t = new Float64Array(X.columns);
  const df = new Float64Array(X.columns);
  const fill = variant === 'pooled' ? pooled : welch;
  fill(moments, t, df);
  return { t, df };
}

/** A constant column is no evidence; one that differs between the classes without any scatter is all that can be had. */
export function tTestP(t: number, df: number): number {
  if (Number.isNaN(t)) return 1;
  return Math.abs(t) === Infinity ? Number.MIN_VALUE : twoSidedP(t, df);
}

/** Without scatter the difference is divided by 0, and 0 / 0 is NaN. */
function welch(
  { counts, means, squares }: ClassStatistics,
  t: Float64Array,
  df: Float64Array,
): void {
  const [n0, n1] = counts;
  const [means0, means1] = means;
  const [squares0, squares1] = squares;
  for (let j = 0; j < t.length; j++) {
    const error1 = squares1[j] / (n1 - 1) / n1;
    const error0 = squares0[j] / (n0 - 1) / n0;
    const error = error1 + error0;
    t[j] = (means1[j] - means0[j]) / Math.sqrt(error);
    df[j] = (error * error) / ((error1 * error1) / (n1 - 1) + (error0 * error0) / (n0 - 1));
  }
}

function pooled(
  { counts, means, squares }: ClassStatistics,
  t: Float64Array,
  df: Float64Array,
): void {
  const [n0, n1] = counts;
  const n = n1 + n0 - 2;
  for (let j = 0; j < t.length; j++) {
    const scatter = squares[0][j] + squares[1][j];
    t[j] = (means[1][j] - means[0][j]) / Math.sqrt((scatter / n) * (1 / n1 + 1 / n0));
    df[j] = scatter === 0 ? NaN : n;
  }
}
