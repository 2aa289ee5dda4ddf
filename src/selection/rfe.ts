import { Matrix } from 'ml-matrix';

import type { Label, TrainingSet } from '../cohort/dataset.js';
import { requireBothClasses, requirePositive } from '../models/model.js';
import { ridgeLogistic } from '../models/ridge-logistic.js';
import {
  columnSelection,
  type FittedTransform,
  requireFinite,
} from '../preprocessing/transform.js';

/** Recursive feature elimination by an L2 logistic regression. */
export interface RfeSpec {
  readonly kind: 'rfe';
  /** How many probes to keep. */
  readonly keep: number;
  /** Removed per round: a share of what remains when below 1, else a count. */
  readonly step: number;
  /** Inverse penalty of the model that ranks. */
  readonly C: number;
}

/**
 * Recursive feature elimination (Guyon et al. 2002, Machine Learning 46:389): fit a linear model, remove the probes with
 * the smallest squared weights, fit again on the rest, and so on. It looks at labels: it belongs inside every fold.
 *
 * @param options.keep how many probes to keep
 * @param options.step share of the remaining probes removed per round (below 1) or their count (1 or more); default 0.1
 * @param options.C inverse penalty of the L2 logistic regression that ranks; default 1
 * @throws RangeError when a number is outside its range
 */
export function rfe(options: { keep: number; step?: number; C?: number }): RfeSpec {
  const { keep, step = 0.1, C = 1 } = options;
  requirePositive('rfe', { keep, step, C });
  if (!Number.isInteger(keep))
    throw new RangeError(`rfe: keep must be a whole number, not ${keep}.`);
  if (step > 1 && !Number.isInteger(step)) {
    throw new RangeError(`rfe: step must be a share below 1 or a whole number, not ${step}.`);
  }
  return { kind: 'rfe', keep, step, C };
}

/** Kept columns come best first. */
export function fitRfe(spec: RfeSpec, training: TrainingSet): FittedTransform {
  requireFinite(training, 'rfe');
  requireBothClasses(training.y, 'rfe');
  const { ranks } = rfeRanking(training.X, training.y, { ...spec, downTo: spec.keep });
  const kept = ranks.map((_, j) => j).sort((a, b) => ranks[a] - ranks[b]);
  return columnSelection(training.probes, kept.slice(0, spec.keep));
}

/** A whole elimination. */
export interface RfeRanking {
  /**
   * One per column, 1 the last one standing. Columns removed in the same round share the round's best rank; columns
   * that still stand when the elimination stops are ranked by their weight in the last model.
   */
  readonly ranks: number[];
  /** How many columns each round's model was fitted on, from all of them down. */
  readonly rounds: number[];
}

/**
 * Ranks all columns by recursive elimination down to `downTo` (default 1).
 *
 * @param X samples × probes, finite, standardised
 */
export function rfeRanking(
  X: Matrix,
  y: readonly Label[],
  options: { step: number; C: number; downTo?: number },
): RfeRanking {
  const { step, C, downTo = 1 } = options;
  const ranks = new Array<number>(X.columns).fill(0);
  const rounds: number[] = [];
  let remaining = ranks.map((_, j) => j);
  for (;;) {
    rounds.push(remaining.length);
    const { coefficients } = ridgeLogistic(X.subMatrixColumn(remaining), y, C);
    const byWeight = remaining
      .map((j, k) => ({ j, weight: Math.abs(coefficients[k]) }))
      .sort((a, b) => b.weight - a.weight)
      .map(({ j }) => j);
    if (remaining.length <= downTo) {
      byWeight.forEach((j, k) => (ranks[j] = k + 1));
      return { ranks, rounds };
    }
    const count = step < 1 ? Math.max(1, Math.floor(step * remaining.length)) : step;
    const left = Math.max(downTo, remaining.length - count);
    for (const j of byWeight.slice(left)) ranks[j] = left + 1;
    remaining = byWeight.slice(0, left).sort((a, b) => a - b);
  }
}
