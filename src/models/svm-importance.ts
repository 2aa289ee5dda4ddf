/**
 * An RBF machine has no weight per probe. How much one counts is the size of the slope of f(x) = Σ aₖ k(x, xₖ) along it:
 * the root of the mean square over the training samples.
 *
 * @param rows the training samples
 * @param K their kernel, n × n
 * @param signedAlpha aₖ = αₖỹₖ
 * @returns one size per column, never negative
 */
export function gradientSize(
  rows: readonly Float64Array[],
  K: Float64Array,
  signedAlpha: Float64Array,
  gamma: number,
): number[] {
  const n = rows.length;
  const columns = rows[0].length;
  const squares = new Float64Array(columns);
  const gradient = new Float64Array(columns);
  rows.forEach((at, i) => {
    // ∇k(x, xₖ) = -2γ k(x, xₖ) (x - xₖ)
    gradient.fill(0);
    rows.forEach((vector, k) => {
      const factor = -2 * gamma * signedAlpha[k] * K[i * n + k];
      if (factor === 0) return;
      for (let j = 0; j < columns; j++) gradient[j] += factor * (at[j] - vector[j]);
    });
    for (let j = 0; j < columns; j++) squares[j] += gradient[j] ** 2;
  });
  return Array.from(squares, (sum) => Math.sqrt(sum / n));
}
