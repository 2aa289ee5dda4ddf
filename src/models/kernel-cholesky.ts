/**
 * Cholesky's factor L of a symmetric matrix A = LLᵀ, in place of the lower triangle of A. Written out for matrices of some
 * tens of rows that are factorised thousands of times.
 *
 * @param A n × n, row by row
 * @returns false when A is not positive definite: when what a row adds to the rows before it is below 1e-12 of its size
 */
export function factorise(A: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const size = A[i * n + i];
    for (let j = 0; j <= i; j++) {
      let sum = A[i * n + j];
      for (let k = 0; k < j; k++) sum -= A[i * n + k] * A[j * n + k];
      A[i * n + j] = i === j ? Math.sqrt(sum) : sum / A[j * n + j];
      if (i === j && !(sum > 1e-12 * size)) return false;
    }
  }
  return true;
}

/** x of LLᵀ x = right. */
export function solveFactorised(L: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= L[i * n + k] * x[k];
    x[i] = sum / L[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i];
    for (let k = i + 1; k < n; k++) sum -= L[k * n + i] * x[k];
    x[i] = sum / L[i * n + i];
  }
  return x;
}
