import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import {
  averagePrecision,
  confusion,
  logLoss,
  metrics,
  rocAuc,
  rocCurve,
} from '../../src/evaluation/metrics.js';
import { random } from '../../src/numerics/random.js';
import { absolute, golden, largest, relative } from '../golden.js';

const cases = golden('metrics.json').cases.map((c) => ({
  ...c,
  y: c.y as Label[],
  predicted: c.predicted as Label[],
}));

describe('metrics', () => {
  it.each(cases)("are scikit-learn's, NaN where undefined: $name", (c) => {
    const ours = metrics(c.y, c.scores, c.predicted, c.probability);
    const theirs = {
      accuracy: c.accuracy,
      precision: c.precision,
      recall: c.recall,
      f1: c.f1,
      auc: c.roc_auc,
      balanced_accuracy: c.balanced_accuracy,
      mcc: c.matthews,
      pr_auc: c.average_precision,
      brier: c.brier,
      log_loss: c.log_loss,
    };
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    expect(largest(absolute, Object.values(ours), Object.values(theirs))).toBeLessThan(1e-15);
  });

  it.each(cases)('bound the cost of a call that is certain and wrong: $name', (c) => {
    expect(relative(logLoss(c.y, c.predicted), c.log_loss_of_calls)).toBeLessThan(1e-14);
  });

  it('have neither Brier score nor log loss without probabilities', () => {
    const { brier, log_loss } = metrics([0, 1], [-1, 1], [0, 1]);
    expect([brier, log_loss]).toEqual([NaN, NaN]);
  });

  it('have undefined cases among those compared', () => {
    for (const metric of ['precision', 'recall', 'roc_auc'] as const) {
      expect(cases.some((c) => c[metric] === null)).toBe(true);
    }
  });

  it('leave F1 undefined when there is neither a positive sample nor a call of one', () => {
    expect(metrics([0, 0], [-1, -2], [0, 0])).toEqual({
      accuracy: 1,
      precision: NaN,
      recall: NaN,
      f1: NaN,
      auc: NaN,
      balanced_accuracy: NaN,
      mcc: 0,
      pr_auc: NaN,
      brier: NaN,
      log_loss: NaN,
    });
  });
});

describe('confusion', () => {
  it.each(cases)('counts labels against calls: $name', ({ y, predicted, confusion: counts }) => {
    const [[trueNegative, falsePositive], [falseNegative, truePositive]] = counts;
    expect(confusion(y, predicted)).toEqual({
      trueNegative,
      falsePositive,
      falseNegative,
      truePositive,
    });
  });
});

describe('rocAuc', () => {
  const draw = random(5);
  const y = Array.from({ length: 40 }, (): Label => (draw.uniform() < 0.4 ? 1 : 0));
  // Few distinct scores, so that there are ties.
  const scores = y.map((label) => draw.integer(6) + label);

  it('is the area under the curve by the trapezoidal rule, ties included', () => {
    const points = rocCurve(y, scores);
    const area = points
      .slice(1)
      .reduce(
        (sum, { fpr, tpr }, k) => sum + ((fpr - points[k].fpr) * (tpr + points[k].tpr)) / 2,
        0,
      );
    expect(rocAuc(y, scores)).toBeCloseTo(area, 14);
  });

  it('turns into its complement with the scores', () => {
    const turned = scores.map((score) => -score);
    expect(rocAuc(y, turned)).toBeCloseTo(1 - rocAuc(y, scores), 14);
  });

  it('refuses a score that is NaN', () => {
    expect(() => rocAuc([0, 1], [0.5, NaN])).toThrow('score of sample 2 is NaN');
    expect(() => rocAuc([0, 1], [NaN, 0.5])).toThrow('score of sample 1 is NaN');
  });

  it('is NaN when a class is missing', () => {
    expect(rocAuc([1, 1], [0, 1])).toBeNaN();
    expect(rocAuc([0, 0], [0, 1])).toBeNaN();
  });
});

describe('lists that are not one per sample', () => {
  const y = [0, 1, 1] as const;
  const scores = [0.1, 0.2, 0.9];

  it.each<[string, () => unknown, string]>([
    ['confusion', () => confusion(y, [0, 1]), '3 labels and 2 predictions'],
    ['confusion', () => confusion(y, [0, 1, 1, 1]), '3 labels and 4 predictions'],
    ['rocAuc', () => rocAuc(y, [0.1, 0.9]), '3 labels and 2 scores'],
    ['rocAuc', () => rocAuc(y, [0.1, 0.9, 1, 1]), '3 labels and 4 scores'],
    ['rocCurve', () => rocCurve(y, [0.1, 0.9]), '3 labels and 2 scores'],
    ['averagePrecision', () => averagePrecision(y, [0.1, 0.9]), '3 labels and 2 scores'],
    ['logLoss', () => logLoss(y, [0.1, 0.9]), '3 labels and 2 probabilities'],
    ['metrics', () => metrics(y, [0.1, 0.9], y), '3 labels and 2 scores'],
    ['metrics', () => metrics(y, scores, [0, 1]), '3 labels and 2 predictions'],
    ['metrics', () => metrics(y, scores, y, [0.5]), '3 labels and 1 probabilities'],
  ])('are refused by %s', (_, of, counts) => {
    expect(of).toThrow(RangeError);
    expect(of).toThrow(`here are ${counts}.`);
  });
});

describe('rocCurve', () => {
  it.each(cases.flatMap(({ roc, ...c }) => (roc ? [{ ...c, roc }] : [])))(
    "has scikit-learn's points, one per distinct score: $name",
    ({ y, scores, roc }) => {
      const points = rocCurve(y, scores);
      expect(
        largest(
          absolute,
          points.map(({ fpr }) => fpr),
          roc.fpr,
        ),
      ).toBeLessThan(1e-15);
      expect(
        largest(
          absolute,
          points.map(({ tpr }) => tpr),
          roc.tpr,
        ),
      ).toBeLessThan(1e-15);
      expect(points[0]).toEqual({ fpr: 0, tpr: 0 });
      expect(points.at(-1)).toEqual({ fpr: 1, tpr: 1 });
    },
  );
});
