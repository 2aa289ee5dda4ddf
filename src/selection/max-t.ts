import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { columnMajor } from '../numerics/columns.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { random } from '../numerics/random.js';
import { requireCount } from '../numerics/require.js';
import { Relabelling } from './max-t-relabelling.js';
import { tStatistics } from './t-test.js';

/** Work between two reports, some ten milliseconds. */
const STATISTICS_PER_STEP = 2e6;

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
 * @param options.seed an integer
 * @param options.onProgress is told how much of the work is done, in permutations: all of them go column by column, in
 * step
 * @returns one adjusted p per column, in (0, 1]; 1 for a constant column
 * @throws Error when there are not as many labels as rows or a class has fewer than two samples, and naming row and
 * column of a value that is not finite;
 * RangeError when permutations is no positive whole number
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { maxT } from 'leukemia-notebooks';
 * const X = new Matrix([[0, 5], [1, 3], [8, 4], [9, 5]]);
 * await maxT(X, [0, 0, 1, 1], { permutations: 999, seed: 1 }); // => [0.344, 1]
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
  requireCount('maxT: permutations', permutations);
  const { t } = tStatistics(X, y, 'welch');
  const varying = Array.from(t.keys()).filter((j) => !Number.isNaN(t[j]));
  const order = varying.sort((a, b) => Math.abs(t[b]) - Math.abs(t[a]));
  const labellings = Array.from({ length: permutations }, (_, r) => random(seed, r).shuffle(y));
  const maxima = new SuccessiveMaxima(new Relabelling(labellings), permutations);
  const values = columnMajor(X);
  const exceeded = new Float64Array(order.length);
  const step = Math.ceil(STATISTICS_PER_STEP / permutations);
  for (let k = order.length - 1; k >= 0; k--) {
    const start = order[k] * X.rows;
    maxima.take(centred(values.subarray(start, start + X.rows)));
    // The data's own labelling, met again by chance, must count in spite of rounding.
    exceeded[k] = maxima.countAtLeast(t[order[k]] ** 2 * (1 - 1e-12));
    if (k % step === 0) {
      onProgress?.(Math.round((permutations * (order.length - k)) / order.length), permutations);
      await pauseWhenDue();
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

/** The column itself, whose mean is 0 now. */
function centred(column: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  const mean = sum / column.length;
  for (let i = 0; i < column.length; i++) column[i] -= mean;
  return column;
}

/** Of every labelling the largest t² among the columns that it was shown so far. */
class SuccessiveMaxima {
  private readonly largest: Float64Array;
  /** What a sum must exceed to be a larger one, by `Relabelling.boundFor`. */
  private readonly bounds: Float64Array;

  constructor(
    private readonly relabelling: Relabelling,
    labellings: number,
  ) {
    this.largest = new Float64Array(labellings);
    this.bounds = new Float64Array(labellings);
  }

  take(column: Float64Array): void {
    const { relabelling, largest, bounds } = this;
    relabelling.take(column);
    const { sums, total } = relabelling;
    for (let r = 0; r < sums.length; r++) {
      if (sums[r] * sums[r] <= bounds[r] * total) continue;
      const square = relabelling.squaredT(r);
      if (square <= largest[r]) continue;
      largest[r] = square;
      bounds[r] = relabelling.boundFor(square);
    }
  }

  countAtLeast(square: number): number {
    const { largest } = this;
    let count = 0;
    for (let r = 0; r < largest.length; r++) if (largest[r] >= square) count++;
    return count;
  }
}
