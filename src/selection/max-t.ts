import { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';
import { tTests } from './t-test.js';

/** Variance below this share of a column's total is rounding: within each class the column is constant. */
const ROUNDING = 1e-13;

/**
 * Westfall-Young adjusted p-values: step-down maxT on Welch's |t|, two-sided (Westfall & Young 1993, algorithm 4.1;
 * Dudoit, Shaffer & Boldrick 2003, Stat Sci 18:71; multtest's `mt.maxT`).
 *
 * Labels are shuffled, which keeps the correlation between probes as it is; that is why it finds more than Bonferroni
 * where probes move together. Replicate r shuffles by `random(seed, r)`. An adjusted p is (b + 1) / (permutations + 1),
 * b counting the replicates as extreme as the data (Phipson & Smyth 2010), and so never 0.
 *
 * @param X samples × probes, finite
 * @param y one label per row, at least two of each class
 * @param options.permutations of the labels, 1 or more
 * @param options.onProgress is told how many replicates of how many are done, about every fifty
 * @returns one adjusted p per column, in (0, 1]; 1 for a constant column
 * @throws Error when a class has fewer than two samples, and naming row and column of a value that is not finite
 */
export async function maxT(
  X: Matrix,
  y: readonly Label[],
  options: {
    permutations: number;
    seed: number;
    onProgress?: (done: number, total: number) => void;
  },
): Promise<number[]> {
  const { permutations, seed, onProgress } = options;
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(
      `maxT: permutations must be a positive whole number, not ${permutations}.`,
    );
  }
  const { t } = tTests(X, y, 'welch');
  const varying = t.flatMap((value, j) => (Number.isNaN(value) ? [] : [j]));
  const order = varying.sort((a, b) => Math.abs(t[b]) - Math.abs(t[a]));
  const observed = Float64Array.from(order, (j) => t[j] ** 2);
  const statistics = squaredWelch(X, y, order);
  const exceeded = new Float64Array(order.length);
  for (let r = 0; r < permutations; r++) {
    const squares = statistics(random(seed, r).shuffle(y));
    countSuccessiveMaxima(squares, observed, exceeded);
    if ((r + 1) % 50 === 0 || r + 1 === permutations) {
      onProgress?.(r + 1, permutations);
      await new Promise((resume) => setTimeout(resume, 0));
    }
  }
  const adjusted = new Array<number>(X.columns).fill(1);
  let largest = 0;
  order.forEach((j, k) => {
    largest = Math.max(largest, (exceeded[k] + 1) / (permutations + 1));
    adjusted[j] = largest;
  });
  return adjusted;
}

/** Adds 1 where the largest statistic of a column and all those after it is at least what was observed. */
function countSuccessiveMaxima(
  squares: Float64Array,
  observed: Float64Array,
  exceeded: Float64Array,
): void {
  let largest = 0;
  for (let k = squares.length - 1; k >= 0; k--) {
    if (squares[k] > largest) largest = squares[k];
    // The data's own labelling, met again by chance, must count in spite of rounding.
    if (largest >= observed[k] * (1 - 1e-12)) exceeded[k]++;
  }
}

/**
 * Welch's t² of columns under any labelling with the same class sizes. Columns are centred once; a labelling then needs
 * the sums and the sums of squares over one class only, the other's being what is left of the totals.
 *
 * @returns a function that overwrites and gives back one array, in the order of `columns`
 */
function squaredWelch(X: Matrix, y: readonly Label[], columns: readonly number[]) {
  const n = y.length;
  const m = columns.length;
  const values = Array.from({ length: n }, () => new Float64Array(m));
  const squares = Array.from({ length: n }, () => new Float64Array(m));
  const total = new Float64Array(m);
  columns.forEach((j, k) => {
    const column = X.getColumn(j);
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    column.forEach((value, i) => {
      values[i][k] = value - mean;
      squares[i][k] = (value - mean) ** 2;
      total[k] += squares[i][k];
    });
  });
  const positives = y.filter((label) => label === 1).length;
  // Sums over the smaller class are fewer to add, and t² does not care which class is which.
  const counted: Label = positives <= n - positives ? 1 : 0;
  const n1 = Math.min(positives, n - positives);
  const n0 = n - n1;
  const sums = new Float64Array(m);
  const sumsOfSquares = new Float64Array(m);
  const result = new Float64Array(m);
  return (labels: readonly Label[]) => {
    sums.fill(0);
    sumsOfSquares.fill(0);
    labels.forEach((label, i) => {
      if (label !== counted) return;
      const [row, rowSquares] = [values[i], squares[i]];
      for (let k = 0; k < m; k++) {
        sums[k] += row[k];
        sumsOfSquares[k] += rowSquares[k];
      }
    });
    for (let k = 0; k < m; k++) {
      // Centred, so that the other class sums to minus this one.
      const s = sums[k];
      const scatter1 = sumsOfSquares[k] - (s * s) / n1;
      const scatter0 = total[k] - sumsOfSquares[k] - (s * s) / n0;
      const difference = s / n1 + s / n0;
      const error = scatter1 / (n1 * (n1 - 1)) + scatter0 / (n0 * (n0 - 1));
      result[k] = error > ROUNDING * total[k] ? (difference * difference) / error : Infinity;
    }
    return result;
  };
}
