import type { TrainingSet } from '../cohort/dataset.js';

/** Of every column, by class: `[negative, positive]`. */
export interface ClassStatistics {
  readonly counts: readonly [number, number];
  readonly means: readonly [Float64Array, Float64Array];
  /** Sums of squared deviations from the class mean; exactly 0 where the class is constant. */
  readonly squares: readonly [Float64Array, Float64Array];
}

/**
 * Means and sums of squares of every column within each class, in two passes, so that columns far from 0 lose no digits.
 *
 * @param training finite values, both classes present
 */
export function classStatistics({ X, y }: Pick<TrainingSet, 'X' | 'y'>): ClassStatistics {
  const rowsOf = (label: 0 | 1) => y.flatMap((value, i) => (value === label ? [X.getRow(i)] : []));
  const [negatives, positives] = [rowsOf(0), rowsOf(1)];
  const [negative, positive] = [momentsOf(negatives), momentsOf(positives)];
  return {
    counts: [negatives.length, positives.length],
    means: [negative.means, positive.means],
    squares: [negative.squares, positive.squares],
  };
}

function momentsOf(rows: readonly (readonly number[])[]) {
  const [first] = rows;
  const means = new Float64Array(first.length);
  const squares = new Float64Array(first.length);
  const varies = new Uint8Array(first.length);
  for (const row of rows) {
    for (let j = 0; j < row.length; j++) {
      means[j] += row[j];
      if (row[j] !== first[j]) varies[j] = 1;
    }
  }
  // Equal values can have a computed mean that is off by rounding, and have no scatter all the same.
  for (let j = 0; j < means.length; j++) means[j] = varies[j] ? means[j] / rows.length : first[j];
  for (const row of rows) {
    for (let j = 0; j < row.length; j++) squares[j] += (row[j] - means[j]) ** 2;
  }
  return { means, squares };
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
