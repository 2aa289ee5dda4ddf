import { mean } from '../numerics/describe.js';
import { normalQuantile } from '../numerics/normal.js';

/** How much the lists that one method made from several resamples of the data are alike. */
export interface StabilityEstimate {
  /** 1 when all lists are the same, about 0 when each is drawn at random; NaN where lists hold nothing or everything. */
  readonly stability: number;
  /** Of the estimate. */
  readonly variance: number;
  readonly lower: number;
  readonly upper: number;
}

type Lists = readonly (readonly string[])[];

/**
 * The stability measure of Nogueira, Sechidis & Brown (2018, JMLR 18(174):1-54): 1 minus the variance of each probe's
 * selection, averaged over the probes, over what that variance would be if lists of the same mean length were drawn at
 * random. Lists may be of different lengths; for equal ones it is Kuncheva's index.
 *
 * The variance and the interval are the paper's: the estimate is asymptotically normal for lists drawn independently of
 * each other. Resamples of one data set are drawn independently only given that data: the interval tells how far other
 * resamples would move the estimate, not how far another cohort would.
 *
 * @param lists one per resample, at least two; no list holds a probe twice
 * @param candidates d, how many probes a list could choose from
 * @throws RangeError with fewer than two lists, or fewer candidates than probes in them
 * @example
 * import { nogueira } from 'leukemia-notebooks';
 * nogueira([['a', 'b'], ['a', 'c'], ['a', 'b']], 100);
 * // => { stability: 0.6599, variance: 0.008570, lower: 0.4784, upper: 0.8413 }
 */
export function nogueira(lists: Lists, candidates: number, confidence = 0.95): StabilityEstimate {
  requireLists('nogueira', lists, candidates);
  const [M, d] = [lists.length, candidates];
  const frequency = selectionFrequencies(lists);
  const share = mean(lists.map((list) => list.length)) / d;
  // Where lists hold nothing, or everything, this is 0, and all that is divided by it 0 / 0.
  const chance = share * (1 - share);
  const spread = sum([...frequency.values()].map((p) => p * (1 - p))) * (M / (M - 1));
  const stability = 1 - spread / d / chance;
  // What each list contributes: φ_i of the paper, with k_i / d as `own` and the mean of z_if p_f over f as `met`.
  const contributions = lists.map((list) => {
    const own = list.length / d;
    const met = sum(list.map((probe) => frequency.get(probe)!)) / d;
    return (met - own * share + (stability / 2) * (2 * own * share - own - share + 1)) / chance;
  });
  const centre = mean(contributions);
  const variance = (4 / M ** 2) * sum(contributions.map((phi) => (phi - centre) ** 2));
  const margin = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return { stability, variance, lower: stability - margin, upper: stability + margin };
}

/**
 * Kuncheva's consistency index (2007, Proc. AIA, 421-427), averaged over all pairs of lists: (r - k²/d) / (k - k²/d) of
 * the r probes that two lists of k share, which is 0 on average for lists drawn at random and 1 for equal ones.
 *
 * @param lists one per resample, at least two; no list holds a probe twice
 * @param candidates d, how many probes a list could choose from
 * @returns NaN where it is not defined: lists of different lengths, empty ones, or such as hold all candidates
 * @throws RangeError with fewer than two lists, or fewer candidates than probes in them
 * @example
 * import { kuncheva } from 'leukemia-notebooks';
 * kuncheva([['a', 'b'], ['a', 'c']], 100); // => 0.4898
 * kuncheva([['a', 'b'], ['a']], 100); // => NaN
 */
export function kuncheva(lists: Lists, candidates: number): number {
  requireLists('kuncheva', lists, candidates);
  const k = lists[0].length;
  if (lists.some((list) => list.length !== k)) return NaN;
  // Of empty lists, and of such as hold all candidates, as many are expected as are there: 0 / 0.
  const expected = k ** 2 / candidates;
  return (sharedByPairs(lists) - expected) / (k - expected);
}

/**
 * How many probes two lists have in common, averaged over all pairs of lists; NaN for fewer than two.
 *
 * @example
 * import { sharedByPairs } from 'leukemia-notebooks';
 * sharedByPairs([['a', 'b'], ['a', 'c'], ['a', 'b']]); // => 1.333
 */
export function sharedByPairs(lists: Lists): number {
  const sets = lists.map((list) => new Set(list));
  const pairs = lists.flatMap((list, i) =>
    sets.slice(0, i).map((other) => list.filter((probe) => other.has(probe)).length),
  );
  return mean(pairs);
}

/**
 * The share of lists that each probe is in, highest first; equal ones in the order in which they are first met.
 *
 * @example
 * import { selectionFrequencies } from 'leukemia-notebooks';
 * const frequencies = selectionFrequencies([['a', 'b'], ['c', 'b'], ['b', 'a'], ['b']]);
 * [...frequencies]; // => [['b', 1], ['a', 0.5], ['c', 0.25]]
 */
export function selectionFrequencies(lists: Lists): Map<string, number> {
  const counts = new Map<string, number>();
  for (const probe of lists.flat()) counts.set(probe, (counts.get(probe) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return new Map(sorted.map(([probe, count]) => [probe, count / lists.length]));
}

function requireLists(what: string, lists: Lists, candidates: number): void {
  if (lists.length < 2) {
    throw new RangeError(
      `${what}: stability needs two lists at least, and here is ${lists.length}.`,
    );
  }
  const met = new Set(lists.flat()).size;
  if (!(Number.isInteger(candidates) && candidates >= met)) {
    throw new RangeError(
      `${what}: candidates is the number of probes that a list could hold, here at least ${met}, not ${candidates}.`,
    );
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
