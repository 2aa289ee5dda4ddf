import type { Matrix } from 'ml-matrix';

import { rowsOf } from './rows.js';

/** So many columns at a time, that what is written stays in the processor's cache until its lines are full. */
const BLOCK = 64;

/**
 * The columns of a matrix one behind the other: column j starts at `j * rows`. What works probe by probe runs over
 * neighbours in memory this way.
 */
export function columnMajor(X: Matrix): Float64Array {
  const values = new Float64Array(X.rows * X.columns);
  for (let from = 0; from < X.columns; from += BLOCK) {
    gather(rowsOf(X), from, Math.min(from + BLOCK, X.columns), values, from * X.rows);
  }
  return values;
}

/**
 * The same for what needs each column but once: some columns at a time, in room that the next ones take over.
 *
 * @param use is given the values of columns `from` to `to` (exclusive), one column behind the other
 */
export function forColumns(
  X: Matrix,
  use: (values: Float64Array, from: number, to: number) => void,
): void {
  const values = new Float64Array(X.rows * Math.min(BLOCK, X.columns));
  for (let from = 0; from < X.columns; from += BLOCK) {
    const to = Math.min(from + BLOCK, X.columns);
    gather(rowsOf(X), from, to, values, 0);
    use(values, from, to);
  }
}

function gather(
  rows: readonly Float64Array[],
  from: number,
  to: number,
  values: Float64Array,
  start: number,
): void {
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    const row = rows[i];
    for (let j = from, at = start + i; j < to; j++, at += n) values[at] = row[j];
  }
}

/** Whether all rows have the same value in a column; mostly the second tells. */
export function isConstant(rows: readonly Float64Array[], column: number): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i][column] !== rows[0][column]) return false;
  return true;
}

/** Smallest and largest value of every column; NaN when any is NaN. */
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
