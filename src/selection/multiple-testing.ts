/** Ways of adjusting p-values for the number of tests. */
export type Correction = 'bonferroni' | 'holm' | 'benjamini-hochberg' | 'benjamini-yekutieli';

/**
 * Adjusted p-values: a test is significant at level α when its adjusted p is at most α.
 *
 * - `bonferroni`: m p, controls the chance of any false positive;
 * - `holm` (1979, Scand J Stat 6:65): step-down, controls the same and is never less powerful;
 * - `benjamini-hochberg` (1995, J R Stat Soc B 57:289): step-up, controls the expected share of false positives for
 *   independent or positively dependent tests;
 * - `benjamini-yekutieli` (2001, Ann Stat 29:1165): the same under any dependence, at the price of a factor Σ 1/i.
 *
 * @param p p-values in [0, 1], any order; m is their number
 * @returns in the order of `p`, at most 1
 * @throws RangeError on NaN or a value outside [0, 1]
 * @example
 * import { adjust } from 'leukemia-notebooks';
 * const p = [0.01, 0.04, 0.03, 0.2];
 * adjust(p, 'bonferroni'); // => [0.04, 0.16, 0.12, 0.8]
 * adjust(p, 'holm'); // => [0.04, 0.09, 0.09, 0.2]
 * adjust(p, 'benjamini-hochberg'); // => [0.04, 0.05333, 0.05333, 0.2]
 */
export function adjust(p: readonly number[], correction: Correction): number[] {
  const m = p.length;
  p.forEach((value, j) => {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`p-value ${j + 1} is ${value}.`);
  });
  if (correction === 'bonferroni') return p.map((value) => Math.min(1, m * value));
  const order = p.map((_, j) => j).sort((a, b) => p[a] - p[b]);
  const adjusted = new Array<number>(m);
  if (correction === 'holm') {
    let largest = 0;
    order.forEach((j, rank) => {
      largest = Math.max(largest, Math.min(1, (m - rank) * p[j]));
      adjusted[j] = largest;
    });
  } else {
    const factor = correction === 'benjamini-yekutieli' ? harmonic(m) : 1;
    let smallest = 1;
    for (let rank = m - 1; rank >= 0; rank--) {
      const j = order[rank];
      smallest = Math.min(smallest, factor * (m / (rank + 1)) * p[j]);
      adjusted[j] = smallest;
    }
  }
  return adjusted;
}

function harmonic(m: number): number {
  let sum = 0;
  for (let i = 1; i <= m; i++) sum += 1 / i;
  return sum;
}
