import type { TrainingSet } from '../cohort/dataset.js';
import { median } from '../numerics/describe.js';
import { type FittedTransform, valueTransform } from './transform.js';

/** Missing values replaced by the probe's median over the training samples. */
export interface MedianImputationSpec {
  readonly kind: 'median-imputation';
}

/** Replace each missing value by the median of the probe's values in the training samples that have one. */
export function medianImputation(): MedianImputationSpec {
  return { kind: 'median-imputation' };
}

/** @throws Error naming the probe when no training sample has a value for it */
export function fitMedianImputation(
  _spec: MedianImputationSpec,
  training: TrainingSet,
): FittedTransform {
  const medians = training.probes.map((probe, j) => {
    const value = median(training.X.getColumn(j));
    if (Number.isNaN(value)) {
      throw new Error(
        `medianImputation: no training sample has a value for probe ${probe}. Leave the probe out of the cohort.`,
      );
    }
    return value;
  });
  return valueTransform(training.probes, ({ X }) => {
    const filled = X.clone();
    for (let i = 0; i < X.rows; i++) {
      for (let j = 0; j < X.columns; j++) {
        if (Number.isNaN(X.get(i, j))) filled.set(i, j, medians[j]);
      }
    }
    return filled;
  });
}
