import { mean } from '../numerics/describe.js';
import { kuncheva, nogueira, selectionFrequencies, sharedByPairs } from './stability.js';

/** The lists that each method made, one per resample, best probe first. */
export type NamedLists = Readonly<Record<string, readonly (readonly string[])[]>>;

/** How alike one method's lists of one size are: a row of `stability.csv`. */
export interface StabilityRow {
  readonly method: string;
  /** Probes asked for. */
  readonly size: number;
  readonly resamples: number;
  /** Probes that the lists have on average: fewer than asked for where a method ends earlier. */
  readonly mean_size: number;
  /** NaN where the lists differ in length. */
  readonly kuncheva: number;
  readonly nogueira: number;
  /** Bounds of its 95% interval. */
  readonly nogueira_lower: number;
  readonly nogueira_upper: number;
  /** Probes that two lists have in common, on average. */
  readonly mean_shared: number;
}

/**
 * Stability of each method at each size.
 *
 * @param lists best first, so that a list of k is the beginning of a longer one
 * @param sizes lengths at which lists are cut
 * @param candidates how many probes a list could choose from
 * @throws RangeError with fewer than two lists of a method, or fewer candidates than probes in them
 * @example
 * import { stabilityRows } from 'leukemia-notebooks';
 * const lists = { 't-test': [['a', 'b'], ['a', 'c'], ['a', 'b'], ['b', 'a']] };
 * const [row] = stabilityRows(lists, [2], 100);
 * [row.mean_size, row.kuncheva, row.mean_shared]; // => [2, 0.7449, 1.5]
 */
export function stabilityRows(
  lists: NamedLists,
  sizes: readonly number[],
  candidates: number,
): StabilityRow[] {
  return atSizes(lists, sizes).map(({ method, size, cut }) => {
    const { stability, lower, upper } = nogueira(cut, candidates);
    return {
      method,
      size,
      resamples: cut.length,
      mean_size: mean(cut.map((list) => list.length)),
      kuncheva: kuncheva(cut, candidates),
      nogueira: stability,
      nogueira_lower: lower,
      nogueira_upper: upper,
      mean_shared: sharedByPairs(cut),
    };
  });
}

/** How often one method selects one probe: a row of `selection-frequency.csv`. */
export interface FrequencyRow {
  readonly method: string;
  readonly size: number;
  readonly probe: string;
  /** Gene symbol where it is known, else empty. */
  readonly gene: string;
  /** Share of the resamples. */
  readonly frequency: number;
}

/**
 * Selection frequencies of each method at each size, highest first.
 *
 * @param lists best first, so that a list of k is the beginning of a longer one
 * @param sizes lengths at which lists are cut
 * @param genes gene symbols by accession
 * @param least frequencies below are left out
 * @example
 * import { frequencyRows } from 'leukemia-notebooks';
 * const lists = { 't-test': [['a', 'b'], ['a', 'c'], ['a', 'b'], ['b', 'a']] };
 * const rows = frequencyRows(lists, [2], new Map([['a', 'ZYX']]), 0.5);
 * rows.map(({ probe, gene, frequency }) => [probe, gene, frequency]);
 * // => [['a', 'ZYX', 1], ['b', '', 0.75]]
 */
export function frequencyRows(
  lists: NamedLists,
  sizes: readonly number[],
  genes: ReadonlyMap<string, string>,
  least: number,
): FrequencyRow[] {
  return atSizes(lists, sizes).flatMap(({ method, size, cut }) =>
    [...selectionFrequencies(cut)]
      .filter(([, frequency]) => frequency >= least)
      .map(([probe, frequency]) => ({
        method,
        size,
        probe,
        gene: genes.get(probe) ?? '',
        frequency,
      })),
  );
}

function atSizes(lists: NamedLists, sizes: readonly number[]) {
  return Object.entries(lists).flatMap(([method, whole]) =>
    sizes.map((size) => ({ method, size, cut: whole.map((list) => list.slice(0, size)) })),
  );
}
