import type { TrainingSet } from '../cohort/dataset.js';
import { requireBothClasses, requirePositive } from '../models/model.js';
import { type FittedTransform, requireFinite } from '../preprocessing/transform.js';
import { keepFirst, type Ranking } from './ranking.js';
import { rfeRanking } from './rfe-ranking.js';

export { rfeRanking, type RfeOptions, type RfeRanking } from './rfe-ranking.js';

/** Recursive feature elimination by a linear model. */
export interface RfeSpec {
  readonly kind: 'rfe';
  /** How many probes to keep. */
  readonly keep: number;
  /** Removed per round: a share of what remains when below 1, else a count. */
  readonly step: number;
  /** The model that ranks: L2 logistic regression or a linear support vector machine. */
  readonly model: 'svm' | 'l2-logistic';
  /** Its inverse penalty. */
  readonly C: number;
  /** KKT gap at which the support vector machine stops. */
  readonly tolerance?: number;
}

/**
 * Recursive feature elimination (Guyon et al. 2002, Machine Learning 46:389): fit a linear model, remove the probes
 * with the smallest squared weights, fit again on the rest, and so on. It looks at labels: it belongs inside every
 * fold. Fitting refuses missing values and a single class.
 *
 * @param options.keep how many probes to keep
 * @param options.step share of the remaining probes removed per round (below 1) or their count (1 or more); default 0.1
 * @param options.model what ranks; default `l2-logistic`
 * @param options.C its inverse penalty; default 1
 * @param options.tolerance of the support vector machine: default 1e-10, as the order of near-ties hangs on it
 * @throws RangeError when a number is outside its range
 * @example
 * import { fitTransforms, loadCohort, preparation, rfe, standardise } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const first = [...preparation(cohort), tTestFilter({ top: 200 }), standardise()];
 * const five = fitTransforms([...first, rfe({ keep: 5 })], trainingSet(cohort)).probes;
 * five; // => ['M84526_at', 'U46499_at', 'M27891_at', 'M23197_at', 'M92287_at']
 */
export function rfe(options: {
  keep: number;
  step?: number;
  model?: 'svm' | 'l2-logistic';
  C?: number;
  tolerance?: number;
}): RfeSpec {
  const { keep, step = 0.1, model = 'l2-logistic', C = 1, tolerance = 1e-10 } = options;
  requirePositive('rfe', { keep, step, C, tolerance });
  if (!Number.isInteger(keep))
    throw new RangeError(`rfe: keep must be a whole number, not ${keep}.`);
  if (step > 1 && !Number.isInteger(step)) {
    throw new RangeError(`rfe: step must be a share below 1 or a whole number, not ${step}.`);
  }
  if (model === 'l2-logistic' && options.tolerance !== undefined) {
    throw new RangeError("rfe: tolerance belongs to the support vector machine: use model: 'svm'.");
  }
  return { kind: 'rfe', keep, step, model, C, ...(model === 'svm' && { tolerance }) };
}

/** Kept columns come best first, the last one standing at the head: a shorter list is the beginning of a longer one. */
export function fitRfe(spec: RfeSpec, training: TrainingSet): FittedTransform {
  return keepFirst(rankByRfe(spec), training);
}

/** Orders all columns, however many are to be kept. */
export function rankByRfe({ keep, ...by }: RfeSpec): Ranking {
  return {
    count: keep,
    by,
    order(training) {
      requireFinite(training, 'rfe');
      requireBothClasses(training.y, 'rfe');
      return rfeRanking(training.X, training.y, by).order;
    },
  };
}
