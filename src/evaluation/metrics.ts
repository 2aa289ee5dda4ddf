import type { Label } from '../cohort/dataset.js';

/** Counts of a two-class confusion matrix; the positive class is AML. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

/** Counts labels against predictions. */
export function confusion(y: readonly Label[], predicted: readonly Label[]): Confusion {
  const count = (label: Label, call: Label) =>
    y.filter((value, i) => value === label && predicted[i] === call).length;
  return {
    truePositive: count(1, 1),
    falsePositive: count(0, 1),
    trueNegative: count(0, 0),
    falseNegative: count(1, 0),
  };
}

/** What is reported of a classifier on some samples. The positive class is AML. */
export interface Metrics {
  /** Share of samples called right. */
  readonly accuracy: number;
  /** Share of samples called AML that are AML; NaN when none is called AML. */
  readonly precision: number;
  /** Share of AML samples called AML (sensitivity); NaN when there is no AML sample. */
  readonly recall: number;
  /** Harmonic mean of precision and recall, 2TP / (2TP + FP + FN); NaN when there is neither AML nor a call of it. */
  readonly f1: number;
  /** Area under the ROC curve; NaN when a class is missing. */
  readonly auc: number;
}

/** Metrics of predictions and of the scores behind them. */
export function metrics(
  y: readonly Label[],
  scores: readonly number[],
  predicted: readonly Label[],
): Metrics {
  const {
    truePositive: tp,
    falsePositive: fp,
    trueNegative: tn,
    falseNegative: fn,
  } = confusion(y, predicted);
  return {
    accuracy: (tp + tn) / y.length,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    auc: rocAuc(y, scores),
  };
}

/**
 * Area under the ROC curve: the chance that a random positive sample scores above a random negative one, a tie counting
 * one half (Mann & Whitney 1947; Hanley & McNeil 1982).
 *
 * @returns NaN when a class is missing
 * @throws Error when a score is NaN
 */
export function rocAuc(y: readonly Label[], scores: readonly number[]): number {
  const missing = scores.findIndex(Number.isNaN);
  if (missing >= 0)
    throw new Error(`The score of sample ${missing + 1} is NaN and has no place in an order.`);
  const positive = scores.filter((_, i) => y[i] === 1);
  const negative = scores.filter((_, i) => y[i] === 0);
  let wins = 0;
  for (const a of positive) {
    for (const b of negative) wins += a > b ? 1 : a === b ? 0.5 : 0;
  }
  return wins / (positive.length * negative.length);
}

/** One corner of a ROC curve. */
export interface RocPoint {
  /** False positives over negatives. */
  readonly fpr: number;
  /** True positives over positives. */
  readonly tpr: number;
}

/** The ROC curve from (0, 0) to (1, 1), one point per distinct score, both classes present. */
export function rocCurve(y: readonly Label[], scores: readonly number[]): RocPoint[] {
  const order = scores.map((_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const positives = y.filter((label) => label === 1).length;
  const points: RocPoint[] = [{ fpr: 0, tpr: 0 }];
  let tp = 0;
  let fp = 0;
  order.forEach((i, k) => {
    if (y[i] === 1) tp++;
    else fp++;
    const next = order[k + 1];
    if (next === undefined || scores[next] !== scores[i]) {
      points.push({ fpr: fp / (y.length - positives), tpr: tp / positives });
    }
  });
  return points;
}
