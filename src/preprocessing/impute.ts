import type { TrainingSet } from '../cohort/dataset.js';
import { median } from '../numerics/describe.js';
import { type FittedTransform, valueTransform } from './transform.js';

/** Missing values replaced by the probe's median over the training samples. */
export interface MedianImputationSpec {
  readonly kind: 'median-imputation';
}

/**
 * Replace each missing value (NaN) by the median of the probe's values in the training samples that have one. Fitting
 * refuses a probe of which no training sample has a value, by an error that names it.
 *
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { fitTransform, medianImputation } from 'leukemia-notebooks';
 * const holes = {
 *   role: 'training',
 *   X: new Matrix([[1], [NaN], [3], [8]]),
 *   y: [0, 0, 1, 1],
 *   samples: ['s1', 's2', 's3', 's4'],
 *   probes: ['X95735_at'],
 * } as const;
 * fitTransform(medianImputation(), holes).transform(holes).X.getColumn(0); // => [1, 3, 3, 8]
 */
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
