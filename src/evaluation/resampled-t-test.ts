import { criticalT } from '../numerics/critical-t.js';
import { mean, standardDeviation } from '../numerics/describe.js';
import { twoSidedP } from '../numerics/student-t.js';
import type { FoldResult } from './cross-validation.js';
import { type Interval, requireConfidence } from './intervals.js';
import type { Metrics } from './metrics.js';

/** Whether two pipelines differ by more than folds do by chance. */
export interface ResampledTTest extends Interval {
  /** Mean difference over all folds. */
  readonly estimate: number;
  readonly t: number;
  /** Number of folds over all repeats, less 1. */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Corrected resampled t-test of repeated k-fold cross-validation (Nadeau & Bengio 2003, Machine Learning 52:239;
 * Bouckaert & Frank 2004, PAKDD): t = mean / √((1/J + 1/(k - 1)) s²) over J differences, J - 1 degrees of freedom.
 *
 * The training sets of the folds overlap, so that the differences are not independent and a plain t-test finds a
 * difference wherever there are enough repeats. The correction adds the ratio of left-out to training samples,
 * 1 / (k - 1), to 1 / J, and no number of repeats makes that go away.
 *
 * As elsewhere, differences that are all 0 say nothing: t is NaN, p is 1. All equal otherwise, t is ±∞ with the smallest
 * positive p. Either way the spread is unknown and the bounds are NaN, as everything is when a difference is.
 *
 * @param differences one per fold and repeat
 * @param options.folds k
 * @param options.confidence of the interval of the mean difference, default 0.95
 * @throws RangeError unless there are at least two differences, two folds, and a confidence between 0 and 1
 * @example
 * import { correctedResampledTTest } from 'leukemia-notebooks';
 * const differences = [0.02, 0.05, -0.01, 0.04, 0.03, 0, 0.06, 0.02, 0.01, 0.03];
 * const { estimate, t, df, p } = correctedResampledTTest(differences, { folds: 5 });
 * [estimate, t, df, p]; // => [0.025, 1.945, 9, 0.08369]
 */
export function correctedResampledTTest(
  differences: readonly number[],
  options: { folds: number; confidence?: number },
): ResampledTTest {
  const { folds, confidence = 0.95 } = options;
  requireConfidence(confidence);
  if (!Number.isInteger(folds) || folds < 2 || differences.length < 2) {
    throw new RangeError(
      `A resampled t-test needs at least two differences of two or more folds, not ${differences.length} of ${folds}.`,
    );
  }
  const estimate = mean(differences);
  const df = differences.length - 1;
  if (differences.every((value) => value === differences[0])) {
    const t = estimate / 0;
    const p = estimate === 0 ? 1 : twoSidedP(t, df);
    return { estimate, t, df, p, lower: NaN, upper: NaN };
  }
  const error =
    standardDeviation(differences) * Math.sqrt(1 / differences.length + 1 / (folds - 1));
  const t = estimate / error;
  const half = criticalT(1 - confidence, df) * error;
  return {
    estimate,
    t,
    df,
    p: twoSidedP(t, df),
    lower: estimate - half,
    upper: estimate + half,
  };
}

/** One pipeline against the reference. */
export interface PipelineDifference extends ResampledTTest {
  readonly pipeline: string;
}

/**
 * Each pipeline's metric minus that of a reference, fold by fold of the same cross-validation, by the corrected
 * resampled t-test. The p-values are not adjusted for their number.
 *
 * @param folds of `crossValidate`: all pipelines on the same plan
 * @param reference the pipeline that the others are compared with
 * @throws Error when there is no such pipeline, or the pipelines were not validated on the same folds
 * @example
 * import { metrics, pipelineDifferences } from 'leukemia-notebooks';
 * const at = (pipeline: string, fold: number, predicted: readonly (0 | 1)[]) => {
 *   return { pipeline, repeat: 1, fold, ...metrics([0, 0, 1, 1], [1, 2, 3, 4], predicted) };
 * };
 * const folds = [
 *   at('SVM', 1, [0, 0, 1, 1]), at('SVM', 2, [0, 0, 1, 1]),
 *   at('forest', 1, [0, 0, 0, 1]), at('forest', 2, [1, 0, 0, 1]),
 * ];
 * const [row] = pipelineDifferences(folds, 'SVM', 'accuracy');
 * [row.pipeline, row.estimate, row.df]; // => ['forest', -0.375, 1]
 */
export function pipelineDifferences(
  folds: readonly FoldResult[],
  reference: string,
  metric: keyof Metrics,
  options: { confidence?: number } = {},
): PipelineDifference[] {
  const names = [...new Set(folds.map(({ pipeline }) => pipeline))];
  return names
    .filter((name) => name !== reference)
    .map((pipeline) => {
      const test = meanDifference(folds, [[pipeline, reference]], metric, options);
      return { pipeline, ...test };
    });
}

/**
 * The difference of a metric between two pipelines, fold by fold, averaged over several such pairs: one corrected
 * resampled t-test for one question, such as whether selection helps whatever the model.
 *
 * @param folds of `crossValidate`: all pipelines on the same plan
 * @param pairs a pipeline, and the one that its metric is compared with
 * @throws Error when there is no such pipeline, or the pipelines were not validated on the same folds
 * @example
 * import { meanDifference, metrics } from 'leukemia-notebooks';
 * const at = (pipeline: string, fold: number, predicted: readonly (0 | 1)[]) => {
 *   return { pipeline, repeat: 1, fold, ...metrics([0, 0, 1, 1], [1, 2, 3, 4], predicted) };
 * };
 * const folds = [
 *   at('selected', 1, [0, 0, 1, 1]), at('selected', 2, [0, 0, 1, 1]),
 *   at('all', 1, [0, 0, 0, 1]), at('all', 2, [1, 0, 0, 1]),
 * ];
 * meanDifference(folds, [['selected', 'all']], 'accuracy').estimate; // => 0.375
 */
export function meanDifference(
  folds: readonly FoldResult[],
  pairs: readonly (readonly [pipeline: string, reference: string])[],
  metric: keyof Metrics,
  options: { confidence?: number } = {},
): ResampledTTest {
  const k = new Set(folds.map(({ fold }) => fold)).size;
  const differences = pairs.map(([pipeline, reference]) =>
    foldDifferences(folds, pipeline, reference, metric),
  );
  const means = differences[0].map((_, j) => mean(differences.map((row) => row[j])));
  return correctedResampledTTest(means, { folds: k, ...options });
}

function foldDifferences(
  folds: readonly FoldResult[],
  pipeline: string,
  reference: string,
  metric: keyof Metrics,
): number[] {
  const [own, base] = [pipeline, reference].map((name) => {
    const rows = folds.filter((row) => row.pipeline === name);
    if (rows.length > 0) return rows;
    const names = [...new Set(folds.map((row) => row.pipeline))];
    throw new Error(`No pipeline is called '${name}', but ${names.join(', ')}.`);
  });
  const key = ({ repeat, fold }: FoldResult) => `${repeat} ${fold}`;
  const at = new Map(base.map((row) => [key(row), row[metric]]));
  if (own.length !== at.size || !own.every((row) => at.has(key(row)))) {
    throw new Error(`'${pipeline}' and '${reference}' were not validated on the same folds.`);
  }
  // In one order whatever that of the rows, as the differences of several pairs are averaged fold by fold.
  const inOrder = [...own].sort((a, b) => a.repeat - b.repeat || a.fold - b.fold);
  return inOrder.map((row) => row[metric] - at.get(key(row))!);
}
