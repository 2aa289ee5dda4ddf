import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import { binaryLogarithm } from '../numerics/binary-logarithm.js';
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
 * negative: floor first, then log. Dudoit, Fridlyand & Speed (2002, JASA 97:77) use 100 and 16,000 for these arrays.
 * NaN stays NaN; a value at or below 0 that no floor raises is refused when it is met, by an error with sample and
 * probe.
 *
 * @param options.floor smallest intensity, none unless given
 * @param options.ceiling largest intensity, none unless given
 * @throws RangeError when a bound is not positive and finite, or the floor not below the ceiling
 * @example
 * import { fitTransform, loadCohort, log2, quantiles, trainingSet } from 'leukemia-notebooks';
 * log2({ floor: 100, ceiling: 16_000 }); // => { kind: 'log2', floor: 100, ceiling: 16000 }
 * const training = trainingSet(await loadCohort('simulated'));
 * const logged = fitTransform(log2({ floor: 128 }), training).transform(training);
 * quantiles(logged.X.to1DArray(), [0]); // => [7]
 * log2({ floor: -20 }); // => throws 'log2: floor must be a positive intensity, not -20.'
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

/**
 * Logarithms of rows, with the bounds that were asked for last: the folds of a cross-validation share their rows, and a row
 * has the same logarithms in each. Nobody writes to either while this is in use.
 */
export type KnownLogs = WeakMap<Float64Array, { readonly bounds: string; logs: Float64Array }>;

/**
 * @param known looked up and added to; without it all rows that come out are new
 * @throws Error (on transform) naming sample and probe where a value ≤ 0 would reach the logarithm; NaN stays NaN
 */
export function fitLog2(spec: Log2Spec, training: TrainingSet, known?: KnownLogs): FittedTransform {
  const bounds = `${spec.floor} ${spec.ceiling}`;
  return valueTransform(training.probes, (data) => {
    const rows = rowsOf(data.X).map((row, i) => {
      const before = known?.get(row);
      if (before?.bounds === bounds) return before.logs;
      const logs = clippedLog2(data, i, row, spec);
      known?.set(row, { bounds, logs });
      return logs;
    });
    return matrixOfRows(rows, data.X.columns);
  });
}

/** @param i where the row stands, for the error */
function clippedLog2(
  data: Dataset,
  i: number,
  row: Float64Array,
  { floor = -Infinity, ceiling = Infinity }: Log2Spec,
): Float64Array {
  const logs = new Float64Array(row.length);
  for (let j = 0; j < row.length; j++) {
    const value = Math.min(ceiling, Math.max(floor, row[j]));
    if (value <= 0) throw notPositive(data, i, j, value);
    logs[j] = binaryLogarithm(value);
  }
  return logs;
}

function notPositive({ samples, probes }: Dataset, i: number, j: number, value: number): Error {
  return new Error(
    `log2: sample ${samples[i]} has the value ${value} at probe ${probes[j]}, and the logarithm ` +
      'of a value that is not positive does not exist. Give log2 a floor, e.g. log2({ floor: 100 }).',
  );
}
