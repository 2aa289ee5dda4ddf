import type { Label, TrainingSet } from '../cohort/dataset.js';
import { rankWithinSamples } from './within-sample-ranks.js';

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
 * first in the order of the columns. Exact: every pair is looked at until it is clear that it can't win, which mostly
 * takes a few samples.
 *
 * With n₀ and n₁ samples in the classes, n₀ n₁ |difference| is a whole number: n₀ n₁ less what each sample costs that
 * disagrees with "first below second in one class alone", n₁ for one of the negative class and n₀ for one of the positive.
 *
 * @param training finite values, both classes present, at least two columns
 */
export function findTopScoringPair({ X, y }: Pick<TrainingSet, 'X' | 'y'>): ScoredPair {
  const order = alternating(y);
  const ranks = rankWithinSamples(X, order);
  const positive = order.map((i) => y[i] === 1);
  const n = positive.length;
  const positives = positive.filter(Boolean).length;
  const most = positives * (n - positives);
  // What a sample costs that has the first below the second, or has not, in the case of "positive class alone"; in the
  // other case it is the other way round.
  const ifBelow = Int32Array.from(positive, (is) => (is ? 0 : positives));
  const ifNot = Int32Array.from(positive, (is) => (is ? n - positives : 0));
  let best: ScoredPair = { first: 0, second: 1, difference: 0, rankScore: -1 };
  let bestUnits = 0;

  /** Takes the pair for the best if it is better. @returns whether a sample was seen in which both are equal */
  function consider(first: number, second: number): boolean {
    const allowed = most - bestUnits;
    let inPositive = 0;
    let inNegative = 0;
    let tied = false;
    for (let i = 0, a = first * n, b = second * n; i < n; i++, a++, b++) {
      const below = ranks[a] < ranks[b];
      if (ranks[a] === ranks[b]) tied = true;
      inPositive += below ? ifBelow[i] : ifNot[i];
      inNegative += below ? ifNot[i] : ifBelow[i];
      if (inPositive > allowed && inNegative > allowed) return tied;
    }
    const units = most - Math.min(inPositive, inNegative);
    const rankScore = rankScoreOf(ranks, first, second, positive);
    if (units > bestUnits || rankScore > best.rankScore) {
      const sign = inPositive <= inNegative ? 1 : -1;
      best = { first, second, difference: (sign * units) / most, rankScore };
      bestUnits = units;
    }
    return tied;
  }

  for (let first = 0; first < X.columns; first++) {
    for (let second = first + 1; second < X.columns; second++) {
      // Without ties, the second is below the first just where the first is not below the second.
      if (consider(first, second)) consider(second, first);
    }
  }
  return best;
}

/** Tan et al. 2005, Bioinformatics 21:3896, eq. 2-3; over a common denominator, so that equal ones are equal. */
function rankScoreOf(
  ranks: Uint32Array,
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
  return Math.abs(sums[1] * counts[0] - sums[0] * counts[1]) / (2 * counts[0] * counts[1]);
}

/** Samples in an order in which both classes turn up early and often, so that few tell most pairs apart. */
function alternating(y: readonly Label[]): number[] {
  const place = ([0, 1] as const).flatMap((label) => {
    const members = y.flatMap((value, i) => (value === label ? [i] : []));
    return members.map((i, k) => ({ i, at: (k + 0.5) / members.length }));
  });
  return place.sort((a, b) => a.at - b.at).map(({ i }) => i);
}
