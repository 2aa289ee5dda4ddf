import { Matrix } from 'ml-matrix';

import { matrixOfRows, rowsOf } from '../numerics/rows.js';

/** A matrix as it travels between threads: its values row by row, in memory that all of them see where there is such. */
interface SharedMatrix {
  /** Tells it from other matrices of the same sender. */
  readonly sharedMatrix: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The shared form of matrices that were sent before: a cohort is sent with many pieces of work, and copied once. */
const shared = new WeakMap<Matrix, SharedMatrix>();
let count = 0;

/** The same value with every matrix in it, however deep, in a form that can be sent to another thread. */
export function packed(value: unknown): unknown {
  return replaced(value, (found) => (Matrix.isMatrix(found) ? share(found as Matrix) : undefined));
}

/** Matrices that one sender has sent before, by their numbers: the same again, so that what is known of its rows still is. */
export type Received = Map<number, Matrix>;

/** The same value with its matrices again. */
export function unpacked(value: unknown, received: Received = new Map()): unknown {
  return replaced(value, (found) => {
    if (!isShared(found)) return undefined;
    const matrix = received.get(found.sharedMatrix) ?? unshare(found);
    received.set(found.sharedMatrix, matrix);
    return matrix;
  });
}

/** How many values there are in all matrices of a value, however deep. */
export function valuesIn(value: unknown): number {
  let values = 0;
  replaced(value, (found) => {
    if (!Matrix.isMatrix(found)) return undefined;
    const { rows, columns } = found as Matrix;
    values += rows * columns;
    return found;
  });
  return values;
}

function replaced(value: unknown, change: (found: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const other = change(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) {
    // Long lists hold numbers or texts, in which there is nothing to replace.
    return typeof value[0] === 'object' ? value.map((item) => replaced(item, change)) : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaced(item, change)]),
  );
}

function share(matrix: Matrix): SharedMatrix {
  const known = shared.get(matrix);
  if (known) return known;
  const { rows, columns } = matrix;
  // Pages have shared memory only where a server sends certain headers; elsewhere a copy travels each time.
  const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  const values = new Float64Array(new Memory(8 * rows * columns));
  rowsOf(matrix).forEach((row, i) => values.set(row, i * columns));
  const result = { sharedMatrix: count++, rows, columns, values };
  shared.set(matrix, result);
  return result;
}

/** The rows lie where they were sent, as all of them are only read. */
function unshare({ rows, columns, values }: SharedMatrix): Matrix {
  const row = (_: unknown, i: number) => values.subarray(i * columns, (i + 1) * columns);
  return matrixOfRows(Array.from({ length: rows }, row), columns);
}

const isShared = (value: object): value is SharedMatrix => 'sharedMatrix' in value;
