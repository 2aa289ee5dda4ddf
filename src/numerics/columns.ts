import type { Matrix } from 'ml-matrix';

/**
 * The columns of a matrix one behind the other: column j starts at `j * rows`. What works probe by probe runs over
 * neighbours in memory this way.
 */
export function columnMajor(X: Matrix): Float64Array {
  const { rows, columns } = X;
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) values[j * rows + i] = X.get(i, j);
  }
  return values;
}

/** Smallest and largest value of column j; NaN when any value is NaN. A constant column has max = min exactly. */
export function range(X: Matrix, j: number): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < X.rows; i++) {
    min = Math.min(min, X.get(i, j));
    max = Math.max(max, X.get(i, j));
  }
  return { min, max };
}
