import type { Label } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';
import { requireCount } from '../numerics/require.js';
import { requireFolds, stratifiedFolds } from '../numerics/stratified-folds.js';

/** A resampling plan is data, made before any model is fitted and saved with the results. */
export interface ResamplingPlan {
  readonly seed: number;
  readonly folds: number;
  readonly repeats: number;
  /** `assignment[repeat][sample]` is the fold (0 … folds-1) in which the sample is left out. */
  readonly assignment: readonly (readonly number[])[];
}

/**
 * Repeated stratified k-fold cross-validation: within each repeat every sample is left out exactly once, and each
 * class's counts differ by at most one between folds, as do the sizes of the folds.
 *
 * The seed of repeat r depends on r alone, so that more repeats leave the earlier ones as they were.
 *
 * @param y one label per sample
 * @param options.folds default 5
 * @param options.repeats default 1
 * @param options.seed an integer
 * @throws RangeError when a class has fewer samples than there are folds, or folds or repeats are no positive integers
 * @example
 * import { stratifiedKFold } from 'leukemia-notebooks';
 * const plan = stratifiedKFold([0, 0, 0, 0, 1, 1], { folds: 2, repeats: 2, seed: 1 });
 * plan.assignment; // => [[1, 0, 0, 1, 1, 0], [0, 0, 1, 1, 1, 0]]
 * stratifiedKFold([0, 0, 1], { folds: 2, seed: 1 });
 * // => throws 'stratifiedKFold: the smaller class has 1 samples, too few for 2 folds. Use at
 * //    most 1.'
 */
export function stratifiedKFold(
  y: readonly Label[],
  options: { folds?: number; repeats?: number; seed: number },
): ResamplingPlan {
  const { folds = 5, repeats = 1, seed } = options;
  if (!Number.isInteger(folds) || folds < 2) {
    throw new RangeError(`stratifiedKFold: folds must be a whole number above 1, not ${folds}.`);
  }
  requireCount('stratifiedKFold: repeats', repeats);
  requireFolds('stratifiedKFold', y, folds);
  const assignment = Array.from({ length: repeats }, (_, repeat) =>
    stratifiedFolds(y, folds, random(seed, repeat)),
  );
  return { seed, folds, repeats, assignment };
}

/** Indices of the samples left out in one fold of one repeat. */
export function leftOut(plan: ResamplingPlan, repeat: number, fold: number): number[] {
  return plan.assignment[repeat].flatMap((f, i) => (f === fold ? [i] : []));
}
