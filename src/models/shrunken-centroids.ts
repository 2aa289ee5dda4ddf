import type { TrainingSet } from '../cohort/dataset.js';
import { type Centroids, centroidScore } from './centroid-score.js';
import { classStatistics, pooledDeviations } from './class-statistics.js';

/** What shrinking starts from: everything but the threshold Δ. */
export interface UnshrunkenCentroids {
  /** d of the positive class per column; with two classes, that of the negative one is its opposite. 0 without a scale. */
  readonly d: Float64Array;
  /** Centroids and log prior odds after soft-thresholding d by Δ. */
  shrink(threshold: number): Centroids;
}

/**
 * Centroids on the way to their common one (Tibshirani, Hastie, Narasimhan & Chu 2002, PNAS 99:6567, eq. 1-5, with mₖ as
 * corrected in Statistical Science 18:104, 2003, and as in the R package pamr):
 *
 * dₖⱼ = (x̄ₖⱼ - x̄ⱼ) / (mₖ (sⱼ + s₀)) with sⱼ the pooled deviation, s₀ the median of all sⱼ and mₖ = √(1/nₖ - 1/n);
 * shrunken, d′ = sign(d) max(|d| - Δ, 0) and x̄′ₖⱼ = x̄ⱼ + mₖ (sⱼ + s₀) d′ₖⱼ. Priors are the shares of the classes.
 *
 * A column with sⱼ + s₀ = 0 has no scale and is left out.
 *
 * @param training finite values, both classes present, at least three samples
 */
export function unshrunkenCentroids(training: Pick<TrainingSet, 'X' | 'y'>): UnshrunkenCentroids {
  const statistics = classStatistics(training);
  const { counts, means } = statistics;
  const n = counts[0] + counts[1];
  const deviations = pooledDeviations(statistics, 'nearestShrunkenCentroids');
  const s0 = median(deviations);
  const scale = deviations.map((s) => s + s0);
  const m = counts.map((count) => Math.sqrt(1 / count - 1 / n));
  const overall = means[0].map((mean, j) => (counts[0] * mean + counts[1] * means[1][j]) / n);
  const d = scale.map((s, j) =>
    s > 0 ? ((means[1][j] - means[0][j]) * (counts[0] / n)) / (m[1] * s) : 0,
  );
  return {
    d,
    shrink(threshold) {
      const shift = scale.map((s, j) => s * softThreshold(d[j], threshold));
      const centroid = (mk: number) => overall.map((mean, j) => mean + mk * shift[j]);
      return {
        negative: centroid(-m[0]),
        positive: centroid(m[1]),
        scale,
        priorLogOdds: Math.log(counts[1] / counts[0]),
      };
    },
  };
}

/** sign(d) max(|d| - Δ, 0) */
export function softThreshold(d: number, threshold: number): number {
  return Math.sign(d) * Math.max(Math.abs(d) - threshold, 0);
}

/** Of an even number the mean of the middle two, as pamr has it: `median` of `describe.ts` can differ in the last digit. */
function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Number of errors of each threshold in a cross-validation: centroids of the other folds call each fold.
 *
 * @param fold of each sample
 */
export function errorsByThreshold(
  training: Pick<TrainingSet, 'X' | 'y'>,
  fold: readonly number[],
  thresholds: readonly number[],
): number[] {
  const errors = thresholds.map(() => 0);
  const rows = (indices: readonly number[]) => ({
    X: training.X.subMatrixRow([...indices]),
    y: indices.map((i) => training.y[i]),
  });
  for (const left of new Set(fold)) {
    const samples = [...fold.keys()];
    const centroids = unshrunkenCentroids(rows(samples.filter((i) => fold[i] !== left)));
    const asked = rows(samples.filter((i) => fold[i] === left));
    thresholds.forEach((threshold, k) => {
      const scores = centroidScore(centroids.shrink(threshold)).score(asked);
      errors[k] += scores.filter((score, i) => score > 0 !== (asked.y[i] === 1)).length;
    });
  }
  return errors;
}
