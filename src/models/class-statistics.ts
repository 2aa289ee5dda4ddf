import type { TrainingSet } from '../cohort/dataset.js';
import { columnMoments } from '../numerics/moments.js';
import { rowsOf } from '../numerics/rows.js';

/** Of every column, by class: `[negative, positive]`. */
export interface ClassStatistics {
  readonly counts: readonly [number, number];
  readonly means: readonly [Float64Array, Float64Array];
  /** Sums of squared deviations from the class mean; exactly 0 where the class is constant. */
  readonly squares: readonly [Float64Array, Float64Array];
}

/**
 * Means and sums of squares of every column within each class.
 *
 * @param training finite values, both classes present
 */
export function classStatistics({ X, y }: Pick<TrainingSet, 'X' | 'y'>): ClassStatistics {
  const rows = rowsOf(X);
  const negatives = rows.filter((_, i) => y[i] === 0);
  const positives = rows.filter((_, i) => y[i] === 1);
  const [negative, positive] = [columnMoments(negatives), columnMoments(positives)];
  return {
    counts: [negatives.length, positives.length],
    means: [negative.means, positive.means],
    squares: [negative.squares, positive.squares],
  };
}

/** @param what names the caller @throws Error saying how many samples the classes have, unless each has two */
export function requireTwoOfEachClass(
  what: string,
  [negatives, positives]: ClassStatistics['counts'],
): void {
  if (Math.min(negatives, positives) >= 2) return;
  throw new Error(
    `${what} needs two samples of each class; here are ${positives} positive and ${negatives} negative.`,
  );
}

/**
 * Golub's signal-to-noise ratio of every column, (μ₁ - μ₀) / (σ₁ + σ₀) with divisor n - 1, of at least two samples of each
 * class. NaN for a constant column, ±∞ for one that is constant within each class.
 */
export function signalToNoiseOf({ counts, means, squares }: ClassStatistics): number[] {
  const deviation = (label: 0 | 1, j: number) => Math.sqrt(squares[label][j] / (counts[label] - 1));
  return Array.from(
    means[1],
    (mean, j) => (mean - means[0][j]) / (deviation(1, j) + deviation(0, j)),
  );
}

/**
 * Standard deviation of every column within the classes, pooled: divisor n - 2.
 *
 * @throws Error when there are fewer than three samples
 */
export function pooledDeviations({ counts, squares }: ClassStatistics, model: string) {
  const n = counts[0] + counts[1];
  if (n < 3) {
    throw new Error(
      `${model}: two samples have no variance within their classes. Use fewer folds, or a model without variances.`,
    );
  }
  return squares[0].map((sum, j) => Math.sqrt((sum + squares[1][j]) / (n - 2)));
}
