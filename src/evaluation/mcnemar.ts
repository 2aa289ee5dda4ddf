import type { Label } from '../cohort/dataset.js';
import { requireSameLength } from '../numerics/require.js';
import { incompleteBeta } from '../numerics/special.js';

/** Two classifiers on the same samples, as far as they differ. */
export interface McNemar {
  /** Samples that only the first calls right. */
  readonly onlyFirst: number;
  /** Samples that only the second calls right. */
  readonly onlySecond: number;
  /** Two-sided, in (0, 1]; 1 when the classifiers are never right apart. */
  readonly p: number;
}

/**
 * McNemar's exact test of two classifiers on the same samples (McNemar 1947, Psychometrika 12:153): of the samples that
 * only one of them calls right, each should be as likely to have them. Two-sided p of the binomial with chance 1/2.
 *
 * Few samples can't tell classifiers apart: with fewer than six on which they differ no outcome has p < 0.05.
 *
 * @param y one label per sample, and the two classifiers' calls in the same order
 * @throws RangeError when these differ in length
 * @example
 * import { mcnemar } from 'leukemia-notebooks';
 * const y = [0, 0, 0, 0, 1, 1, 1, 1] as const;
 * const [first, second] = [[0, 0, 0, 0, 1, 1, 1, 0], [0, 1, 1, 1, 0, 1, 1, 1]] as const;
 * mcnemar(y, first, second); // => { onlyFirst: 4, onlySecond: 1, p: 0.375 }
 */
export function mcnemar(
  y: readonly Label[],
  first: readonly Label[],
  second: readonly Label[],
): McNemar {
  requireSameLength('mcnemar', {
    labels: y.length,
    'calls of the first': first.length,
    'calls of the second': second.length,
  });
  const onlyFirst = y.filter((label, i) => first[i] === label && second[i] !== label).length;
  const onlySecond = y.filter((label, i) => first[i] !== label && second[i] === label).length;
  const n = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // P(X ≤ k) of n fair coins is I_½(n - k, k + 1); where both sides are equal, the two tails share the middle.
  const p = n === 0 ? 1 : Math.min(1, 2 * incompleteBeta(0.5, n - fewer, fewer + 1));
  return { onlyFirst, onlySecond, p };
}
