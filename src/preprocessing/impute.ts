import type { TrainingSet } from '../cohort/dataset.js';
import { median } from '../numerics/describe.js';
import { firstNotFinite, matrixOfRows, rowsOf } from '../numerics/rows.js';
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

/**
 * Medians are computed of those probes alone of which a value is missed, when it is: the training rows are kept, and never
 * change. Rows that miss nothing are handed on as they are.
 *
 * @throws Error naming the probe when no training sample has a value for it
 */
export function fitMedianImputation(
  _spec: MedianImputationSpec,
  training: TrainingSet,
): FittedTransform {
  const rows = rowsOf(training.X);
  const lost = training.probes.find((_, j) => !rows.some((row) => Number.isFinite(row[j])));
  if (lost !== undefined) {
    throw new Error(
      `medianImputation: no training sample has a value for probe ${lost}. Leave the probe out of the cohort.`,
    );
  }
  const medians = new Map<number, number>();
  const medianOf = (j: number): number => {
    const value = medians.get(j) ?? median(rows.map((row) => row[j]));
    medians.set(j, value);
    return value;
  };
  return valueTransform(training.probes, ({ X }) =>
    matrixOfRows(
      rowsOf(X).map((row) => filled(row, medianOf)),
      X.columns,
    ),
  );
}

function filled(row: Float64Array, medianOf: (j: number) => number): Float64Array {
  if (firstNotFinite(row) < 0) return row;
  return row.map((value, j) => (Number.isNaN(value) ? medianOf(j) : value));
}
