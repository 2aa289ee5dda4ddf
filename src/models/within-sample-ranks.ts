import type { Matrix } from 'ml-matrix';

import { rowsOf } from '../numerics/rows.js';
import { countBelow } from '../numerics/sorted.js';

/**
 * Twice the ranks of each sample's values among its own, ties sharing their mean rank: whole numbers, by sample.
 *
 * @param X samples × probes, without NaN
 */
export function rankWithinSamples(X: Matrix): Uint32Array[] {
  return rowsOf(X).map((values) => {
    const sorted = values.slice().sort();
    const shared = twiceRanksOfSorted(sorted);
    return Uint32Array.from(values, (value) => shared[countBelow(sorted, value, false)]);
  });
}

/** At the place where equal values begin, what all of them share. */
function twiceRanksOfSorted(sorted: Float64Array): Uint32Array {
  const twice = new Uint32Array(sorted.length);
  for (let from = 0, to; from < sorted.length; from = to) {
    to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    twice[from] = from + 1 + to;
  }
  return twice;
}
