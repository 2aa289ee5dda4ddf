import type { Matrix } from 'ml-matrix';

import { countBelow } from '../numerics/sorted.js';

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
      ranks[j * X.rows + i] =
        countBelow(sorted, value, false) + 1 + countBelow(sorted, value, true);
    });
  });
  return ranks;
}
