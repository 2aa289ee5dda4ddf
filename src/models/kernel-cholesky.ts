/** Kept from call to call, as to make arrays takes a good part of the time that a small matrix takes. */
let kept = [0, 1, 2].map(() => new Float64Array(64));

/**
 * Cholesky's factor L of a symmetric matrix A = LLᵀ, in place of the lower triangle of A. Written out for matrices of some
 * tens of rows that are factorised thousands of times.
 *
 * Column by column, so that what is subtracted from one element need not wait for what is subtracted from the next; and
 * two columns at a time, as reading and writing an element takes longer than multiplying.
 *
 * @param A n × n, row by row
 * @returns false when A is not positive definite: when what a row adds to the rows before it is below 1e-12 of its size
 */
export function factorise(A: Float64Array, n: number): boolean {
  if (kept[0].length < n) kept = kept.map(() => new Float64Array(2 * n));
  const [sizes, first, second] = kept;
  for (let i = 0; i < n; i++) sizes[i] = A[i * n + i];
  for (let k = 0; k < n; k += 2) {
    if (!divideColumn(A, n, k, sizes[k], first)) return false;
    if (k + 1 === n) break;
    for (let i = k + 1; i < n; i++) A[i * n + k + 1] -= first[i] * first[k + 1];
    if (!divideColumn(A, n, k + 1, sizes[k + 1], second)) return false;
    for (let i = k + 2; i < n; i++) {
      const row = i * n;
      const a = first[i];
      const b = second[i];
      for (let j = k + 2; j <= i; j++) A[row + j] = A[row + j] - a * first[j] - b * second[j];
    }
  }
  return true;
}

/** Column k of L from what the columns before have left of A, and a copy. */
function divideColumn(
  A: Float64Array,
  n: number,
  k: number,
  size: number,
  copy: Float64Array,
): boolean {
  const pivot = A[k * n + k];
  const root = Math.sqrt(pivot);
  A[k * n + k] = root;
  if (!(pivot > 1e-12 * size)) return false;
  for (let i = k + 1; i < n; i++) {
    const value = A[i * n + k] / root;
    A[i * n + k] = value;
    copy[i] = value;
  }
  return true;
}

/** x of LLᵀ x = right, in place of the n numbers of `right`. */
export function solveFactorised(L: Float64Array, n: number, right: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= L[i * n + k] * right[k];
    right[i] = sum / L[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i];
    for (let k = i + 1; k < n; k++) sum -= L[k * n + i] * right[k];
    right[i] = sum / L[i * n + i];
  }
}
