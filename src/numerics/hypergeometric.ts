import { jStat } from 'jstat';

/**
 * Upper tail P(X ≥ k) of the hypergeometric distribution: k or more marked ones among `drawn` of `total`, of which
 * `marked` are marked. Summed from the far end upwards, so that tiny tails keep their digits (1 - cdf would be 0).
 *
 * @param k at least so many marked ones are drawn
 * @param total all there are, marked or not
 * @returns in [0, 1]
 * @throws RangeError when the counts are not integers with 0 ≤ marked, drawn ≤ total
 * @example
 * import { hypergeometricUpperTail } from 'leukemia-notebooks';
 * // Two or three of 3 drawn are among the 4 marked ones of 10.
 * hypergeometricUpperTail(2, 10, 4, 3); // => 0.3333
 */
export function hypergeometricUpperTail(
  k: number,
  total: number,
  marked: number,
  drawn: number,
): number {
  const counts = [k, total, marked, drawn];
  if (
    !counts.every(Number.isInteger) ||
    Math.min(marked, drawn) < 0 ||
    Math.max(marked, drawn) > total
  ) {
    throw new RangeError(
      `Not a draw: ${k} found in ${drawn} drawn, ${marked} marked, ${total} in all.`,
    );
  }
  if (k <= Math.max(0, drawn + marked - total)) return 1;
  let sum = 0;
  for (let i = Math.min(marked, drawn); i >= k; i--)
    sum += jStat.hypgeom.pdf(i, total, marked, drawn);
  return Math.min(1, sum);
}
