import { jStat } from 'jstat';

import { requireSameLength } from './require.js';
import { orderStatistic } from './sorted.js';

/**
 * Quantiles of the finite values, by linear interpolation between order statistics (R's type 7, NumPy's default).
 *
 * @param values any length; NaN and infinities are left out
 * @param probabilities each in [0, 1]
 * @returns one per probability; NaN when there is no finite value
 * @example
 * import { quantiles } from 'leukemia-notebooks';
 * quantiles([1, 2, 3, NaN, 4], [0, 0.25, 0.5]); // => [1, 1.75, 2.5]
 */
export function quantiles(values: Iterable<number>, probabilities: readonly number[]): number[] {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort();
  return probabilities.map((p) =>
    sorted.length === 0 ? NaN : orderStatistic(sorted, p * (sorted.length - 1)),
  );
}

/**
 * The median of the finite values; NaN when there is none.
 *
 * @example
 * import { median } from 'leukemia-notebooks';
 * median([3, 1, NaN, 2, 8]); // => 2.5
 */
export function median(values: Iterable<number>): number {
  return quantiles(values, [0.5])[0];
}

/**
 * Arithmetic mean; NaN for no values, and when any is NaN.
 *
 * @example
 * import { mean } from 'leukemia-notebooks';
 * mean([1, 2, 4]); // => 2.333
 * mean([]); // => NaN
 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Sample standard deviation (divisor n - 1); NaN for fewer than two values.
 *
 * @example
 * import { standardDeviation } from 'leukemia-notebooks';
 * standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]); // => 2.138
 * standardDeviation([2]); // => NaN
 */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Pearson's correlation of two series of equal length, in [-1, 1]; NaN when either is constant or has a NaN.
 *
 * @throws RangeError when they differ in length
 * @example
 * import { correlation } from 'leukemia-notebooks';
 * correlation([1, 2, 3, 4], [2, 4, 6, 9]); // => 0.9944
 * correlation([1, 2, 3, 4], [5, 5, 5, 5]); // => NaN
 */
export function correlation(a: readonly number[], b: readonly number[]): number {
  requireSameLength('correlation', { 'first values': a.length, 'second values': b.length });
  // The computed deviation of a constant series is some 1e-17, and dividing by that would make up a correlation.
  if (constant(a) || constant(b)) return NaN;
  return jStat.corrcoeff(a, b);
}

function constant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
