import type { Matrix } from 'ml-matrix';

/**
 * Twice the ranks of each sample's values among its own, ties sharing their mean rank: whole numbers. Laid out column by
 * column, with the samples in the order given.
 */
export function rankWithinSamples(X: Matrix, order: readonly number[]): Uint32Array {
  const ranks = new Uint32Array(X.rows * X.columns);
  order.forEach((sample, i) => {
    const values = Float64Array.from(X.getRow(sample));
    const sorted = values.slice().sort();
    values.forEach((value, j) => {
      ranks[j * X.rows + i] = below(sorted, value, false) + 1 + below(sorted, value, true);
    });
  });
  return ranks;
}

/** How many of the sorted values are smaller than `value`, or equal if these count too. */
function below(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
