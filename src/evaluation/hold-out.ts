import type { HeldOutSet, Label, TrainingSet } from '../cohort/dataset.js';
import { predictLabels } from '../models/model.js';
import { random } from '../numerics/random.js';
import { type FittedPipeline, fit } from '../pipeline/fit.js';
import { type Metrics, metrics } from './metrics.js';
import type { NamedPipelines } from './cross-validation.js';

/** One pipeline, fitted on all training samples, on the held-out samples. */
export interface HoldOutResult extends Metrics {
  readonly pipeline: string;
  /** Held-out samples. */
  readonly n: number;
  readonly errors: number;
  /** Ids of the samples called wrong. */
  readonly misclassified: readonly string[];
  readonly score: readonly number[];
  readonly predicted: readonly Label[];
  readonly fitted: FittedPipeline;
}

/** Fits each pipeline on the whole training set and asks it about the held-out samples, once. */
export function evaluateHoldOut(
  pipelines: NamedPipelines,
  training: TrainingSet,
  heldOut: HeldOutSet,
  seed: number,
): HoldOutResult[] {
  return Object.entries(pipelines).map(([pipeline, spec]) => {
    const fitted = fit(spec, training, random(seed));
    const score = fitted.score(heldOut);
    const predicted = predictLabels(score, fitted.model.threshold);
    const misclassified = heldOut.samples.filter((_, i) => predicted[i] !== heldOut.y[i]);
    return {
      pipeline,
      n: heldOut.y.length,
      errors: misclassified.length,
      ...metrics(heldOut.y, score, predicted),
      misclassified,
      score,
      predicted,
      fitted,
    };
  });
}
