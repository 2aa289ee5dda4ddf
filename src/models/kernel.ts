import { productsOfRows, squaredDistances } from '../numerics/row-pairs.js';

/** A kernel function: x·x', or exp(-γ‖x - x'‖²). */
export type Kernel = { readonly name: 'linear' } | { readonly name: 'rbf'; readonly gamma: number };

/** γ = 1 / (columns × population variance of all values), scikit-learn's `gamma='scale'`; 1 when X is constant. */
export function scaleGamma(rows: readonly Float64Array[]): number {
  const columns = rows[0].length;
  const size = rows.length * columns;
  let sum = 0;
  for (const row of rows) for (let j = 0; j < columns; j++) sum += row[j];
  const mean = sum / size;
  let squares = 0;
  for (const row of rows) for (let j = 0; j < columns; j++) squares += (row[j] - mean) ** 2;
  return squares > 0 ? size / (columns * squares) : 1;
}

/** The kernel of every row with every row: n × n, row by row, exactly symmetric. */
export function gramMatrix(kernel: Kernel, rows: readonly Float64Array[]): Float64Array {
  return crossKernel(kernel, rows, rows);
}

/** The kernel of every row of A with every row of B: a row for each of A, a column for each of B, row by row. */
export function crossKernel(
  kernel: Kernel,
  A: readonly Float64Array[],
  B: readonly Float64Array[],
): Float64Array {
  if (kernel.name === 'linear') return productsOfRows(A, B);
  const K = squaredDistances(A, B);
  for (let i = 0; i < K.length; i++) K[i] = Math.exp(-kernel.gamma * K[i]);
  return K;
}

/** The decision values of samples whose kernel with the training samples is K, one row per sample. */
export function decisionValues(K: Float64Array, signedAlpha: Float64Array, bias: number): number[] {
  const n = signedAlpha.length;
  return Array.from({ length: K.length / n }, (_, i) => {
    let sum = bias;
    for (let k = 0; k < n; k++) sum += K[i * n + k] * signedAlpha[k];
    return sum;
  });
}
