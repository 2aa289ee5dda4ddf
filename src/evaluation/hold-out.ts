import type { HeldOutSet, Label, TrainingSet } from '../cohort/dataset.js';
import { predictLabels } from '../models/model.js';
import { pause } from '../numerics/pause.js';
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

/**
 * Fits each pipeline on the whole training set and asks it about the held-out samples, once.
 *
 * @param progress told after each fit how many of how many are done
 */
export async function evaluateHoldOut(
  pipelines: NamedPipelines,
  training: TrainingSet,
  heldOut: HeldOutSet,
  seed: number,
  progress?: (done: number, total: number, label: string) => void,
): Promise<HoldOutResult[]> {
  const results: HoldOutResult[] = [];
  const named = Object.entries(pipelines);
  for (const [pipeline, spec] of named) {
    const fitted = fit(spec, training, random(seed));
    results.push({ pipeline, ...resultOf(fitted, heldOut) });
    progress?.(results.length, named.length, pipeline);
    await pause();
  }
  return results;
}

function resultOf(fitted: FittedPipeline, heldOut: HeldOutSet): Omit<HoldOutResult, 'pipeline'> {
  const score = fitted.score(heldOut);
  const predicted = predictLabels(score, fitted.model.threshold);
  const misclassified = heldOut.samples.filter((_, i) => predicted[i] !== heldOut.y[i]);
  return {
    n: heldOut.y.length,
    errors: misclassified.length,
    ...metrics(heldOut.y, score, predicted),
    misclassified,
    score,
    predicted,
    fitted,
  };
}
