import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { pause } from '../numerics/pause.js';
import { random } from '../numerics/random.js';
import { Relabelling } from './max-t-relabelling.js';
import { tTests } from './t-test.js';

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
 * @param options.onProgress is told how many replicates of how many are done, about every fifty
 * @returns one adjusted p per column, in (0, 1]; 1 for a constant column
 * @throws Error when a class has fewer than two samples, and naming row and column of a value that is not finite;
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
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(
      `maxT: permutations must be a positive whole number, not ${permutations}.`,
    );
  }
  const { t } = tTests(X, y, 'welch');
  const varying = t.flatMap((value, j) => (Number.isNaN(value) ? [] : [j]));
  const order = varying.sort((a, b) => Math.abs(t[b]) - Math.abs(t[a]));
  const observed = Float64Array.from(order, (j) => t[j] ** 2);
  const relabelling = new Relabelling(X, y, order);
  const exceeded = new Float64Array(order.length);
  for (let r = 0; r < permutations; r++) {
    relabelling.become(random(seed, r).shuffle(y));
    countSuccessiveMaxima(relabelling, observed, exceeded);
    if ((r + 1) % 50 === 0 || r + 1 === permutations) {
      onProgress?.(r + 1, permutations);
      await pause();
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
  relabelling: Relabelling,
  observed: Float64Array,
  exceeded: Float64Array,
): void {
  const { sums, total } = relabelling;
  let largest = 0;
  let bound = 0;
  for (let k = observed.length - 1; k >= 0; k--) {
    if (sums[k] * sums[k] > bound * total[k]) {
      const square = relabelling.squaredT(k);
      if (square > largest) {
        largest = square;
        bound = relabelling.boundFor(largest);
      }
    }
    // The data's own labelling, met again by chance, must count in spite of rounding.
    if (largest >= observed[k] * (1 - 1e-12)) exceeded[k]++;
  }
}
