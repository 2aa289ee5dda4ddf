import type { TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { smallerClass, stratifiedFolds } from '../numerics/stratified-folds.js';
import { requireFinite } from '../preprocessing/transform.js';
import { centroidScore } from './centroid-score.js';
import { sigmoid } from './logistic-loss.js';
import { type FittedModel, requireBothClasses } from './model.js';
import { errorsByThreshold, softThreshold, unshrunkenCentroids } from './shrunken-centroids.js';

/** Nearest shrunken centroids (PAM). */
export interface NearestShrunkenCentroidsSpec {
  readonly kind: 'nearest-shrunken-centroids';
  /** Δ, in the unit of a t statistic; `cross-validated`: chosen inside the training samples. */
  readonly threshold: number | 'cross-validated';
}

/** Thresholds tried, and folds: pamr's defaults. */
const THRESHOLDS = 30;
const FOLDS = 10;

/**
 * Nearest shrunken centroids, "prediction analysis of microarrays": probes whose class means differ by less than the
 * threshold have no say, the others less than they would (Tibshirani et al. 2002, PNAS 99:6567; R package pamr).
 *
 * The score is the log odds of the positive class (threshold 0), importance the shrunken difference in the unit of a t
 * statistic. Fitting refuses missing values, a single class, and a class too small to cross-validate.
 *
 * @param options.threshold default `cross-validated`: of 30 between 0 and the largest |d|, the one with the fewest errors
 *   in 10-fold stratified cross-validation; the largest of several, and so the fewest probes
 * @throws RangeError when the threshold is negative or not a number
 * @example
 * import { fit, loadCohort, nearestShrunkenCentroids, pipeline } from 'leukemia-notebooks';
 * import { preparation, random, trainingSet, varianceFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const varying = varianceFilter({ by: 'varying' });
 * const spec = pipeline(...preparation(cohort), varying, nearestShrunkenCentroids());
 * const { model } = fit(spec, trainingSet(cohort), random(1));
 * model.summary; // => { shrinkage: 10.13, cvError: 0, probesUsed: 1 }
 */
export function nearestShrunkenCentroids(
  options: { threshold?: number | 'cross-validated' } = {},
): NearestShrunkenCentroidsSpec {
  const { threshold = 'cross-validated' } = options;
  if (threshold !== 'cross-validated' && !(threshold >= 0 && threshold < Infinity)) {
    throw new RangeError(
      `nearestShrunkenCentroids: threshold must be 0 or more, not ${threshold}.`,
    );
  }
  return { kind: 'nearest-shrunken-centroids', threshold };
}

/**
 * Fits nearest shrunken centroids. The score is the log odds of the positive class (threshold 0), with the shares of the
 * classes as priors. Importance is |d′|, the shrunken difference in the unit of a t statistic: 0 for probes without a say.
 *
 * @param random deals the folds; not drawn from when the threshold is given
 * @throws Error when a value is missing, a class is, there are two samples only, or to cross-validate fewer than two of a
 * class or six in all
 */
export function fitNearestShrunkenCentroids(
  spec: NearestShrunkenCentroidsSpec,
  training: TrainingSet,
  random: Random,
): FittedModel {
  requireFinite(training, 'nearestShrunkenCentroids');
  requireBothClasses(training.y, 'nearestShrunkenCentroids');
  const centroids = unshrunkenCentroids(training);
  const chosen =
    spec.threshold === 'cross-validated'
      ? crossValidated(training, centroids.d, random)
      : { shrinkage: spec.threshold };
  const { coefficients, score } = centroidScore(centroids.shrink(chosen.shrinkage));
  const importance = Array.from(centroids.d, (d) => Math.abs(softThreshold(d, chosen.shrinkage)));
  return {
    probes: training.probes,
    threshold: 0,
    score,
    probability: (data) => score(data).map(sigmoid),
    coefficients,
    importance,
    summary: { ...chosen, probesUsed: importance.filter((value) => value > 0).length },
  };
}

/** Chooses Δ, and says at which share of errors. */
function crossValidated(training: TrainingSet, d: Float64Array, random: Random) {
  const smaller = smallerClass(training.y);
  // Of five, the larger of two folds may leave two, which have no variance within their classes.
  if (smaller < 2 || training.y.length < 6) {
    throw new Error(
      `nearestShrunkenCentroids: ${training.y.length} samples, ${smaller} of the smaller class, are too few to choose ` +
        'the threshold by cross-validation. Give it, e.g. nearestShrunkenCentroids({ threshold: 2 }).',
    );
  }
  const thresholds = thresholdGrid(d);
  const fold = stratifiedFolds(training.y, Math.min(FOLDS, smaller), random);
  const errors = errorsByThreshold(training, fold, thresholds);
  const best = errors.lastIndexOf(Math.min(...errors));
  return { shrinkage: thresholds[best], cvError: errors[best] / training.y.length };
}

/** Equally spaced from none to the largest |d|, where nothing is left. */
export function thresholdGrid(d: Float64Array): number[] {
  const largest = d.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return Array.from({ length: THRESHOLDS }, (_, k) => largest * (k / (THRESHOLDS - 1)));
}
