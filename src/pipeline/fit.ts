import type { Dataset, Label, TrainingSet } from '../cohort/dataset.js';
import { type FittedModel, predictLabels } from '../models/model.js';
import type { Random } from '../numerics/random.js';
import type { KnownLogs } from '../preprocessing/log2.js';
import { type FittedTransform, requireColumns, requireFinite } from '../preprocessing/transform.js';
import { type FitMemory, MODELS, TRANSFORMS } from './kinds.js';
import type { ModelSpec, PipelineSpec, TransformSpec } from './spec.js';

/** What a fitted pipeline says of some samples, one entry per sample. */
export interface Predictions {
  /** Above `model.threshold` means the positive class. */
  readonly score: number[];
  readonly predicted: Label[];
  /** Estimated probability of the positive class, by models that have one. */
  readonly probability?: number[];
}

/** A pipeline with everything learned from one training set. */
export interface FittedPipeline {
  readonly model: FittedModel;
  /** Asks about samples with the columns it was fitted on. @throws Error where they differ or values are missing */
  predict(data: Dataset): Predictions;
}

/**
 * Fits one transform on the training samples.
 *
 * @param known for whoever asks about the same rows often: logarithms of rows that nobody writes to, to be handed out again
 * @throws Error naming the place of what the step can't use, as its own function says
 * @example
 * import { fitTransform, heldOutSet, loadCohort, log2, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const logs = fitTransform(log2({ floor: 100 }), trainingSet(cohort));
 * logs.transform(heldOutSet(cohort)).X.rows; // => 34
 */
export function fitTransform(
  spec: TransformSpec,
  training: TrainingSet,
  known?: KnownLogs,
): FittedTransform {
  return TRANSFORMS[spec.kind].fit(spec as never, training, known);
}

/** Fits one model on the training samples. @param memory of earlier fits to the same training set */
export function fitModel(
  spec: ModelSpec,
  training: TrainingSet,
  random: Random,
  memory: FitMemory = {},
): FittedModel {
  return MODELS[spec.kind].fit(spec as never, training, random, memory);
}

/**
 * Fits transforms one after the other, each on what the one before gives, into a single fitted transform.
 *
 * @param known as `fitTransform` has it
 * @throws Error naming the place of what a step can't use, as its own function says
 * @example
 * import { fitTransforms, heldOutSet, loadCohort, log2, standardise } from 'leukemia-notebooks';
 * import { trainingSet, varianceFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [log2({ floor: 100 }), varianceFilter({ by: 'top', top: 20 }), standardise()];
 * const fitted = fitTransforms(steps, trainingSet(cohort));
 * fitted.probes.length; // => 20
 * const { X } = fitted.transform(heldOutSet(cohort));
 * [X.rows, X.columns]; // => [34, 20]
 */
export function fitTransforms(
  specs: readonly TransformSpec[],
  training: TrainingSet,
  known?: KnownLogs,
): FittedTransform {
  const fitted: FittedTransform[] = [];
  let data = training;
  for (const spec of specs) {
    const step = fitTransform(spec, data, known);
    fitted.push(step);
    data = step.transform(data);
  }
  return {
    probes: data.probes,
    transform: (rows) => fitted.reduce((result, step) => step.transform(result), rows),
  };
}

/**
 * Fits a pipeline. Only a training set is accepted, and only what comes back can score: neither fitting on held-out
 * rows nor asking an unfitted model compiles.
 *
 * What is fitted refuses, by an error that names the place, rows with other columns and values that are missing.
 *
 * @param random drawn from by models with chance in them (forest, probabilities of a support vector machine, a λ chosen by folds)
 * @example
 * import { fit, heldOutSet, loadCohort, log2, pipeline, random } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise(), svm());
 * const fitted = fit(spec, trainingSet(cohort), random(1));
 * const heldOut = heldOutSet(cohort);
 * const { predicted } = fitted.predict(heldOut);
 * predicted.filter((call, i) => call !== heldOut.y[i]).length; // => 1
 */
export function fit(spec: PipelineSpec, training: TrainingSet, random: Random): FittedPipeline {
  const transforms = fitTransforms(spec.steps, training);
  const model = fitModel(spec.model, transforms.transform(training), random);
  return fittedPipeline(model, (rows) => transforms.transform(rows));
}

/** A fitted model behind the fitted transforms of its pipeline. */
export function fittedPipeline(
  model: FittedModel,
  transform: (rows: Dataset) => Dataset,
): FittedPipeline {
  return {
    model,
    predict(data) {
      const rows = transform(data);
      // A pipeline without transforms has nothing else that checks, and a NaN score would pass for the negative class.
      requireColumns(rows, model.probes);
      requireFinite(rows, 'predict');
      const score = model.score(rows);
      const predicted = predictLabels(score, model.threshold);
      let probability: number[] | undefined;
      return {
        score,
        predicted,
        // Computed when asked for: whoever chooses by accuracy and AUC has no use for it.
        get probability() {
          return (probability ??= model.probability?.(rows));
        },
      };
    },
  };
}
