import { countBelow, orderStatistic } from '../numerics/sorted.js';

/**
 * The mean of the arrays' order statistics, ascending (Bolstad et al. 2003). An array with missing values is stretched to
 * full length by linear interpolation of its order statistics, as limma's normalizeQuantiles does.
 *
 * @param arrays values of each array, as long as each other; each has a value that is not NaN
 */
export function quantileReference(arrays: readonly (readonly number[])[]): Float64Array {
  const { length } = arrays[0];
  const reference = new Float64Array(length);
  for (const values of arrays) {
    const sorted = sortedPresent(values);
    for (let k = 0; k < length; k++) {
      reference[k] += orderStatistic(sorted, place(k, length, sorted.length)) / arrays.length;
    }
  }
  return reference;
}

/**
 * Replaces each value by the reference's value at the same rank; NaN stays NaN. Equal values share the reference's value at
 * their mean rank (limma's `ties = TRUE`), so that they stay equal.
 *
 * @param reference ascending, as long as `values`
 */
export function toReference(values: readonly number[], reference: Float64Array): number[] {
  const sorted = sortedPresent(values);
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    const rank = (countBelow(sorted, value, false) + countBelow(sorted, value, true) - 1) / 2;
    return orderStatistic(reference, place(rank, sorted.length, reference.length));
  });
}

/** The place among `to` values that lies as far along as `at` among `from`; a single value lies in the middle. */
function place(at: number, from: number, to: number): number {
  // Multiplied first: at the last place the quotient is exact, and stays within the values.
  return from > 1 ? (at * (to - 1)) / (from - 1) : (to - 1) / 2;
}

function sortedPresent(values: readonly number[]): Float64Array {
  return Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
}
