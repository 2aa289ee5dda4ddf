import type { TrainingSet } from '../cohort/dataset.js';
import { requireCount } from '../numerics/require.js';
import { inTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { summarise } from './choose.js';
import { crossValidate } from './cross-validation.js';
import type { LearnerSpec } from './learn.js';
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

/** Of the cross-validation that is made of each labelling. */
export interface PermutationOptions {
  readonly folds?: number;
  readonly repeats?: number;
  readonly seed: number;
}

/**
 * Permutation test of a whole pipeline (Golland & Fischl 2003, IPMI; Ojala & Garriga 2010, JMLR 11:1833): it is
 * cross-validated on the labels as they are and on random permutations of them, and whatever choosing, selecting and
 * tuning it contains is done anew each time. The p-value is the share of labellings that do as well as the true one.
 *
 * Permutation r is drawn by the seed and r alone.
 *
 * @param options.permutations m, 1 or more: p is at least 1 / (m + 1)
 * @param options.folds of a stratified cross-validation, default 5
 * @param options.repeats deals of the folds, default 1
 * @param progress told after each labelling, the true one included
 * @param workers who does the labellings; default this thread
 * @throws RangeError when permutations is no positive whole number
 * @example
 * import { diagonalLda, loadCohort, log2, permutationTest, pipeline } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 20 }), diagonalLda());
 * const { accuracy } = await permutationTest(spec, training, { permutations: 9, seed: 1 });
 * [accuracy.observed, accuracy.permuted.length, accuracy.p]; // => [1, 9, 0.1]
 */
export async function permutationTest(
  spec: LearnerSpec,
  data: TrainingSet,
  options: PermutationOptions & { readonly permutations: number },
  progress?: ProgressReport,
  workers: Workers = inTurn,
): Promise<{ accuracy: PermutationTest; auc: PermutationTest }> {
  const { permutations, ...more } = options;
  requireCount('permutationTest: permutations', permutations);
  const pieceOf = (r: number): Parameters<typeof permutedMetrics> => [spec, data, more, r];
  const pieces = Array.from({ length: permutations + 1 }, (_, r) => pieceOf(r));
  return permutationTests(await workers.map(permutedMetrics, pieces, progress));
}

/** The tests that metrics of all labellings make, those of the true one first. */
export function permutationTests(rows: readonly { accuracy: number; auc: number }[]): {
  accuracy: PermutationTest;
  auc: PermutationTest;
} {
  const testOf = (name: 'accuracy' | 'auc'): PermutationTest => {
    const [observed, ...permuted] = rows.map((row) => row[name]);
    return { observed, permuted, p: permutationP(observed, permuted) };
  };
  return { accuracy: testOf('accuracy'), auc: testOf('auc') };
}

/**
 * Cross-validated accuracy and AUC of one labelling, as `summarise` gives them: folds are stratified by these labels and
 * every step is fitted anew in every fold.
 *
 * @param options.folds default 5
 * @param options.repeats default 1
 * @param permutation 0 for the labels as they are
 * @example
 * import { diagonalLda, loadCohort, log2, permutedMetrics, pipeline } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 20 }), diagonalLda());
 * await permutedMetrics(spec, training, { seed: 1 }, 0); // => { accuracy: 1, auc: 1 }
 * await permutedMetrics(spec, training, { seed: 1 }, 1); // => { accuracy: 0.5214, auc: 0.5167 }
 */
export async function permutedMetrics(
  spec: LearnerSpec,
  data: TrainingSet,
  options: PermutationOptions,
  permutation: number,
): Promise<{ accuracy: number; auc: number }> {
  const labelled = permutedLabels(data, options.seed, permutation);
  const { folds } = await crossValidate(
    { it: spec },
    labelled,
    stratifiedKFold(labelled.y, options),
  );
  const { accuracy, auc } = summarise(folds)[0];
  return { accuracy, auc };
}
