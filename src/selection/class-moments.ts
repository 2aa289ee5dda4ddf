import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';

/** Of every column within each class: `[negative, positive]`. */
export interface ClassMoments {
  readonly counts: readonly [number, number];
  readonly means: readonly [Float64Array, Float64Array];
  /** Sums of squared deviations from the class mean; exactly 0 where the class is constant. */
  readonly squares: readonly [Float64Array, Float64Array];
}

/**
 * Means and sums of squares of every column within each class, in two passes over the rows, so that columns far from 0
 * lose no digits.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @param what names the caller in errors
 * @throws Error when a class has fewer than two samples, and naming row and column of a value that is not finite
 */
export function classMoments(X: Matrix, y: readonly Label[], what: string): ClassMoments {
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  if (positives < 2 || negatives < 2) {
    throw new Error(
      `${what} needs two samples of each class; here are ${positives} positive and ${negatives} negative.`,
    );
  }
  const rows = y.map((_, i) => X.getRow(i));
  requireFiniteRows(rows, what);
  const ofClass = ([0, 1] as const).map((label) =>
    momentsOf(rows.filter((_, i) => y[i] === label)),
  );
  const [negative, positive] = ofClass;
  return {
    counts: [negatives, positives],
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

function requireFiniteRows(rows: readonly (readonly number[])[], what: string): void {
  rows.forEach((row, i) => {
    const j = row.findIndex((value) => !Number.isFinite(value));
    if (j >= 0) {
      throw new Error(
        `${what} needs finite values; row ${i + 1}, column ${j + 1} is ${row[j]}. Impute missing values first.`,
      );
    }
  });
}
