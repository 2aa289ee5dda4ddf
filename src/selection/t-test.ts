import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { range } from '../numerics/columns.js';
import { twoSidedP } from '../numerics/special.js';

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
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  if (positives < 2 || negatives < 2) {
    throw new Error(
      `A t-test needs two samples of each class; here are ${positives} positive and ${negatives} negative.`,
    );
  }
  X.to2DArray().forEach((row, i) => {
    const j = row.findIndex((value) => !Number.isFinite(value));
    if (j >= 0) {
      throw new Error(
        `A t-test needs finite values; row ${i + 1}, column ${j + 1} is ${row[j]}. Impute missing values first.`,
      );
    }
  });
  const result: TTests = { t: [], df: [], p: [] };
  for (let j = 0; j < X.columns; j++) {
    const { t, df } = tTest(X, y, j, positives, negatives, variant);
    result.t.push(t);
    result.df.push(df);
    result.p.push(
      Number.isNaN(t) ? 1 : t === Infinity || t === -Infinity ? Number.MIN_VALUE : twoSidedP(t, df),
    );
  }
  return result;
}

function tTest(
  X: Matrix,
  y: readonly Label[],
  j: number,
  n1: number,
  n0: number,
  variant: TTestVariant,
): { t: number; df: number } {
  const { min, max } = range(X, j);
  if (max === min) return { t: NaN, df: NaN };
  const sums = [0, 0];
  for (let i = 0; i < y.length; i++) sums[y[i]] += X.get(i, j);
  const means = [sums[0] / n0, sums[1] / n1];
  const squares = [0, 0];
  for (let i = 0; i < y.length; i++) squares[y[i]] += (X.get(i, j) - means[y[i]]) ** 2;

  const difference = means[1] - means[0];
  // Within-class scatter that is rounding alone: the column has one value per class.
  if (squares[0] + squares[1] <= (1e-14 * Math.max(Math.abs(min), Math.abs(max))) ** 2 * y.length) {
    return { t: difference > 0 ? Infinity : -Infinity, df: NaN };
  }
  if (variant === 'pooled') {
    const df = n1 + n0 - 2;
    const variance = (squares[0] + squares[1]) / df;
    return { t: difference / Math.sqrt(variance * (1 / n1 + 1 / n0)), df };
  }
  const error1 = squares[1] / (n1 - 1) / n1;
  const error0 = squares[0] / (n0 - 1) / n0;
  return {
    t: difference / Math.sqrt(error1 + error0),
    df: (error1 + error0) ** 2 / (error1 ** 2 / (n1 - 1) + error0 ** 2 / (n0 - 1)),
  };
}
