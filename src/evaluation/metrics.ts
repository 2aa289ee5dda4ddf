import type { Label } from '../cohort/dataset.js';
import { mean } from '../numerics/describe.js';
import { requireSameLength } from '../numerics/require.js';

/** Counts of a two-class confusion matrix; class 1 is positive (AML in the leukemia cohort). */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

/**
 * Counts labels against predictions, which are as many and in the same order.
 *
 * @throws RangeError when they are not as many
 * @example
 * import { confusion } from 'leukemia-notebooks';
 * confusion([0, 0, 1, 1, 1], [0, 1, 1, 1, 0]);
 * // => { truePositive: 2, falsePositive: 1, trueNegative: 1, falseNegative: 1 }
 */
export function confusion(y: readonly Label[], predicted: readonly Label[]): Confusion {
  requireSameLength('confusion', { labels: y.length, predictions: predicted.length });
  const count = (label: Label, call: Label) =>
    y.filter((value, i) => value === label && predicted[i] === call).length;
  return {
    truePositive: count(1, 1),
    falsePositive: count(0, 1),
    trueNegative: count(0, 0),
    falseNegative: count(1, 0),
  };
}

/**
 * What is reported of a classifier on some samples. Class 1 is positive (AML in the leukemia cohort).
 * The names are those of columns in tables.
 */
export interface Metrics {
  /** Share of samples called right. */
  readonly accuracy: number;
  /** Share of samples called positive that are; NaN when none is called positive. */
  readonly precision: number;
  /** Share of positive samples called positive (sensitivity); NaN when there is no positive sample. */
  readonly recall: number;
  /**
   * Harmonic mean of precision and recall, 2TP / (2TP + FP + FN); NaN when there is neither a positive sample nor a
   * positive call.
   */
  readonly f1: number;
  /** Area under the ROC curve; NaN when a class is missing. */
  readonly auc: number;
  /** Mean of sensitivity and specificity; NaN when a class is missing. */
  readonly balanced_accuracy: number;
  /** Correlation of labels and calls (Matthews 1975); 0 when all labels or all calls are alike, as scikit-learn. */
  readonly mcc: number;
  /** Area under the precision-recall curve as average precision, see `averagePrecision`. */
  readonly pr_auc: number;
  /** Mean squared distance of probability and label (Brier 1950); NaN without probabilities. */
  readonly brier: number;
  /** Mean negative log-likelihood in nats, see `logLoss`; NaN without probabilities. */
  readonly log_loss: number;
}

/**
 * Metrics of predictions, of the scores behind them, and of probabilities where the model has them.
 *
 * @param scores higher means more like the positive class, one per sample
 * @param predicted one call per sample
 * @param probability of the positive class, one per sample
 * @throws RangeError when these differ in length; Error when a score is NaN
 * @example
 * import { metrics } from 'leukemia-notebooks';
 * const probabilities = [0.1, 0.4, 0.35, 0.8];
 * const { accuracy, recall, auc, mcc, brier } = metrics(
 *   [0, 0, 1, 1],
 *   probabilities,
 *   [0, 0, 0, 1],
 *   probabilities,
 * );
 * [accuracy, recall, auc, mcc, brier]; // => [0.75, 0.5, 0.75, 0.5774, 0.1581]
 */
export function metrics(
  y: readonly Label[],
  scores: readonly number[],
  predicted: readonly Label[],
  probability?: readonly number[],
): Metrics {
  const {
    truePositive: tp,
    falsePositive: fp,
    trueNegative: tn,
    falseNegative: fn,
  } = confusion(y, predicted);
  const margins = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
  return {
    accuracy: (tp + tn) / y.length,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    f1: (2 * tp) / (2 * tp + fp + fn),
    auc: rocAuc(y, scores),
    balanced_accuracy: (tp / (tp + fn) + tn / (tn + fp)) / 2,
    mcc: margins === 0 ? 0 : (tp * tn - fp * fn) / margins,
    pr_auc: averagePrecision(y, scores),
    brier: probability ? mean(y.map((label, i) => (probability[i] - label) ** 2)) : NaN,
    log_loss: probability ? logLoss(y, probability) : NaN,
  };
}

/**
 * Mean negative log-likelihood of labels under probabilities, in nats. Probabilities are kept 2.2e-16 away from 0 and 1,
 * as scikit-learn does, so that one certain and wrong call costs 36 and not infinity.
 *
 * @throws RangeError when there are not as many probabilities as labels
 */
export function logLoss(y: readonly Label[], probability: readonly number[]): number {
  requireSameLength('logLoss', { labels: y.length, probabilities: probability.length });
  const kept = probability.map((p) => Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p)));
  return -mean(y.map((label, i) => Math.log(label === 1 ? kept[i] : 1 - kept[i])));
}

/**
 * Area under the ROC curve: the chance that a random positive sample scores above a random negative one, a tie counting
 * one half (Mann & Whitney 1947; Hanley & McNeil 1982).
 *
 * @returns NaN when a class is missing
 * @throws RangeError when there are not as many scores as labels; Error when a score is NaN
 * @example
 * import { rocAuc } from 'leukemia-notebooks';
 * rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // => 0.75
 * rocAuc([1, 1], [0.35, 0.8]); // => NaN
 */
export function rocAuc(y: readonly Label[], scores: readonly number[]): number {
  requireSameLength('rocAuc', { labels: y.length, scores: scores.length });
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

/**
 * The ROC curve from (0, 0) to (1, 1), one point per distinct score, both classes present and no score NaN.
 *
 * @throws RangeError when there are not as many scores as labels
 * @example
 * import { rocCurve } from 'leukemia-notebooks';
 * rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).map(({ fpr, tpr }) => [fpr, tpr]);
 * // => [[0, 0], [0, 0.5], [0.5, 0.5], [0.5, 1], [1, 1]]
 */
export function rocCurve(y: readonly Label[], scores: readonly number[]): RocPoint[] {
  requireSameLength('rocCurve', { labels: y.length, scores: scores.length });
  const order = scores.map((_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const positives = y.filter((label) => label === 1).length;
  const points: RocPoint[] = [{ fpr: 0, tpr: 0 }];
  let tp = 0;
  let fp = 0;
  order.forEach((i, k) => {
    if (y[i] === 1) tp++;
    else fp++;
    // After the last there is none, and so no equal one.
    if (scores[order[k + 1]] !== scores[i]) {
      points.push({ fpr: fp / (y.length - positives), tpr: tp / positives });
    }
  });
  return points;
}

/**
 * Average precision: the mean, over the positive samples in order of falling score, of the precision among those that
 * score at least as high; samples of equal score count together. It is the area under the precision-recall curve drawn
 * in steps, which no interpolation flatters (Davis & Goadrich 2006). No score is NaN.
 *
 * @returns NaN when a class is missing
 * @throws RangeError when there are not as many scores as labels
 * @example
 * import { averagePrecision } from 'leukemia-notebooks';
 * averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // => 0.8333
 */
export function averagePrecision(y: readonly Label[], scores: readonly number[]): number {
  const corners = rocCurve(y, scores).slice(1);
  const positives = y.filter((label) => label === 1).length;
  const negatives = y.length - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let before = 0;
  let area = 0;
  for (const { fpr, tpr } of corners) {
    area += ((tpr - before) * tpr * positives) / (tpr * positives + fpr * negatives);
    before = tpr;
  }
  return area;
}
