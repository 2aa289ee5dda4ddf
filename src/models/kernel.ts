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
  const n = rows.length;
  const K = new Float64Array(n * n);
  for (let i = 0; i < n; i += 2) {
    for (let k = 0; k <= i; k += 2) fillBlock(kernel, K, rows, i, rows, k);
  }
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) K[k * n + i] = K[i * n + k];
  return K;
}

/** The kernel of every row of A with every row of B: a row for each of A, a column for each of B, row by row. */
export function crossKernel(
  kernel: Kernel,
  A: readonly Float64Array[],
  B: readonly Float64Array[],
): Float64Array {
  const K = new Float64Array(A.length * B.length);
  for (let i = 0; i < A.length; i += 2) {
    for (let k = 0; k < B.length; k += 2) fillBlock(kernel, K, A, i, B, k);
  }
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

/**
 * Rows i, i + 1 of A with rows k, k + 1 of B: four at a time, because reading a value takes as long as multiplying it.
 * The last of an odd number of rows is its own neighbour.
 */
function fillBlock(
  kernel: Kernel,
  K: Float64Array,
  A: readonly Float64Array[],
  i: number,
  B: readonly Float64Array[],
  k: number,
): void {
  const below = Math.min(i + 1, A.length - 1);
  const right = Math.min(k + 1, B.length - 1);
  const block =
    kernel.name === 'linear'
      ? products(A[i], A[below], B[k], B[right])
      : squaredDistances(A[i], A[below], B[k], B[right]).map((d) => Math.exp(-kernel.gamma * d));
  K[i * B.length + k] = block[0];
  K[i * B.length + right] = block[1];
  K[below * B.length + k] = block[2];
  K[below * B.length + right] = block[3];
}

/** [a·c, a·d, b·c, b·d] */
function products(a: Float64Array, b: Float64Array, c: Float64Array, d: Float64Array): number[] {
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let j = 0; j < a.length; j++) {
    const aj = a[j];
    const bj = b[j];
    const cj = c[j];
    const dj = d[j];
    ac += aj * cj;
    ad += aj * dj;
    bc += bj * cj;
    bd += bj * dj;
  }
  return [ac, ad, bc, bd];
}

/**
 * [‖a - c‖², ‖a - d‖², ‖b - c‖², ‖b - d‖²], from the differences: ‖a‖² + ‖c‖² - 2a·c cancels where all rows are far from
 * the origin.
 */
function squaredDistances(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
): number[] {
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let j = 0; j < a.length; j++) {
    const aj = a[j];
    const bj = b[j];
    const cj = c[j];
    const dj = d[j];
    ac += (aj - cj) * (aj - cj);
    ad += (aj - dj) * (aj - dj);
    bc += (bj - cj) * (bj - cj);
    bd += (bj - dj) * (bj - dj);
  }
  return [ac, ad, bc, bd];
}
