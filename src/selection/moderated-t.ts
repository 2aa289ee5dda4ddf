import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { median } from '../numerics/describe.js';
import { digamma, inverseTrigamma, trigamma } from '../numerics/polygamma.js';
import { twoSidedP } from '../numerics/student-t.js';
import { testableMoments } from './testable-moments.js';

/** Moderated t-tests of every column, and the prior that all columns together gave. */
export interface ModeratedT {
  /** Difference of class means, positive minus negative, over its moderated standard error; 0 for a constant column. */
  readonly t: number[];
  /** Two-sided p-values in (0, 1]; 1 for a constant column. */
  readonly p: number[];
  /** Degrees of freedom of every test: those of the residual plus those of the prior, at most those of all residuals. */
  readonly df: number;
  /** d₀, degrees of freedom of the prior; Infinity when the variances differ no more than chance makes them. */
  readonly priorDf: number;
  /** s₀², the variance that every column's own is drawn towards. */
  readonly priorVariance: number;
}

/**
 * Empirical-Bayes moderated t-tests, positive class minus negative: each column's pooled variance is drawn towards a
 * prior fitted to the variances of all columns, so that a small variance by luck makes no large t (Smyth 2004, Stat Appl
 * Genet Mol Biol 3:3; limma's `eBayes(lmFit(...))` with two groups).
 *
 * As limma does, variances enter the prior's fit raised to at least 1e-5 times their median, constant columns included.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { moderatedT } from 'leukemia-notebooks';
 * const X = new Matrix([[1, 5, 2], [2, 3, 2.1], [3, 4, 2.2], [5, 5, 3], [6, 4, 2.9], [7, 3, 3.1]]);
 * const { t, p, df } = moderatedT(X, [0, 0, 0, 1, 1, 1]);
 * t; // => [5.364, 0, 7.957]
 * p; // => [0.003305, 1, 0.0005770]
 * df; // => 4.859
 */
export function moderatedT(X: Matrix, y: readonly Label[]): ModeratedT {
  const { counts, means, squares } = testableMoments(X, y, 'A moderated t-test');
  const residualDf = counts[0] + counts[1] - 2;
  const variances = Array.from(squares[0], (sum, j) => (sum + squares[1][j]) / residualDf);
  const { priorDf, priorVariance } = fitPrior(variances, residualDf);
  const df = Math.min(residualDf + priorDf, X.columns * residualDf);
  const unscaled = Math.sqrt(1 / counts[0] + 1 / counts[1]);
  const t = variances.map((variance, j) => {
    const posterior =
      priorDf === Infinity
        ? priorVariance
        : (residualDf * variance + priorDf * priorVariance) / (residualDf + priorDf);
    const difference = means[1][j] - means[0][j];
    return difference === 0 ? 0 : difference / (unscaled * Math.sqrt(posterior));
  });
  return { t, p: t.map((value) => twoSidedP(value, df)), df, priorDf, priorVariance };
}

/**
 * Prior of variances with equal degrees of freedom, by the moments of their logarithms: log s² less its expectation
 * under one common variance scatters by ψ'(d/2) + ψ'(d₀/2) (Smyth 2004, section 6.2).
 *
 * @param variances one per column, not all 0
 * @param df residual degrees of freedom
 */
function fitPrior(variances: readonly number[], df: number) {
  const middle = median(variances);
  // More than half of the columns constant: limma takes 1 for the median, with a warning.
  const least = 1e-5 * (middle > 0 ? middle : 1);
  const raised = variances.map((variance) => Math.max(variance, least));
  const e = raised.map((variance) => Math.log(variance) - digamma(df / 2) + Math.log(df / 2));
  const n = e.length;
  const center = e.reduce((sum, value) => sum + value, 0) / n;
  const scatter = e.reduce((sum, value) => sum + (value - center) ** 2, 0) / Math.max(1, n - 1);
  const excess = scatter - trigamma(df / 2);
  if (n === 1) return { priorDf: 0, priorVariance: variances[0] };
  if (!(excess > 0)) {
    const average = raised.reduce((sum, variance) => sum + variance, 0) / n;
    return { priorDf: Infinity, priorVariance: average };
  }
  const priorDf = 2 * inverseTrigamma(excess);
  return {
    priorDf,
    priorVariance: Math.exp(center + digamma(priorDf / 2) - Math.log(priorDf / 2)),
  };
}
