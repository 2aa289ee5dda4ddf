import type { Matrix } from 'ml-matrix';

import type { Label, TrainingSet } from '../cohort/dataset.js';

/** An ordered pair of columns, and how differently often the first is below the second in the classes. */
export interface ScoredPair {
  readonly first: number;
  readonly second: number;
  /** P(first < second | positive) - P(first < second | negative), between -1 and 1. */
  readonly difference: number;
  /** |difference between the classes of the mean of rank(first) - rank(second)|: decides between equal differences. */
  readonly rankScore: number;
}

/**
 * The ordered pair of columns with the largest |difference|; of several the one with the largest rank score, and then the
 * first in the order of the columns. Exact: all p (p - 1) pairs are looked at, each until it is clear that it can't win,
 * which mostly takes a few samples.
 *
 * With n₀ and n₁ samples in the classes, n₀ n₁ difference is an integer: n₀ n₁ less what each sample that disagrees
 * costs, n₁ for one of the negative class and n₀ for one of the positive.
 *
 * @param training finite values, both classes present, at least two columns
 */
export function findTopScoringPair({ X, y }: Pick<TrainingSet, 'X' | 'y'>): ScoredPair {
  const p = X.columns;
  const n = X.rows;
  const order = alternating(y);
  const ranks = rankWithinSamples(X, order);
  const positive = order.map((i) => y[i] === 1);
  const positives = positive.filter(Boolean).length;
  const most = positives * (n - positives);
  const cost = Float64Array.from(positive, (is) => (is ? n - positives : positives));
  // By how much disagreeing with "below in the positive class alone" rises when the first is below, and when it isn't.
  const ifBelow = cost.map((value, i) => (positive[i] ? 0 : value));
  const ifNot = cost.map((value, i) => (positive[i] ? value : 0));
  let best: ScoredPair = { first: 0, second: 1, difference: 0, rankScore: -1 };
  let bestUnits = 0;
  for (let first = 0; first < p; first++) {
    for (let second = 0; second < p; second++) {
      if (first === second) continue;
      const allowed = most - bestUnits;
      let disagree = 0;
      let opposite = 0; // the same for "below in the negative class alone"
      for (let i = 0; i < n && (disagree <= allowed || opposite <= allowed); i++) {
        const below = ranks[first * n + i] < ranks[second * n + i];
        disagree += below ? ifBelow[i] : ifNot[i];
        opposite += below ? ifNot[i] : ifBelow[i];
      }
      if (disagree > allowed && opposite > allowed) continue;
      const units = most - Math.min(disagree, opposite);
      const rankScore = rankScoreOf(ranks, first, second, positive);
      if (units === bestUnits && rankScore <= best.rankScore) continue;
      bestUnits = units;
      const difference = (disagree <= opposite ? units : -units) / most;
      best = { first, second, difference, rankScore };
    }
  }
  return best;
}

/** Tan et al. 2005, Bioinformatics 21:3896, eq. 2-3; over a common denominator, so that equal ones are equal. */
function rankScoreOf(
  ranks: Float64Array,
  first: number,
  second: number,
  positive: readonly boolean[],
): number {
  const n = positive.length;
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < n; i++) {
    const label = positive[i] ? 1 : 0;
    sums[label] += ranks[first * n + i] - ranks[second * n + i];
    counts[label]++;
  }
  return Math.abs(sums[1] * counts[0] - sums[0] * counts[1]) / (counts[0] * counts[1]);
}

/** Samples in an order in which both classes turn up early and often, so that few tell most pairs apart. */
function alternating(y: readonly Label[]): number[] {
  const place = ([0, 1] as const).flatMap((label) => {
    const members = y.flatMap((value, i) => (value === label ? [i] : []));
    return members.map((i, k) => ({ i, at: (k + 0.5) / members.length }));
  });
  return place.sort((a, b) => a.at - b.at).map(({ i }) => i);
}

/** Ranks of each sample's values among its own, ties sharing their mean rank; column by column, in the order given. */
function rankWithinSamples(X: Matrix, order: readonly number[]): Float64Array {
  const ranks = new Float64Array(X.rows * X.columns);
  order.forEach((sample, i) => {
    const values = Float64Array.from(X.getRow(sample));
    const sorted = values.slice().sort();
    values.forEach((value, j) => {
      ranks[j * X.rows + i] = (below(sorted, value, false) + 1 + below(sorted, value, true)) / 2;
    });
  });
  return ranks;
}

/** How many of the sorted values are smaller than `value`, or equal if these count too. */
function below(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
