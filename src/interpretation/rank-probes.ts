import type { TrainingSet } from '../cohort/dataset.js';
import { pause } from '../numerics/pause.js';
import { random } from '../numerics/random.js';
import { fitModel, fitTransforms } from '../pipeline/fit.js';
import type { ModelSpec, TransformSpec } from '../pipeline/spec.js';
import type { SelectionRow } from '../selection/selection-table.js';
import { rankByImportance, type RankedProbe } from './importance.js';

/**
 * Ranks all probes by the p-value of their t-test and by every model's importance, each model fitted on the same
 * transformed training samples.
 *
 * @param statistics t-tests of the training samples; constant probes are left out of the ranking
 * @param progress told after each model how many of how many are done
 * @returns one ranking per name, `t-test` first; best probe first
 */
export async function rankProbes(
  statistics: readonly SelectionRow[],
  models: Readonly<Record<string, ModelSpec>>,
  steps: readonly TransformSpec[],
  training: TrainingSet,
  seed: number,
  progress?: (done: number, total: number, label: string) => void,
): Promise<Record<string, RankedProbe[]>> {
  const tested = statistics.filter(({ t }) => !Number.isNaN(t));
  const byP = rankByImportance(
    tested.map(({ probe }) => probe),
    tested.map(({ p }) => -Math.log10(p)),
  );
  const rankings: Record<string, RankedProbe[]> = { 't-test': byP };
  const data = fitTransforms(steps, training).transform(training);
  const named = Object.entries(models);
  for (const [k, [name, spec]] of named.entries()) {
    const { probes, importance } = fitModel(spec, data, random(seed));
    rankings[name] = rankByImportance(probes, importance);
    progress?.(k + 1, named.length, name);
    await pause();
  }
  return rankings;
}

/** Accessions of the first k probes of each ranking, those of no importance left out. */
export function firstProbes(
  rankings: Readonly<Record<string, readonly RankedProbe[]>>,
  k: number,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(rankings).map(([name, ranked]) => [
      name,
      ranked
        .filter(({ importance }) => importance > 0)
        .slice(0, k)
        .map(({ probe }) => probe),
    ]),
  );
}
