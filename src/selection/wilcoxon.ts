import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { normalTwoSidedP } from '../numerics/normal.js';
import { requireSameLength } from '../numerics/require.js';
import { requireBothClasses } from '../models/model.js';

/** Rank-sum tests of every column. */
export interface Wilcoxon {
  /** Mann-Whitney's U of the positive class: pairs in which its sample is the larger one, ties counting one half. */
  readonly u: number[];
  /** Two-sided p-values in (0, 1]; 1 for a constant column. */
  readonly p: number[];
}

/** With fewer samples in each class and no ties, the distribution is counted out (as R's wilcox.test does). */
const EXACT_BELOW = 50;

/**
 * Wilcoxon's rank-sum test of every column (Wilcoxon 1945, Biometrics 1:80; Mann & Whitney 1947), as R's
 * `wilcox.test`: exact without ties and with fewer than 50 samples in each class, else by the normal approximation
 * with corrections for ties and for continuity.
 *
 * @param X samples × probes, finite
 * @param y one label per row, both classes present
 * @throws RangeError when there are not as many labels as rows; Error when a class is missing, and naming row and column of
 * a value that is not finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { wilcoxon } from 'leukemia-notebooks';
 * const X = new Matrix([[1, 7], [2, 7], [3, 7], [5, 7], [6, 7], [7, 7]]);
 * wilcoxon(X, [0, 0, 0, 1, 1, 1]); // => { u: [9, 4.5], p: [0.1, 1] }
 */
export function wilcoxon(X: Matrix, y: readonly Label[]): Wilcoxon {
  requireSameLength('A rank-sum test', { labels: y.length, 'rows of X': X.rows });
  requireBothClasses(y, 'wilcoxon');
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  const exact = positives < EXACT_BELOW && negatives < EXACT_BELOW;
  const cumulative = exact ? cumulativeU(positives, negatives) : [];
  const result: Wilcoxon = { u: [], p: [] };
  for (let j = 0; j < X.columns; j++) {
    const values = X.getColumn(j);
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new Error(
        `A rank-sum test needs finite values; row ${bad + 1}, column ${j + 1} is ${values[bad]}. Impute missing values first.`,
      );
    }
    const { rankSum, ties } = positiveRanks(values, y);
    const u = rankSum - (positives * (positives + 1)) / 2;
    result.u.push(u);
    result.p.push(
      exact && ties === 0
        ? exactP(u, positives * negatives, cumulative)
        : approximateP(u, positives, negatives, ties),
    );
  }
  return result;
}

/** Sum of the positive samples' ranks (mid-ranks for ties), and Σ(t³ - t) over groups of t equal values. */
function positiveRanks(values: readonly number[], y: readonly Label[]) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    const size = to - from;
    ties += size ** 3 - size;
    for (let k = from; k < to; k++) if (y[order[k]] === 1) rankSum += (from + 1 + to) / 2;
    from = to;
  }
  return { rankSum, ties };
}

/**
 * P(U ≤ u) for u = 0 … m n when all orders are equally likely: the sums of the coefficients of the Gaussian binomial
 * Π (1 - x^(n+k)) / (1 - x^k), k = 1 … m. A coefficient depends on lower ones only, so small tails stay exact.
 */
function cumulativeU(m: number, n: number): number[] {
  const counts = new Array<number>(m * n + 1).fill(0);
  counts[0] = 1;
  for (let k = 1; k <= m; k++) {
    for (let u = m * n; u >= n + k; u--) counts[u] -= counts[u - n - k];
    for (let u = k; u <= m * n; u++) counts[u] += counts[u - k];
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return counts.map((count) => (sum += count) / total);
}

function exactP(u: number, largest: number, cumulative: readonly number[]): number {
  const tail = Math.min(u, largest - u);
  return Math.min(1, 2 * cumulative[tail]);
}

function approximateP(u: number, m: number, n: number, ties: number): number {
  const N = m + n;
  const variance = ((m * n) / 12) * (N + 1 - ties / (N * (N - 1)));
  const distance = u - (m * n) / 2;
  if (distance === 0) return 1;
  return normalTwoSidedP((Math.abs(distance) - 0.5) / Math.sqrt(variance));
}
