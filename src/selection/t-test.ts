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
 */
export function tTests(X: Matrix, y: readonly Label[], variant: TTestVariant = 'welch'): TTests {
  const moments = testableMoments(X, y, 'A t-test');
  const { t, df } = tStatistics(moments, variant);
  return { t, df, p: t.map((value, j) => pOf(value, df[j])) };
}

/** A constant column is no evidence; one that differs between the classes without any scatter is all that can be had. */
function pOf(t: number, df: number): number {
  if (Number.isNaN(t)) return 1;
  return Math.abs(t) === Infinity ? Number.MIN_VALUE : twoSidedP(t, df);
}

function tStatistics(moments: ClassStatistics, variant: TTestVariant) {
  const columns = moments.means[0].length;
  const t = new Array<number>(columns);
  const df = new Array<number>(columns);
  for (let j = 0; j < columns; j++) {
    const test = tTest(moments, j, variant);
    t[j] = test.t;
    df[j] = test.df;
  }
  return { t, df };
}

function tTest(
  { counts, means, squares }: ClassStatistics,
  j: number,
  variant: TTestVariant,
): { t: number; df: number } {
  const [n0, n1] = counts;
  const [s0, s1] = [squares[0][j], squares[1][j]];
  const difference = means[1][j] - means[0][j];
  if (s0 + s1 === 0) return { t: difference === 0 ? NaN : difference / 0, df: NaN };
  if (variant === 'pooled') {
    const df = n1 + n0 - 2;
    return { t: difference / Math.sqrt(((s0 + s1) / df) * (1 / n1 + 1 / n0)), df };
  }
  const error1 = s1 / (n1 - 1) / n1;
  const error0 = s0 / (n0 - 1) / n0;
  return {
    t: difference / Math.sqrt(error1 + error0),
    df: (error1 + error0) ** 2 / (error1 ** 2 / (n1 - 1) + error0 ** 2 / (n0 - 1)),
  };
}
