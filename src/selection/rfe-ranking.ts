import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { kernelLogistic, type KernelLogisticFit } from '../models/kernel-logistic.js';
import { solveSvm } from '../models/smo.js';
import { columnMajor } from '../numerics/columns.js';
import { ShrinkingGram } from './rfe-gram.js';
import { Weights } from './rfe-weights.js';

/** The model whose weights rank, and how much is removed per round. */
export interface RfeOptions {
  /** Removed per round: a share of what remains when below 1, else a count. */
  readonly step: number;
  /** Inverse penalty of the model. */
  readonly C: number;
  /** A linear support vector machine, or L2 logistic regression (default). */
  readonly model?: 'svm' | 'l2-logistic';
  /** KKT gap at which the support vector machine stops; default 1e-10. At 1e-3 near-ties fall either way. */
  readonly tolerance?: number;
}

/** A whole elimination. */
export interface RfeRanking {
  /**
   * One per column, 1 the last one standing. Columns removed in the same round share the round's best rank; columns
   * that still stand when the elimination stops are ranked by their weight in the last model.
   */
  readonly ranks: number[];
  /**
   * Columns, best first: the last one standing, then those that went before it, columns of one round by their weight in
   * it. Its first k are the columns that an elimination down to k leaves.
   */
  readonly order: number[];
  /** How many columns each round's model was fitted on, from all of them down. */
  readonly rounds: number[];
}

/**
 * Ranks all columns by recursive elimination (Guyon et al. 2002, Machine Learning 46:389) down to `downTo` (default 1).
 *
 * Both models need only the products of every sample with every sample. Those are kept up to date as columns go, and
 * each round's model starts from the one before, so that 7,129 columns can go one at a time: scikit-learn's
 * `RFE(SVC(kernel='linear'), step=1)` without its 7,128 fits from the beginning.
 *
 * Of columns whose weights are equal, such as constant or repeated ones, the earlier goes first.
 *
 * @param X samples × probes, finite, standardised
 * @param y both classes present
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { rfeRanking } from 'leukemia-notebooks';
 * const X = new Matrix([[-1, 1, 0], [-1, -1, 0], [1, -1, 0], [1, 1, 0]]);
 * const { ranks, order, rounds } = rfeRanking(X, [0, 0, 1, 1], { step: 1, C: 1 });
 * ranks; // => [1, 3, 2]
 * order; // => [0, 2, 1]
 * rounds; // => [3, 2, 1]
 */
export function rfeRanking(
  X: Matrix,
  y: readonly Label[],
  options: RfeOptions & { downTo?: number },
): RfeRanking {
  const { step, downTo = 1 } = options;
  const columns = columnMajor(X);
  const gram = new ShrinkingGram(columns, X.rows);
  const weights = new Weights(columns, X.rows);
  const solve = warmSolver(y, options);
  const ranks = new Array<number>(X.columns).fill(0);
  const rounds: number[] = [];
  const goneFirst: number[] = [];
  for (;;) {
    rounds.push(weights.count);
    weights.moveTo(solve(gram.matrix));
    if (weights.count <= downTo) {
      const standing = weights.sorted();
      standing.forEach((j, k) => (ranks[j] = weights.count - k));
      return { ranks, order: [...goneFirst, ...standing].reverse(), rounds };
    }
    const count = step < 1 ? Math.max(1, Math.floor(step * weights.count)) : step;
    const removed = weights.removeSmallest(Math.min(count, weights.count - downTo));
    for (const j of removed) ranks[j] = weights.count + 1;
    goneFirst.push(...removed);
    gram.remove(removed, () => weights.remaining());
  }
}

/** Fits to a Gram matrix, each time starting from the last fit; returns d of the weights Xᵀd. */
function warmSolver(
  y: readonly Label[],
  { model = 'l2-logistic', C, tolerance = 1e-10 }: RfeOptions,
): (K: Float64Array) => Float64Array {
  if (model === 'svm') {
    const bounds = y.map(() => C);
    let start: Float64Array | undefined;
    return (K) => (start = solveSvm(K, y, { C: bounds, tolerance, start }).signedAlpha);
  }
  let fit: KernelLogisticFit | undefined;
  return (K) => (fit = kernelLogistic(K, y, C, fit)).dual;
}
