import type { TrainingSet } from '../cohort/dataset.js';
import { isConstant } from '../numerics/columns.js';
import { matrixOfRows, rowsOf } from '../numerics/rows.js';
import { type FittedTransform, requireFinite, valueTransform } from './transform.js';

/** Each probe to mean 0 and, unless it is centred alone, standard deviation 1 on the training samples. */
export interface StandardiseSpec {
  readonly kind: 'standardise';
  readonly scale?: false;
}

/**
 * Subtract the training mean and divide by the training standard deviation (divisor n, as scikit-learn's StandardScaler).
 *
 * A probe that is constant on the training samples becomes 0 in every sample. It is recognised by its values, as its
 * computed deviation can be some 1e-15 instead of 0, and dividing by that would turn rounding into signal. A missing
 * value is refused when it is met, by an error with sample and probe: impute first.
 *
 * @param options.scale default true; `false` centres alone. A probe that hardly varied in training then stays small in new
 *   samples instead of lying many deviations out, and a penalty spares the probes that vary much.
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { fitTransform, standardise } from 'leukemia-notebooks';
 * const two = {
 *   role: 'training',
 *   X: new Matrix([[1, 5], [3, 5]]),
 *   y: [0, 1],
 *   samples: ['s1', 's2'],
 *   probes: ['varying', 'constant'],
 * } as const;
 * fitTransform(standardise(), two).transform(two).X.to2DArray(); // => [[-1, 0], [1, 0]]
 */
export function standardise(options: { scale?: boolean } = {}): StandardiseSpec {
  const { scale = true } = options;
  return { kind: 'standardise', ...(scale ? {} : { scale }) };
}

/** @throws Error naming sample and probe when a training value is missing */
export function fitStandardise(spec: StandardiseSpec, training: TrainingSet): FittedTransform {
  requireFinite(training, 'standardise');
  const { X } = training;
  const means = X.mean('column');
  const deviations = X.standardDeviation('column', { mean: means, unbiased: false });
  const rows = rowsOf(X);
  const factors = deviations.map((sd, j) => {
    if (isConstant(rows, j)) return 0;
    return spec.scale === false ? 1 : 1 / sd;
  });
  return valueTransform(training.probes, (data) => {
    requireFinite(data, 'standardise');
    const rows = rowsOf(data.X).map((row) => scaled(row, means, factors));
    return matrixOfRows(rows, means.length);
  });
}

function scaled(row: Float64Array, means: readonly number[], factors: readonly number[]) {
  const values = new Float64Array(row.length);
  for (let j = 0; j < row.length; j++) values[j] = (row[j] - means[j]) * factors[j];
  return values;
}
