import type { Matrix } from 'ml-matrix';

import { rowsOf } from './rows.js';

/** So many columns at a time, that what is written stays in the processor's cache until its lines are full. */
const BLOCK = 64;

/**
 * The columns of a matrix one behind the other: column j starts at `j * rows`. What works probe by probe runs over
 * neighbours in memory this way.
 */
export function columnMajor(X: Matrix): Float64Array {
  const { columns } = X;
  const rows = rowsOf(X);
  const n = rows.length;
  const values = new Float64Array(n * columns);
  for (let from = 0; from < columns; from += BLOCK) {
    const to = Math.min(from + BLOCK, columns);
    for (let i = 0; i < n; i++) {
      const row = rows[i];
      for (let j = from, at = from * n + i; j < to; j++, at += n) values[at] = row[j];
    }
  }
  return values;
}

/** Smallest and largest value of every column; NaN when any is NaN. A constant column has max = min exactly. */
export function ranges(X: Matrix): { min: Float64Array; max: Float64Array } {
  const min = new Float64Array(X.columns).fill(Infinity);
  const max = new Float64Array(X.columns).fill(-Infinity);
  for (const row of rowsOf(X)) {
    for (let j = 0; j < row.length; j++) {
      min[j] = Math.min(min[j], row[j]);
      max[j] = Math.max(max[j], row[j]);
    }
  }
  return { min, max };
}
