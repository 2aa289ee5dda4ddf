import type { TrainingSet } from '../cohort/dataset.js';
import { pause } from '../numerics/pause.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { crossValidate, summarise } from './cross-validation.js';
import { permutationP } from './permutation-p.js';
import { permutedLabels } from './permuted-labels.js';
import { stratifiedKFold } from './resampling.js';

/** A statistic on the true labels and on permutations of them. */
export interface PermutationTest {
  readonly observed: number;
  /** One per permutation. */
  readonly permuted: readonly number[];
  /** (b + 1) / (m + 1), one-sided: large values speak against chance. */
  readonly p: number;
}

/**
 * Permutation test of everything that is done with the labels (Golland & Fischl 2003, IPMI; Ojala & Garriga 2010, JMLR
 * 11:1833): the statistics are computed on the labels as they are and on random permutations of them, and whatever
 * choosing, selecting and tuning they contain is done anew each time. The p-value is the share of labellings that do as
 * well as the true one.
 *
 * Permutation r is drawn by the seed and r alone.
 *
 * @param statistics numbers by name of labelled samples, e.g. `crossValidatedMetrics(spec, { seed })`
 * @param options.permutations m, 1 or more: p is at least 1 / (m + 1)
 * @param progress told after each labelling, the true one included
 * @returns a test for each statistic
 */
export async function permutationTest<Name extends string>(
  statistics: (labelled: TrainingSet) => Promise<Readonly<Record<Name, number>>>,
  data: TrainingSet,
  options: { permutations: number; seed: number },
  progress?: (done: number, total: number) => void,
): Promise<Record<Name, PermutationTest>> {
  const { permutations, seed } = options;
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(
      `permutationTest: permutations must be a positive whole number, not ${permutations}.`,
    );
  }
  const rows: Readonly<Record<Name, number>>[] = [];
  for (let r = 0; r <= permutations; r++) {
    rows.push(await statistics(permutedLabels(data, seed, r)));
    progress?.(r + 1, permutations + 1);
    await pause();
  }
  const testOf = (name: Name): PermutationTest => {
    const [observed, ...permuted] = rows.map((row) => row[name]);
    return { observed, permuted, p: permutationP(observed, permuted) };
  };
  const names = Object.keys(rows[0]) as Name[];
  return Object.fromEntries(names.map((name) => [name, testOf(name)])) as Record<
    Name,
    PermutationTest
  >;
}

/**
 * Cross-validated accuracy and AUC of a pipeline, as `summarise` gives them, of whatever labels come: folds are stratified
 * by these labels and every step is fitted anew in every fold.
 */
export function crossValidatedMetrics(
  spec: PipelineSpec,
  options: { folds?: number; repeats?: number; seed: number },
): (labelled: TrainingSet) => Promise<{ accuracy: number; auc: number }> {
  return async (labelled) => {
    const plan = stratifiedKFold(labelled.y, options);
    const { folds } = await crossValidate({ it: spec }, labelled, plan);
    const { accuracy, auc } = summarise(folds)[0];
    return { accuracy, auc };
  };
}
