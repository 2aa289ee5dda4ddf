import { Matrix } from 'ml-matrix';

/** Where ml-matrix 6 keeps a matrix: an array per row. A view of another matrix has none. */
interface Stored {
  data?: Float64Array[];
  rows: number;
}

/**
 * The rows of a matrix as they lie in memory, for loops that run along them: to be read, never written to.
 *
 * `X.get(i, j)` finds its row anew for every value, which takes longer than most of what is done with the value.
 */
export function rowsOf(X: Matrix): readonly Float64Array[] {
  const { data } = X as unknown as Stored;
  return data ?? Array.from({ length: X.rows }, (_, i) => Float64Array.from(X.getRow(i)));
}

/** Where the first value stands that is missing or infinite; -1 when all are finite. */
export function firstNotFinite(row: Float64Array): number {
  // x · 0 is NaN unless x is finite. One look at the sum of four such instead of one at each.
  let [a, b, c, d] = [0, 0, 0, 0];
  /* oxlint-disable oxc/erasing-op */
  for (let j = 3; j < row.length; j += 4) {
    a += row[j - 3] * 0;
    b += row[j - 2] * 0;
    c += row[j - 1] * 0;
    d += row[j] * 0;
  }
  /* oxlint-enable oxc/erasing-op */
  const whole = row.length - (row.length % 4);
  const from = a + b + c + d === 0 ? whole : 0;
  for (let j = from; j < row.length; j++) if (!Number.isFinite(row[j])) return j;
  return -1;
}

/**
 * A matrix of these very rows, which are not copied: whoever makes it hands them over, or shares rows that nobody writes
 * to.
 *
 * @param columns length of each row
 */
export function matrixOfRows(rows: readonly Float64Array[], columns: number): Matrix {
  const X = new Matrix(0, columns);
  Object.assign(X as unknown as Stored, { data: [...rows], rows: rows.length });
  return X;
}
