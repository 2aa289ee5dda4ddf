import type { Label } from '../cohort/dataset.js';
import { summarise } from './choose.js';
import { type CrossValidation, meanScores } from './cross-validation.js';

/** One pipeline as one engine solves it, on the same folds as the others. */
export interface EngineResult {
  readonly pipeline: string;
  readonly engine: string;
  /** Means over folds. */
  readonly accuracy: number;
  readonly auc: number;
  /** The samples in the order in which they were left out, with their labels and left-out scores, means over repeats. */
  readonly samples: readonly string[];
  readonly y: readonly Label[];
  readonly scores: readonly number[];
  /** Largest difference of any score from those of the pipeline's first engine; 0 for that one. */
  readonly difference: number;
}

/**
 * Puts engines that solve the same pipelines side by side; the first engine of a pipeline is what the others differ
 * from.
 *
 * @param contestants pipeline and engine by the name under which each was cross-validated
 * @example
 * import { compareEngines, crossValidate, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { standardise, stratifiedKFold, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 10 }), standardise()];
 * const ours = pipeline(...steps, svm());
 * const library = pipeline(...steps, svm({ engine: 'ml-svm' }));
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const [first, second] = compareEngines(await crossValidate({ ours, library }, training, plan), {
 *   ours: { pipeline: 'SVM', engine: 'own' },
 *   library: { pipeline: 'SVM', engine: 'ml-svm' },
 * });
 * [first.difference, second.difference < 0.1]; // => [0, true]
 */
export function compareEngines(
  { folds, scores }: CrossValidation,
  contestants: Readonly<Record<string, { pipeline: string; engine: string }>>,
): EngineResult[] {
  const summary = summarise(folds);
  const first = new Map<string, readonly number[]>();
  return Object.entries(contestants).map(([name, { pipeline, engine }]) => {
    const own = meanScores(scores, name);
    const reference = first.get(pipeline) ?? own.scores;
    first.set(pipeline, reference);
    const { accuracy, auc } = summary.find((row) => row.pipeline === name)!;
    const difference = Math.max(...own.scores.map((score, i) => Math.abs(score - reference[i])));
    return { pipeline, engine, accuracy, auc, ...own, difference };
  });
}
