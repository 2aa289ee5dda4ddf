import { describe, expect, it } from 'vitest';

import { fitLogisticRegression, logisticRegression } from '../../src/models/logistic-regression.js';
import { predictLabels } from '../../src/models/model.js';
import { modelData, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

describe('logisticRegression', () => {
  it('is a plain spec with C = 1 unless given', () => {
    expect(logisticRegression({ penalty: 'l2' })).toEqual({
      kind: 'logistic-regression',
      penalty: 'l2',
      C: 1,
    });
    expect(logisticRegression({ penalty: 'l1', C: 0.1 }).C).toBe(0.1);
  });

  it.each([0, -1, NaN, Infinity])('refuses C = %s', (C) => {
    expect(() => logisticRegression({ penalty: 'l2', C })).toThrow(
      `logisticRegression: C must be a positive number, not ${C}.`,
    );
  });
});

describe('fitLogisticRegression', () => {
  it.each(golden('logistic.json').fits)(
    'scores held-out rows of $data by log-odds: $penalty, C = $C',
    ({ data, penalty, C, decision_test }) => {
      const { training, heldOut } = modelData(data);
      const model = fitLogisticRegression(logisticRegression({ penalty, C }), training);
      expect(largest(absolute, model.score(heldOut), decision_test)).toBeLessThan(1e-9);
      expect(model.threshold).toBe(0);
    },
  );

  it('separates classes that are separable', () => {
    const { training } = modelData('separable');
    for (const penalty of ['l1', 'l2'] as const) {
      const model = fitLogisticRegression(logisticRegression({ penalty, C: 10 }), training);
      expect(predictLabels(model.score(training), model.threshold)).toEqual(training.y);
    }
  });

  it('takes |coefficient| for importance and counts those that are not 0', () => {
    const { training } = modelData('separable');
    const { importance, coefficients, summary, probes } = fitLogisticRegression(
      logisticRegression({ penalty: 'l1' }),
      training,
    );
    expect(importance).toEqual(coefficients?.map(Math.abs));
    expect(summary.nonZero).toBe(importance.filter((size) => size > 0).length);
    expect(summary.nonZero).toBe(8);
    expect(probes).toEqual(training.probes);
  });

  it.each([0, 1])('says which class is missing when all labels are %i', (label) => {
    const one = trainingOf([[1], [2], [3]], [label, label, label]);
    expect(() => fitLogisticRegression(logisticRegression({ penalty: 'l2' }), one)).toThrow(
      `logisticRegression: all 3 training samples are of the ${label === 0 ? 'negative' : 'positive'} class`,
    );
  });

  it('refuses missing values, with sample and probe', () => {
    const gap = withValue(modelData('small').training, 4, 2, NaN);
    expect(() => fitLogisticRegression(logisticRegression({ penalty: 'l1' }), gap)).toThrow(
      'logisticRegression: sample s5 has the value NaN at probe g2',
    );
  });
});
