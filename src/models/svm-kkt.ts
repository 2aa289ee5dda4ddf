/**
 * Largest violation of the Karush-Kuhn-Tucker conditions, with m = ỹf(x): α = 0 ⇒ m ≥ 1, 0 < α < C ⇒ m = 1,
 * α = C ⇒ m ≤ 1; and of 0 ≤ α ≤ C and Σαỹ = 0, these as shares of C, or a small C would excuse any violation.
 *
 * @param decision f(x) of each training sample
 * @param alpha αᵢỹᵢ
 * @param signs ỹᵢ, ±1
 * @param C the bound, of all samples or of each; the sum is measured by the largest
 */
export function kktGap(
  decision: readonly number[],
  alpha: ArrayLike<number>,
  signs: readonly number[],
  C: number | readonly number[],
): number {
  const bounds = typeof C === 'number' ? signs.map(() => C) : C;
  const sum = signs.reduce((total, _, i) => total + alpha[i], 0);
  const balance = Math.abs(sum) / Math.max(...bounds);
  return decision.reduce((worst, f, i) => {
    const a = alpha[i] * signs[i];
    const bound = bounds[i];
    const margin = signs[i] * f;
    const short = a < bound * (1 - 1e-6) ? 1 - margin : 0;
    const long = a > bound * 1e-6 ? margin - 1 : 0;
    return Math.max(worst, short, long, -a / bound, (a - bound) / bound);
  }, balance);
}
