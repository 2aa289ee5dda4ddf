import type { HeldOutSet } from '../cohort/dataset.js';
import { summarise } from './choose.js';
import type { CrossValidation } from './cross-validation.js';
import type { HoldOutResult } from './hold-out.js';
import { confusion } from './metrics.js';

/** On which side a pipeline errs. Class 1 is positive (AML in the leukemia cohort). */
export interface ClassErrors {
  readonly pipeline: string;
  readonly set: 'cross-validation' | 'held-out';
  /** Samples of either class. */
  readonly positives: number;
  readonly negatives: number;
  /** Positive samples called negative; in cross-validation per repeat, on average. */
  readonly missed: number;
  /** Negative samples called positive; likewise. */
  readonly falseAlarms: number;
  /** Area under the ROC curve; in cross-validation the mean over the folds. */
  readonly auc: number;
}

/**
 * Errors by class of pipelines that were cross-validated on the training samples: one row each, in their order.
 *
 * @example
 * import { crossValidate, crossValidatedClassErrors, diagonalLda } from 'leukemia-notebooks';
 * import { loadCohort, log2, pipeline, stratifiedKFold, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const DLDA = pipeline(log2({ floor: 100 }), tTestFilter({ top: 40 }), diagonalLda());
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const [row] = crossValidatedClassErrors(await crossValidate({ DLDA }, training, plan));
 * [row.positives, row.missed, row.negatives, row.falseAlarms]; // => [11, 0, 27, 0]
 */
export function crossValidatedClassErrors({ folds, scores }: CrossValidation): ClassErrors[] {
  return summarise(folds).map(({ pipeline, auc }) => {
    const own = scores.filter((row) => row.pipeline === pipeline);
    const repeats = new Set(own.map(({ repeat }) => repeat)).size;
    const counts = confusion(
      own.map(({ label }) => label),
      own.map(({ predicted }) => predicted),
    );
    return {
      pipeline,
      set: 'cross-validation',
      positives: (counts.truePositive + counts.falseNegative) / repeats,
      negatives: (counts.trueNegative + counts.falsePositive) / repeats,
      missed: counts.falseNegative / repeats,
      falseAlarms: counts.falsePositive / repeats,
      auc,
    };
  });
}

/**
 * Errors by class on the held-out samples: one row per pipeline, in their order.
 *
 * @example
 * import { diagonalLda, evaluateHoldOut, heldOutClassErrors } from 'leukemia-notebooks';
 * import { heldOutSet, loadCohort, log2, pipeline, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const heldOut = heldOutSet(cohort);
 * const DLDA = pipeline(log2({ floor: 100 }), tTestFilter({ top: 40 }), diagonalLda());
 * const results = await evaluateHoldOut({ DLDA }, trainingSet(cohort), heldOut, 1);
 * const [row] = heldOutClassErrors(results, heldOut);
 * [row.positives, row.missed, row.negatives, row.falseAlarms]; // => [14, 0, 20, 0]
 */
export function heldOutClassErrors(
  results: readonly HoldOutResult[],
  { y }: HeldOutSet,
): ClassErrors[] {
  return results.map(({ pipeline, predicted, auc }) => {
    const counts = confusion(y, predicted);
    return {
      pipeline,
      set: 'held-out',
      positives: counts.truePositive + counts.falseNegative,
      negatives: counts.trueNegative + counts.falsePositive,
      missed: counts.falseNegative,
      falseAlarms: counts.falsePositive,
      auc,
    };
  });
}
