import type { Matrix } from 'ml-matrix';

import { forColumns } from '../numerics/columns.js';
import { rowsOf } from '../numerics/rows.js';

/** The columns of a matrix by rank: all that a tree looks at when it searches a split. */
export interface RankedColumns {
  readonly rows: number;
  readonly columns: number;
  /** The matrix itself, sample by sample. */
  readonly values: readonly Float64Array[];
  /**
   * How many distinct values of the column are smaller, so that equal values have equal ranks. Those of column j start at
   * `j * rows`.
   */
  readonly ranks: Uint16Array | Uint32Array;
  /** Number of distinct values of each column. */
  readonly distinct: Uint32Array;
}

/** Shell's method at these distances: near insertion sort's speed on a few dozen values, and no worse on thousands. */
const GAPS = [701, 301, 132, 57, 23, 10, 4, 1]; // Ciura 2001

/**
 * Ranks every column once, for all trees.
 *
 * @param X samples × probes, finite
 */
export function rankColumns(X: Matrix): RankedColumns {
  const { rows, columns } = X;
  const ranks = new (rows <= 2 ** 16 ? Uint16Array : Uint32Array)(rows * columns);
  const distinct = new Uint32Array(columns);
  const samples = new Uint32Array(rows);
  forColumns(X, (values, from, to) => {
    for (let j = from; j < to; j++) {
      const sorted = values.subarray((j - from) * rows, (j - from + 1) * rows);
      for (let i = 0; i < rows; i++) samples[i] = i;
      sortTogether(sorted, samples);
      let rank = 0;
      for (let i = 0; i < rows; i++) {
        if (i > 0 && sorted[i] !== sorted[i - 1]) rank++;
        ranks[j * rows + samples[i]] = rank;
      }
      distinct[j] = rank + 1;
    }
  });
  return { rows, columns, values: rowsOf(X), ranks, distinct };
}

/** Sorts the values in place, ascending, and moves the samples along. */
function sortTogether(values: Float64Array, samples: Uint32Array): void {
  for (const gap of GAPS) {
    for (let i = gap; i < values.length; i++) {
      const value = values[i];
      const sample = samples[i];
      let to = i;
      for (; to >= gap && values[to - gap] > value; to -= gap) {
        values[to] = values[to - gap];
        samples[to] = samples[to - gap];
      }
      values[to] = value;
      samples[to] = sample;
    }
  }
}
