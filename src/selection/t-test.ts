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
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { tTests } from 'leukemia-notebooks';
 * const X = new Matrix([[1, 7], [2, 7], [3, 7], [5, 7], [6, 7], [7, 7]]);
 * tTests(X, [0, 0, 0, 1, 1, 1]);
 * // => { t: [4.899, NaN], df: [4, NaN], p: [0.008050, 1] }
 */
export function tTests(X: Matrix, y: readonly Label[], variant: TTestVariant = 'welch'): TTests {
  const { t, dfOf } = tStatistics(X, y, variant);
  const tests: TTests = { t: [], df: [], p: [] };
  for (let j = 0; j < t.length; j++) {
    const df = dfOf(j);
    tests.t.push(t[j]);
    tests.df.push(df);
    tests.p.push(tTestP(t[j], df));
  }
  return tests;
}

/** One test per column, as in `TTests`, without what few columns may be asked for. */
export interface TStatistics {
  readonly t: Float64Array;
  /** The degrees of freedom of one column. */
  readonly dfOf: (j: number) => number;
}

/** `tTests` without the p-values, which take as long as all the rest. */
export function tStatistics(X: Matrix, y: readonly Label[], variant: TTestVariant): TStatistics {
  const moments = testableMoments(X, y, 'A t-test');
  return variant === 'pooled' ? pooled(moments) : welch(moments);
}

/** A constant column is no evidence; one that differs between the classes without any scatter is all that can be had. */
export function tTestP(t: number, df: number): number {
  if (Number.isNaN(t)) return 1;
  return Math.abs(t) === Infinity ? Number.MIN_VALUE : twoSidedP(t, df);
}

/** Without scatter the difference is divided by 0, and 0 / 0 is NaN. */
function welch({ counts, means, squares }: ClassStatistics): TStatistics {
  const [n0, n1] = counts;
  const [means0, means1] = means;
  const [squares0, squares1] = squares;
  const t = new Float64Array(means0.length);
  for (let j = 0; j < t.length; j++) {
    const error = squares1[j] / (n1 - 1) / n1 + squares0[j] / (n0 - 1) / n0;
    t[j] = (means1[j] - means0[j]) / Math.sqrt(error);
  }
  return {
    t,
    dfOf(j) {
      const error1 = squares1[j] / (n1 - 1) / n1;
      const error0 = squares0[j] / (n0 - 1) / n0;
      const error = error1 + error0;
      return (error * error) / ((error1 * error1) / (n1 - 1) + (error0 * error0) / (n0 - 1));
    },
  };
}

function pooled({ counts, means, squares }: ClassStatistics): TStatistics {
  const [n0, n1] = counts;
  const n = n1 + n0 - 2;
  const scatter = (j: number) => squares[0][j] + squares[1][j];
  const error = (j: number) => Math.sqrt((scatter(j) / n) * (1 / n1 + 1 / n0));
  return {
    t: means[0].map((mean0, j) => (means[1][j] - mean0) / error(j)),
    dfOf: (j) => (scatter(j) === 0 ? NaN : n),
  };
}
