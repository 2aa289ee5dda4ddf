import { mean } from '../numerics/describe.js';
import type { Metrics } from './metrics.js';

/** How one pipeline is chosen among several that were cross-validated on the same folds: plain data. */
export interface ChoosingRule {
  /** The highest mean over the folds of the first metric; among equals of the second; … */
  readonly highestMeanOf: readonly (keyof Metrics)[];
  /** Means that differ by no more are equal: sums of the same numbers in another order may differ in the last digit. */
  readonly tolerance: number;
  /** Among those that are equal in all metrics. */
  readonly then: 'the one listed first';
}

/**
 * The rule of this project. The order of the list is part of it: simpler pipelines come first.
 *
 * @example
 * import { CHOOSING_RULE } from 'leukemia-notebooks';
 * CHOOSING_RULE.highestMeanOf; // => ['accuracy', 'auc']
 */
export const CHOOSING_RULE: ChoosingRule = {
  highestMeanOf: ['accuracy', 'auc'],
  tolerance: 1e-12,
  then: 'the one listed first',
};

/** Metrics of a pipeline on one fold. */
export interface Scored extends Metrics {
  readonly pipeline: string;
}

/**
 * Means over the folds, one row per pipeline, in the order of their first appearance. A metric that is undefined in some
 * fold is averaged over the others; NaN where it always is.
 *
 * @example
 * import { metrics, summarise } from 'leukemia-notebooks';
 * const y = [0, 0, 1, 1] as const;
 * const folds = [
 *   { pipeline: 'SVM', ...metrics(y, [1, 2, 3, 4], [0, 0, 0, 1]) },
 *   { pipeline: 'SVM', ...metrics(y, [1, 2, 3, 4], [0, 0, 1, 1]) },
 * ];
 * const [{ pipeline, accuracy, brier }] = summarise(folds);
 * [pipeline, accuracy, brier]; // => ['SVM', 0.875, NaN]
 */
export function summarise(folds: readonly Scored[]): Scored[] {
  return [...new Set(folds.map(({ pipeline }) => pipeline))].map((pipeline) => {
    const own = folds.filter((fold) => fold.pipeline === pipeline);
    const average = (metric: keyof Metrics) =>
      mean(own.map((fold) => fold[metric]).filter((value) => !Number.isNaN(value)));
    return {
      pipeline,
      accuracy: average('accuracy'),
      precision: average('precision'),
      recall: average('recall'),
      f1: average('f1'),
      auc: average('auc'),
      balanced_accuracy: average('balanced_accuracy'),
      mcc: average('mcc'),
      pr_auc: average('pr_auc'),
      brier: average('brier'),
      log_loss: average('log_loss'),
    };
  });
}

/**
 * The pipeline that the rule chooses, with its means over the folds. A metric that is NaN for one of two pipelines does
 * not decide between them.
 *
 * @param folds one row or more
 * @throws TypeError without any row
 * @example
 * import { choose, CHOOSING_RULE, metrics } from 'leukemia-notebooks';
 * const y = [0, 0, 1, 1] as const;
 * const folds = [
 *   { pipeline: 'SVM', ...metrics(y, [1, 2, 3, 4], [0, 0, 0, 1]) },
 *   { pipeline: 'forest', ...metrics(y, [1, 2, 3, 4], [0, 0, 1, 1]) },
 * ];
 * choose(folds, CHOOSING_RULE).pipeline; // => 'forest'
 */
export function choose(folds: readonly Scored[], rule: ChoosingRule): Scored {
  return summarise(folds).reduce((best, next) => {
    for (const metric of rule.highestMeanOf) {
      const gain = next[metric] - best[metric];
      if (Math.abs(gain) > rule.tolerance) return gain > 0 ? next : best;
    }
    return best;
  });
}
