import type { TrainingSet } from '../cohort/dataset.js';
import { range } from '../numerics/columns.js';
import { type FittedTransform, requireFinite, valueTransform } from './transform.js';

/** Each probe to mean 0 and standard deviation 1 on the training samples. */
export interface StandardiseSpec {
  readonly kind: 'standardise';
}

/**
 * Subtract the training mean and divide by the training standard deviation (divisor n, as scikit-learn's StandardScaler).
 *
 * A probe that is constant on the training samples becomes 0 in every sample. It is recognised by max = min: its
 * computed deviation can be some 1e-15 instead of 0, and dividing by that would turn rounding into signal.
 */
export function standardise(): StandardiseSpec {
  return { kind: 'standardise' };
}

/** @throws Error naming sample and probe when a training value is missing */
export function fitStandardise(_spec: StandardiseSpec, training: TrainingSet): FittedTransform {
  requireFinite(training, 'standardise');
  const { X } = training;
  const means = X.mean('column');
  const deviations = X.standardDeviation('column', { mean: means, unbiased: false });
  const factors = deviations.map((sd, j) => {
    const { min, max } = range(X, j);
    return max === min ? 0 : 1 / sd;
  });
  return valueTransform(training.probes, (data) => {
    requireFinite(data, 'standardise');
    return data.X.clone().subRowVector(means).mulRowVector(factors);
  });
}
