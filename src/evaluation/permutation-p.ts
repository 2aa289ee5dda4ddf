/**
 * One-sided p-value of a permutation test, (b + 1) / (m + 1): b of m permutations did at least as well as the data, which
 * count as one permutation themselves, so that p is never 0 (Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39).
 *
 * @param observed the statistic of the data, larger being more extreme
 * @param permuted the same of each permutation
 * @returns NaN when any of them is
 */
export function permutationP(observed: number, permuted: readonly number[]): number {
  if (Number.isNaN(observed) || permuted.some(Number.isNaN)) return NaN;
  // What is equal on paper may differ by the order of summing, and must count.
  const asGood = permuted.filter((value) => value >= observed - 1e-12 * Math.abs(observed)).length;
  return (asGood + 1) / (permuted.length + 1);
}
