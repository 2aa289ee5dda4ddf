import { divide, type TrainingSet } from '../cohort/dataset.js';
import { inTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { sharedFits } from '../pipeline/shared-fits.js';
import type { TransformSpec } from '../pipeline/spec.js';
import type { NamedLists } from '../selection/stability-table.js';
import type { LeftOutRows } from './resamples.js';

/** Sequences of steps that end in a selection, by the name they have in tables. */
export type SelectionMethods = Readonly<Record<string, readonly TransformSpec[]>>;

/**
 * What each method selects on each resample. A method is a sequence of steps that ends in a selection, and all of it is
 * fitted anew on the samples that a resample keeps.
 *
 * @param leftOut a list of rows for each resample
 * @param progress told after each resample
 * @param workers who does the resamples; default this thread
 * @returns by method, accessions in the order in which the last step leaves them: best first by a ranking
 * @example
 * import { loadCohort, log2, resampledLists, sharedByPairs } from 'leukemia-notebooks';
 * import { stratifiedSubsamples, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const methods = { 't-test': [log2({ floor: 100 }), tTestFilter({ top: 10 })] };
 * const parts = stratifiedSubsamples(training.y, { resamples: 5, share: 0.8, seed: 1 });
 * const lists = await resampledLists(methods, training, parts);
 * lists['t-test'].map((list) => list.length); // => [10, 10, 10, 10, 10]
 * sharedByPairs(lists['t-test']); // => 5.4
 */
export async function resampledLists(
  methods: SelectionMethods,
  data: TrainingSet,
  leftOut: LeftOutRows,
  progress?: ProgressReport,
  workers: Workers = inTurn,
): Promise<NamedLists> {
  const pieces = leftOut.map((rows): Parameters<typeof listsWithout> => [methods, data, rows]);
  const lists = await workers.map(listsWithout, pieces, progress);
  return Object.fromEntries(
    Object.keys(methods).map((name) => [name, lists.map((found) => found[name])]),
  );
}

/**
 * What each method selects when some rows are left out: its list by its name.
 *
 * @param rows indices (into `data`) of the rows to leave out
 * @example
 * import { listsWithout, loadCohort, log2, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const methods = { 't-test': [log2({ floor: 100 }), tTestFilter({ top: 3 })] };
 * listsWithout(methods, training, [0, 1, 2]);
 * // => { 't-test': ['M27891_at', 'M23197_at', 'X95735_at'] }
 */
export function listsWithout(
  methods: SelectionMethods,
  data: TrainingSet,
  rows: readonly number[],
): Record<string, readonly string[]> {
  const fits = sharedFits(divide(data, rows).training);
  return Object.fromEntries(
    Object.entries(methods).map(([name, steps]) => [name, fits.after(steps).probes]),
  );
}
