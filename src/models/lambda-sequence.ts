import { requireCount } from '../numerics/require.js';

/**
 * Penalties from `largest` down to `ratio * largest`, geometric. The first is `largest` exactly.
 *
 * @param count how many, at least 1
 * @param ratio between 0 and 1
 */
export function lambdaSequence(largest: number, count: number, ratio: number): number[] {
  requireCount('elasticNetPath: count', count);
  if (!(ratio > 0 && ratio < 1)) {
    throw new RangeError(`elasticNetPath: ratio must lie between 0 and 1, not ${ratio}.`);
  }
  return Array.from({ length: count }, (_, k) => largest * ratio ** (k / Math.max(1, count - 1)));
}

/** @throws RangeError unless there are penalties, all positive and finite, each below the one before */
export function requireFalling(lambdas: readonly number[]): void {
  if (lambdas.length === 0) throw new RangeError('elasticNetPath: lambdas has no λ in it.');
  lambdas.forEach((lambda, k) => {
    if (!(lambda > 0 && lambda < Infinity)) {
      throw new RangeError(
        `elasticNetPath: λ must be a positive number, not ${lambda}. Without a penalty there is no optimum where the ` +
          'classes are separable: the weights grow without bound.',
      );
    }
    if (k > 0 && !(lambda < lambdas[k - 1])) {
      throw new RangeError(
        `elasticNetPath: lambdas must fall, and ${lambda} comes after ${lambdas[k - 1]}.`,
      );
    }
  });
}
