/** Kept from call to call, as to make arrays takes a good part of the time that a small matrix takes. */
let sizes = new Float64Array(64);
let column = new Float64Array(64);

/**
 * Cholesky's factor L of a symmetric matrix A = LLᵀ, in place of the lower triangle of A. Written out for matrices of some
 * tens of rows that are factorised thousands of times.
 *
 * @param A n × n, row by row
 * @returns false when A is not positive definite: when what a row adds to the rows before it is below 1e-12 of its size
 */
export function factorise(A: Float64Array, n: number): boolean {
  if (sizes.length < n) [sizes, column] = [new Float64Array(2 * n), new Float64Array(2 * n)];
  for (let i = 0; i < n; i++) sizes[i] = A[i * n + i];
  // Column by column: what is subtracted from one element need not wait for what is subtracted from the next.
  for (let k = 0; k < n; k++) {
    const pivot = A[k * n + k];
    const root = Math.sqrt(pivot);
    A[k * n + k] = root;
    if (!(pivot > 1e-12 * sizes[k])) return false;
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      const value = A[row + k] / root;
      A[row + k] = value;
      column[i] = value;
      for (let j = k + 1; j <= i; j++) A[row + j] -= value * column[j];
    }
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
    const x = right[i] / L[i * n + i];
    right[i] = x;
    for (let k = 0; k < i; k++) right[k] -= L[i * n + k] * x;
  }
}
