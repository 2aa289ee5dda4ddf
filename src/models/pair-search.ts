import type { Label, TrainingSet } from '../cohort/dataset.js';
import { pairCounts } from './pair-counts.js';
import type { CountsByClass } from './pair-counts-plain.js';
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
 * first in the order of the columns. Exact: with n₀ and n₁ samples in the classes, n₀ n₁ |difference| is a whole number.
 *
 * @param training finite values, both classes present, at least two columns
 */
export function findTopScoringPair({ X, y }: Pick<TrainingSet, 'X' | 'y'>): ScoredPair {
  const ranks = rankWithinSamples(X);
  const [negative, positive] = ([0, 1] as const).map((label) =>
    ranks.filter((_, i) => y[i] === label).map(ordinalsOf),
  );
  const [n0, n1] = [negative.length, positive.length];
  const { below, above, count } = pairCounts([negative, positive], X.columns);
  const rankUnits = weightedRanks(ranks, y, [n0, n1]);
  let best: Pair = { first: 0, second: 1, units: 0, rankUnits: -1 };

  function consider(first: number, second: number, counts: CountsByClass, other: number): void {
    const units = n0 * counts[1][other] - n1 * counts[0][other];
    const apart = Math.abs(rankUnits[first] - rankUnits[second]);
    const gain = Math.abs(units) - Math.abs(best.units);
    if (gain < 0 || (gain === 0 && apart <= best.rankUnits)) return;
    best = { first, second, units, rankUnits: apart };
  }

  for (let first = 0; first < X.columns; first++) {
    count(first);
    const next = (from: number) => nextWith(Math.abs(best.units), from, n0, n1, below, above);
    for (let other = next(first + 1); other < X.columns; other = next(other + 1)) {
      consider(first, other, below, other);
      // Without ties, the other is below the first just where the first is not below the other.
      consider(other, first, above, other);
    }
  }
  const { first, second, units } = best;
  const rankScore = best.rankUnits / (2 * n0 * n1);
  return { first, second, difference: units / (n0 * n1), rankScore };
}

/** A pair with n₀ n₁ difference and 2 n₀ n₁ rank score. */
interface Pair {
  readonly first: number;
  readonly second: number;
  readonly units: number;
  readonly rankUnits: number;
}

/** The first column from `from` on that makes so large a difference in one of both orders; their number if none does. */
function nextWith(
  most: number,
  from: number,
  n0: number,
  n1: number,
  [below0, below1]: CountsByClass,
  [above0, above1]: CountsByClass,
): number {
  for (let j = from; j < below0.length; j++) {
    if (Math.abs(n0 * below1[j] - n1 * below0[j]) >= most) return j;
    if (Math.abs(n0 * above1[j] - n1 * above0[j]) >= most) return j;
  }
  return below0.length;
}

/** In the same order, ties equal, and below the number of columns: of tied values that share a rank, one of their places. */
function ordinalsOf(twiceRanks: Uint32Array): Uint32Array {
  return twiceRanks.map((twice) => (twice - 1) >> 1);
}

/**
 * Of every column n₀ times the sum of twice its ranks in the positive class less n₁ times that in the negative, so that
 * the rank score of a pair (Tan et al. 2005, Bioinformatics 21:3896, eq. 2-3) is the difference of two whole numbers over
 * 2 n₀ n₁, and equal ones are equal.
 */
function weightedRanks(
  twiceRanks: readonly Uint32Array[],
  y: readonly Label[],
  [n0, n1]: readonly [number, number],
): Float64Array {
  const weighted = new Float64Array(twiceRanks[0].length);
  twiceRanks.forEach((ranks, i) => {
    const weight = y[i] === 1 ? n0 : -n1;
    for (let j = 0; j < ranks.length; j++) weighted[j] += weight * ranks[j];
  });
  return weighted;
}
