import { divide, type TrainingSet } from '../cohort/dataset.js';
import { pause } from '../numerics/pause.js';
import { sharedTransforms } from '../pipeline/shared-fit.js';
import type { TransformSpec } from '../pipeline/spec.js';
import type { NamedLists } from '../selection/stability-table.js';
import type { LeftOutRows } from './resamples.js';

/**
 * What each method selects on each resample. A method is a sequence of steps that ends in a selection, and all of it is
 * fitted anew on the samples that a resample keeps.
 *
 * @param methods by the name they have in tables
 * @param leftOut a list of rows for each resample
 * @param progress told after each method and resample
 * @returns by method, accessions in the order in which the last step leaves them: best first by a ranking
 */
export async function resampledLists(
  methods: Readonly<Record<string, readonly TransformSpec[]>>,
  data: TrainingSet,
  leftOut: LeftOutRows,
  progress?: (done: number, total: number, label: string) => void,
): Promise<NamedLists> {
  const names = Object.keys(methods);
  const lists: Record<string, (readonly string[])[]> = {};
  for (const name of names) lists[name] = [];
  let done = 0;
  for (const rows of leftOut) {
    const after = sharedTransforms(divide(data, rows).training);
    for (const name of names) {
      lists[name].push(after(methods[name]).transforms.probes);
      progress?.(++done, names.length * leftOut.length, name);
      await pause();
    }
  }
  return lists;
}
