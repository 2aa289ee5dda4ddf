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
  const rows = centredRows(X, columns);
  const total = new Float64Array(columns.length);
  for (const row of rows) row.forEach((value, k) => (total[k] += value * value));
  const positives = y.filter((label) => label === 1).length;
  // Sums over the smaller class are fewer to add, and t² does not care which class is which.
  const counted: Label = positives <= n - positives ? 1 : 0;
  const n1 = Math.min(positives, n - positives);
  const n0 = n - n1;
  const [weight1, weight0] = [1 / (n1 * (n1 - 1)), 1 / (n0 * (n0 - 1))];
  const perSum = 1 / n1 + 1 / n0;
  const sums = {
    plain: new Float64Array(columns.length),
    squared: new Float64Array(columns.length),
  };
  const result = new Float64Array(columns.length);
  return (labels: readonly Label[]) => {
    addUp(
      rows.filter((_, i) => labels[i] === counted),
      sums,
    );
    for (let k = 0; k < result.length; k++) {
      // Centred, so that the other class sums to minus this one.
      const s = sums.plain[k];
      const q = sums.squared[k];
      const scatter1 = q - (s * s) / n1;
      const scatter0 = total[k] - q - (s * s) / n0;
      const error = scatter1 * weight1 + scatter0 * weight0;
      const difference = s * perSum;
      result[k] = error > ROUNDING * total[k] ? (difference * difference) / error : Infinity;
    }
    return result;
  };
}

/** One array per sample, with each column's mean taken off. */
function centredRows(X: Matrix, columns: readonly number[]): Float64Array[] {
  const means = X.mean('column');
  return Array.from({ length: X.rows }, (_, i) =>
    Float64Array.from(columns, (j) => X.get(i, j) - means[j]),
  );
}

/** Sums and sums of squares over rows. Four at a time, which halves the traffic with memory and so the time. */
function addUp(
  rows: readonly Float64Array[],
  { plain, squared }: { plain: Float64Array; squared: Float64Array },
): void {
  plain.fill(0);
  squared.fill(0);
  const fours = rows.length - (rows.length % 4);
  for (let at = 0; at < fours; at += 4) {
    const [a, b, c, d] = rows.slice(at, at + 4);
    for (let k = 0; k < plain.length; k++) {
      plain[k] += a[k] + b[k] + c[k] + d[k];
      squared[k] += a[k] * a[k] + b[k] * b[k] + c[k] * c[k] + d[k] * d[k];
    }
  }
  for (const row of rows.slice(fours)) {
    for (let k = 0; k < plain.length; k++) {
      plain[k] += row[k];
      squared[k] += row[k] * row[k];
    }
  }
}
