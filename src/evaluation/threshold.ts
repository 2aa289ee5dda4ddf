import { divide, type Label, type TrainingSet } from '../cohort/dataset.js';
import { predictLabels } from '../models/model.js';
import { type Random, random as randomOf } from '../numerics/random.js';
import type { FittedPipeline } from '../pipeline/fit.js';
import { type SharedFits, sharedFits } from '../pipeline/shared-fits.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { leftOut, stratifiedKFold } from './resampling.js';

/** A pipeline whose threshold is chosen by folds inside its training samples. Plain data. */
export interface ThresholdByFoldsSpec {
  readonly kind: 'threshold-by-folds';
  readonly pipeline: PipelineSpec;
  readonly folds: number;
  readonly repeats: number;
}

/**
 * A pipeline that calls by another threshold than its model's own: the one that would have served best for training
 * samples while they were left out, by balanced accuracy (Youden 1950, Cancer 3:32). What a model says of the samples
 * it was fitted on is too clear to choose from. Fitting refuses a class with fewer samples than folds.
 *
 * @param options.folds inner stratified folds, default 5
 * @param options.repeats deals of the folds, default 10: each costs `folds` fits
 * @throws RangeError when folds or repeats are no whole numbers, or too small
 * @example
 * import { log2, pipeline, randomForest, standardise, thresholdByFolds } from 'leukemia-notebooks';
 * const spec = pipeline(log2({ floor: 100 }), standardise(), randomForest());
 * const { kind, folds, repeats } = thresholdByFolds(spec, { repeats: 3 });
 * [kind, folds, repeats]; // => ['threshold-by-folds', 5, 3]
 */
export function thresholdByFolds(
  pipeline: PipelineSpec,
  options: { folds?: number; repeats?: number } = {},
): ThresholdByFoldsSpec {
  const { folds = 5, repeats = 10 } = options;
  if (!Number.isInteger(folds) || folds < 2 || !Number.isInteger(repeats) || repeats < 1) {
    throw new RangeError(
      `thresholdByFolds: at least 2 folds and 1 repeat, in whole numbers, not ${folds} and ${repeats}.`,
    );
  }
  return { kind: 'threshold-by-folds', pipeline, folds, repeats };
}

/**
 * Fits the pipeline on all training samples, then replaces its threshold by `bestThreshold` of the left-out scores of
 * repeated stratified folds, pooled. Everything else is as `fit` with the same random numbers makes it.
 *
 * Scores of different folds come from different fits, each on fewer samples than the last one, and share a scale only
 * roughly: the threshold is as good as that. Where it does no better on them than chance, the model keeps its own.
 *
 * @throws RangeError when a class has fewer samples than there are folds
 */
export function fitThresholdByFolds(
  spec: ThresholdByFoldsSpec,
  fits: SharedFits,
  random: Random,
): FittedPipeline {
  const fitted = fits.fit(spec.pipeline, random);
  const { y, scores } = leftOutScores(spec, fits.training, random.integer(2 ** 31));
  const threshold = bestThreshold(y, scores) ?? fitted.model.threshold;
  return withThreshold(fitted, threshold);
}

function withThreshold(fitted: FittedPipeline, threshold: number): FittedPipeline {
  return {
    model: withFields(fitted.model, { threshold }),
    predict(data) {
      const predictions = fitted.predict(data);
      return withFields(predictions, { predicted: predictLabels(predictions.score, threshold) });
    },
  };
}

/** The same but for some fields. What is computed when asked for stays so, where a spread would compute it. */
function withFields<T extends object>(object: T, fields: Partial<T>): T {
  const descriptors = {
    ...Object.getOwnPropertyDescriptors(object),
    ...Object.getOwnPropertyDescriptors(fields),
  };
  return Object.defineProperties({}, descriptors) as T;
}

/** A score for each training sample and repeat, from fits that have not seen the sample. */
function leftOutScores(
  { pipeline, folds, repeats }: ThresholdByFoldsSpec,
  data: TrainingSet,
  seed: number,
): { y: Label[]; scores: number[] } {
  const plan = stratifiedKFold(data.y, { folds, repeats, seed });
  const y: Label[] = [];
  const scores: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let fold = 0; fold < folds; fold++) {
      const { training, heldOut } = divide(data, leftOut(plan, repeat, fold));
      const fitted = sharedFits(training).fit(pipeline, randomOf(seed, repeat, fold));
      scores.push(...fitted.predict(heldOut).score);
      y.push(...heldOut.y);
    }
  }
  return { y, scores };
}

/**
 * The cut between scores with the highest balanced accuracy, the mean of sensitivity and specificity (Youden 1950, Cancer
 * 3:32): both classes count alike, however rare one of them is. Every cut in a gap between neighbouring scores calls the same, so it is put in the
 * gap's middle; of several best gaps the widest is taken, of equally wide ones the lowest.
 *
 * @param y labels, of both classes
 * @param scores finite; above the cut means the positive class
 * @returns undefined when no cut does better than one half, i.e. than calling all alike
 */
export function bestThreshold(y: readonly Label[], scores: readonly number[]): number | undefined {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b]);
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  // Twice positives × negatives × (balanced accuracy - 1/2): a whole number, so that ties are ties.
  let gain = 0;
  let best = { gain: 0, width: Infinity, cut: undefined as number | undefined };
  order.slice(0, -1).forEach((i, k) => {
    gain += y[i] === 1 ? -negatives : positives;
    const [below, above] = [scores[i], scores[order[k + 1]]];
    const width = above - below;
    if (width > 0 && (gain > best.gain || (gain === best.gain && width > best.width))) {
      const middle = below + width / 2;
      // Between two neighbouring doubles there is no middle.
      best = { gain, width, cut: middle < above ? middle : below };
    }
  });
  return best.cut;
}
