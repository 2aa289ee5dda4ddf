import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { signalToNoiseOf } from '../models/class-statistics.js';
import { testableMoments } from './testable-moments.js';

/**
 * Golub's signal-to-noise ratio of every column: (mean₁ - mean₀) / (s₁ + s₀), positive class minus negative, with
 * standard deviations of divisor n - 1 (Golub et al. 1999, Science 286:531, note 16, calls it P(g, c)).
 *
 * A constant column has none: NaN. One that is constant within each class has ±∞.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { signalToNoise } from 'leukemia-notebooks';
 * const X = new Matrix([[1, 7], [2, 7], [3, 7], [5, 7], [6, 7], [7, 7]]);
 * signalToNoise(X, [0, 0, 0, 1, 1, 1]); // => [2, NaN]
 */
export function signalToNoise(X: Matrix, y: readonly Label[]): number[] {
  return signalToNoiseOf(testableMoments(X, y, 'A signal-to-noise ratio'));
}
