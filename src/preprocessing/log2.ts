import type { Matrix } from 'ml-matrix';

import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import { matrixOfRows, rowsOf } from '../numerics/rows.js';
import { type FittedTransform, valueTransform } from './transform.js';

/** Logarithm to base 2 of values clipped to [floor, ceiling]. */
export interface Log2Spec {
  readonly kind: 'log2';
  readonly floor?: number;
  readonly ceiling?: number;
}

/**
 * Clip to [floor, ceiling], then take the logarithm to base 2. Learns nothing.
 *
 * The array software subtracts the mismatch from the perfect-match signal, so that over a quarter of its values are
 * negative: floor first, then log. Dudoit, Fridlyand & Speed (2002) use 100 and 16,000 for these arrays.
 *
 * @throws RangeError when a bound is not positive and finite, or the floor not below the ceiling
 */
export function log2(options: { floor?: number; ceiling?: number } = {}): Log2Spec {
  const { floor, ceiling } = options;
  for (const [name, bound] of Object.entries({ floor, ceiling })) {
    if (bound !== undefined && !(bound > 0 && bound < Infinity)) {
      throw new RangeError(`log2: ${name} must be a positive intensity, not ${bound}.`);
    }
  }
  if (floor !== undefined && ceiling !== undefined && floor >= ceiling) {
    throw new RangeError(`log2: floor ${floor} must be below ceiling ${ceiling}.`);
  }
  return {
    kind: 'log2',
    ...(floor === undefined ? {} : { floor }),
    ...(ceiling === undefined ? {} : { ceiling }),
  };
}

/** @throws Error (on transform) naming sample and probe where a value ≤ 0 would reach the logarithm; NaN stays NaN */
export function fitLog2(spec: Log2Spec, training: TrainingSet): FittedTransform {
  return valueTransform(training.probes, (data) => clippedLog2(data, spec));
}

function clippedLog2(data: Dataset, { floor = -Infinity, ceiling = Infinity }: Log2Spec): Matrix {
  const rows = rowsOf(data.X).map((row, i) =>
    row.map((intensity, j) => {
      const value = Math.min(ceiling, Math.max(floor, intensity));
      if (value <= 0) {
        throw new Error(
          `log2: sample ${data.samples[i]} has the value ${value} at probe ${data.probes[j]}, and the logarithm ` +
            'of a value that is not positive does not exist. Give log2 a floor, e.g. log2({ floor: 100 }).',
        );
      }
      return Math.log2(value);
    }),
  );
  return matrixOfRows(rows, data.X.columns);
}
