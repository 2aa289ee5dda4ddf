import { jStat } from 'jstat';

import { orderStatistic } from './sorted.js';

/**
 * Quantiles of the finite values, by linear interpolation between order statistics (R's type 7, NumPy's default).
 *
 * @param values any length; NaN and infinities are left out
 * @param probabilities each in [0, 1]
 * @returns one per probability; NaN when there is no finite value
 */
export function quantiles(values: Iterable<number>, probabilities: readonly number[]): number[] {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort();
  return probabilities.map((p) =>
    sorted.length === 0 ? NaN : orderStatistic(sorted, p * (sorted.length - 1)),
  );
}

/** The median of the finite values; NaN when there is none. */
export function median(values: Iterable<number>): number {
  return quantiles(values, [0.5])[0];
}

/** Arithmetic mean; NaN for no values, and when any is NaN. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (divisor n - 1); NaN for fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Pearson's correlation of two series of equal length; NaN when either is constant. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  // The computed deviation of a constant series is some 1e-17, and dividing by that would make up a correlation.
  if (constant(a) || constant(b)) return NaN;
  return jStat.corrcoeff(a, b);
}

function constant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
