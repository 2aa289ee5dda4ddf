import type { Biomarker } from '../curated/biomarkers.js';
import type { SelectionRow } from '../selection/selection-table.js';
import type { RankedProbe } from './importance.js';
import { hypergeometricUpperTail } from '../numerics/hypergeometric.js';

/** How a list of probes overlaps a list of markers. */
export interface Overlap {
  readonly found: readonly Biomarker[];
  /** Markers that the cohort's arrays can report. */
  readonly onArray: number;
  /** How many a random list of the same length would hold on average. */
  readonly expected: number;
  /** Chance of so many or more in a random list (hypergeometric upper tail). */
  readonly p: number;
}

/**
 * Overlap of selected probes with markers. A probe that several lists name counts once.
 *
 * @param selected accessions, no repeats
 * @param markers the curated list
 * @param all every accession of the cohort
 * @example
 * import { loadBiomarkers, loadCohort, markerOverlap } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const accessions = cohort.probes.map(({ accession }) => accession);
 * const markers = await loadBiomarkers();
 * const { found, onArray } = markerOverlap(['X95735_at', 'M27891_at'], markers, accessions);
 * found.map(({ gene }) => gene); // => ['ZYX', 'CST3']
 * onArray; // => 75
 */
export function markerOverlap(
  selected: readonly string[],
  markers: readonly Biomarker[],
  all: readonly string[],
): Overlap {
  const onArray = new Set(all);
  const known = new Map(
    markers.filter(({ probe }) => onArray.has(probe)).map((marker) => [marker.probe, marker]),
  );
  const found = selected.flatMap((probe) => known.get(probe) ?? []);
  return {
    found,
    onArray: known.size,
    expected: (selected.length * known.size) / all.length,
    p: hypergeometricUpperTail(found.length, all.length, known.size, selected.length),
  };
}

/**
 * Where each ranking puts the markers. A probe of no importance has no place in a ranking, so its marker is left out.
 *
 * @param all every accession of the cohort
 * @returns the number of distinct marker probes on the array, and the ranks of those that each ranking holds
 * @example
 * import { loadBiomarkers, markerRanks, rankByImportance } from 'leukemia-notebooks';
 * const markers = await loadBiomarkers();
 * const ranked = rankByImportance(['M27891_at', 'unknown_at', 'X95735_at'], [3, 2, 1]);
 * markerRanks({ 't-test': ranked }, markers, ['X95735_at', 'M27891_at', 'unknown_at']);
 * // => { onArray: 2, rankings: [{ name: 't-test', ranks: [1, 3] }] }
 */
export function markerRanks(
  rankings: Readonly<Record<string, readonly RankedProbe[]>>,
  markers: readonly Biomarker[],
  all: readonly string[],
): { onArray: number; rankings: { name: string; ranks: number[] }[] } {
  const onArray = new Set(all);
  const known = new Set(markers.flatMap(({ probe }) => (onArray.has(probe) ? [probe] : [])));
  return {
    onArray: known.size,
    rankings: Object.entries(rankings).map(([name, ranked]) => ({
      name,
      ranks: ranked.flatMap(({ probe, rank, importance }) =>
        importance > 0 && known.has(probe) ? [rank] : [],
      ),
    })),
  };
}

/** A marker beside what the training samples say of it: a row of `biomarkers.csv`. */
export interface MarkerRow extends Biomarker {
  readonly t: number;
  readonly p_bh: number;
  /** Rank by p-value among all probes that vary; NaN for a probe that is constant on the training samples. */
  readonly t_rank: number;
  /** Class in which the probe is higher; empty where it is constant. */
  readonly higherIn: string;
  /** Whether that is the expected direction; absent where it is constant. */
  readonly agrees?: boolean;
}

/**
 * What the t-tests say of every marker on the array.
 *
 * @param byP the ranking by p-value
 * @param classes names of the positive and the negative class
 * @example
 * import { fitTransforms, loadBiomarkers, loadCohort, markerRows } from 'leukemia-notebooks';
 * import { preparation, rankProbes, selectionStatistics, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const logged = fitTransforms(preparation(cohort), training).transform(training);
 * const statistics = selectionStatistics(logged, new Map());
 * const byP = rankProbes(statistics, {})['t-test'];
 * const rows = markerRows(await loadBiomarkers(), statistics, byP, cohort.classes);
 * const { gene, t, t_rank, agrees } = rows.find(({ probe }) => probe === 'X95735_at')!;
 * [gene, t, t_rank, agrees]; // => ['ZYX', 9.574, 5, true]
 */
export function markerRows(
  markers: readonly Biomarker[],
  statistics: readonly SelectionRow[],
  byP: readonly RankedProbe[],
  classes: { readonly positive: string; readonly negative: string },
): MarkerRow[] {
  const rows = new Map(statistics.map((row) => [row.probe, row]));
  const ranks = new Map(byP.map(({ probe, rank }) => [probe, rank]));
  return markers.flatMap((marker) => {
    const row = rows.get(marker.probe);
    if (!row) return [];
    const higherIn = row.t > 0 ? classes.positive : row.t < 0 ? classes.negative : '';
    return {
      ...marker,
      t: row.t,
      p_bh: row.p_bh,
      t_rank: ranks.get(marker.probe) ?? NaN,
      higherIn,
      ...(higherIn !== '' && { agrees: higherIn === marker.direction }),
    };
  });
}

/**
 * Overlap of several lists with each source of markers, one row per pair.
 *
 * @param lists selected accessions by name
 * @example
 * import { loadBiomarkers, loadCohort, overlapRows } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const accessions = cohort.probes.map(({ accession }) => accession);
 * const lists = { 't-test': ['X95735_at', 'M27891_at', 'L31801_at'] };
 * const rows = overlapRows(lists, await loadBiomarkers(), accessions);
 * rows.map(({ source, listed, found, genes }) => [source, listed, found, genes]);
 * // => [['Golub 1999', 3, 2, 'ZYX CST3'], ['ELN 2017', 3, 0, '']]
 */
export function overlapRows(
  lists: Readonly<Record<string, readonly string[]>>,
  markers: readonly Biomarker[],
  all: readonly string[],
): {
  list: string;
  source: string;
  listed: number;
  markers: number;
  found: number;
  expected: number;
  p: number;
  genes: string;
}[] {
  const sources = [...new Set(markers.map(({ source }) => source))];
  return Object.entries(lists).flatMap(([list, selected]) =>
    sources.map((source) => {
      const own = markers.filter((marker) => marker.source === source);
      const { found, onArray, expected, p } = markerOverlap(selected, own, all);
      const genes = [...new Set(found.map(({ gene }) => gene))].join(' ');
      return {
        list,
        source,
        listed: selected.length,
        markers: onArray,
        found: found.length,
        expected,
        p,
        genes,
      };
    }),
  );
}
