import { describe, expect, it } from 'vitest';

import { elasticNetPath } from '../../src/models/elastic-net-path.js';
import { crossValidatePath } from '../../src/models/lambda-cross-validation.js';
import { fitLogisticRegression, logisticRegression } from '../../src/models/logistic-regression.js';
import { predictLabels } from '../../src/models/model.js';
import { random } from '../../src/numerics/random.js';
import { stratifiedFolds } from '../../src/numerics/stratified-folds.js';
import { drawn, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';
import { dense } from './elastic-net-optimality.js';

const penalties = ['l1', 'l2', 'elastic-net'] as const;

describe('logisticRegression', () => {
  it('is a plain spec with C = 1 unless given', () => {
    expect(logisticRegression({ penalty: 'l2' })).toStrictEqual({
      kind: 'logistic-regression',
      penalty: 'l2',
      C: 1,
    });
    expect(logisticRegression({ penalty: 'l1', C: 0.1 }).C).toBe(0.1);
  });

  it('carries a λ, or the rule for one, instead of C', () => {
    expect(logisticRegression({ penalty: 'l1', lambda: 0.02 })).toStrictEqual({
      kind: 'logistic-regression',
      penalty: 'l1',
      lambda: 0.02,
    });
    expect(logisticRegression({ penalty: 'elastic-net', lambda: { rule: '1se' } })).toStrictEqual({
      kind: 'logistic-regression',
      penalty: 'elastic-net',
      l1Ratio: 0.5,
      lambda: { rule: '1se', measure: 'deviance', folds: 5 },
    });
  });

  it('lets a rule choose by two folds', () => {
    const spec = logisticRegression({ penalty: 'l1', lambda: { rule: 'min', folds: 2 } });
    expect(spec.lambda).toEqual({ rule: 'min', measure: 'deviance', folds: 2 });
  });

  it.each([0, -1, NaN, Infinity])('refuses C and lambda = %s', (value) => {
    expect(() => logisticRegression({ penalty: 'l2', C: value })).toThrow(
      `logisticRegression: C must be a positive number, not ${value}.`,
    );
    expect(() => logisticRegression({ penalty: 'l1', lambda: value })).toThrow(
      `logisticRegression: lambda must be a positive number, not ${value}.`,
    );
  });

  it.each([
    [{ penalty: 'l1', C: 1, lambda: 0.1 }, 'give C (as scikit-learn) or lambda (as glmnet)'],
    [
      { penalty: 'l2', l1Ratio: 0.5 },
      "l1Ratio belongs to penalty 'elastic-net', and this one is 'l2'",
    ],
    [{ penalty: 'elastic-net', l1Ratio: 1.5 }, 'l1Ratio must lie between 0 and 1, not 1.5'],
    [{ penalty: 'elastic-net', l1Ratio: -0.5 }, 'l1Ratio must lie between 0 and 1, not -0.5'],
    [
      { penalty: 'l1', lambda: { rule: 'min', folds: 1 } },
      'lambda.folds must be a whole number above 1, not 1',
    ],
  ] as const)('refuses %o', (options, message) => {
    expect(() => logisticRegression(options)).toThrow(message);
  });
});

describe('fitLogisticRegression', () => {
  it.each(golden('logistic.json').fits)(
    'scores held-out rows of $data by log-odds: $penalty, C = $C',
    ({ data, penalty, C, decision_test }) => {
      const { training, heldOut } = modelData(data);
      const model = fitLogisticRegression(logisticRegression({ penalty, C }), training, random(1));
      expect(largest(absolute, model.score(heldOut), decision_test)).toBeLessThan(1e-9);
      expect(model.threshold).toBe(0);
    },
  );

  it.each(golden('logistic.json').fits.filter(({ penalty }) => penalty === 'l1'))(
    'finds the L1 optimum on $data, C = $C',
    ({ data, C, coefficients, intercept, nonzeros }) => {
      const { training } = modelData(data);
      const spec = logisticRegression({ penalty: 'l1', C });
      const model = fitLogisticRegression(spec, training, random(1));
      // In `small` columns 0 and 6 are equal, and only the sum of their weights is defined.
      const merged = (weights: readonly number[]) =>
        data === 'small'
          ? weights.flatMap((w, j) => (j === 6 ? [] : j === 0 ? w + weights[6] : w))
          : [...weights];
      const weights = merged(model.coefficients!);
      expect(largest(absolute, weights, merged(coefficients))).toBeLessThan(1e-9);
      expect(absolute(model.summary.intercept, intercept)).toBeLessThan(1e-9);
      expect(weights.filter((w) => w !== 0)).toHaveLength(nonzeros);
    },
  );

  it('takes lambda for 1 / (C × samples)', () => {
    const { training } = modelData('separable');
    for (const penalty of penalties) {
      const byC = logisticRegression({ penalty, C: 0.8 });
      const byLambda = logisticRegression({ penalty, lambda: 1 / (0.8 * 20) });
      const [one, other] = [byC, byLambda].map(
        (spec) => fitLogisticRegression(spec, training, random(1)).coefficients!,
      );
      expect(largest(absolute, one, other)).toBeLessThan(1e-12);
    }
  });

  it('fits an elastic net between the L1 and the L2 penalty, and at either end', () => {
    const { training } = modelData('separable');
    const fitted = (options: Parameters<typeof logisticRegression>[0]) =>
      fitLogisticRegression(logisticRegression({ ...options, C: 2 }), training, random(1));
    const [l1, l2] = [fitted({ penalty: 'l1' }), fitted({ penalty: 'l2' })];
    const mixed = fitted({ penalty: 'elastic-net', l1Ratio: 0.5 });
    expect(mixed.summary.nonZero).toBeGreaterThan(l1.summary.nonZero);
    expect(mixed.summary.nonZero).toBeLessThan(l2.summary.nonZero);
    for (const [l1Ratio, end] of [
      [1, l1],
      [0, l2],
    ] as const) {
      const { coefficients } = fitted({ penalty: 'elastic-net', l1Ratio });
      expect(largest(absolute, coefficients!, end.coefficients!)).toBeLessThan(1e-9);
    }
  });

  it.each([
    ['min', 'deviance'],
    ['1se', 'deviance'],
    ['1se', 'class'],
  ] as const)('chooses λ by folds inside the training samples: %s, %s', (rule, measure) => {
    const { training } = modelData('separable');
    const { X, y } = training;
    const spec = logisticRegression({ penalty: 'l1', lambda: { rule, measure, folds: 4 } });
    const model = fitLogisticRegression(spec, training, random(3));
    const validated = crossValidatePath(X, y, stratifiedFolds(y, 4, random(3)));
    const { lambdaMin, lambda1se } = validated[measure];
    const lambda = rule === 'min' ? lambdaMin : lambda1se;
    expect(model.summary.lambda).toBe(lambda);
    const { coefficients } = elasticNetPath(X, y, { lambdas: [lambda] });
    expect(largest(absolute, model.coefficients!, dense(coefficients[0], 200))).toBeLessThan(1e-8);
  });

  it('chooses λ for its own mixture of the penalties', () => {
    const data = drawn(20, 4, 1, { shifted: 1, shift: 2 });
    const lambda = { rule: 'min', folds: 4 } as const;
    const spec = logisticRegression({ penalty: 'elastic-net', l1Ratio: 0.2, lambda });
    const { summary } = fitLogisticRegression(spec, data, random(3));
    const fold = stratifiedFolds(data.y, 4, random(3));
    const { deviance } = crossValidatePath(data.X, data.y, fold, { alpha: 0.2 });
    expect(summary.lambda).toBe(deviance.lambdaMin);
  });

  it('says which λ it used only where that was chosen', () => {
    const { training } = modelData('separable');
    const spec = logisticRegression({ penalty: 'l2', lambda: 0.1 });
    const { summary } = fitLogisticRegression(spec, training, random(1));
    expect(Object.keys(summary)).toEqual(['intercept', 'nonZero']);
  });

  it.each([
    ['positive', 1],
    ['negative', 0],
  ])(
    'counts the %s class where it is the smaller one, and needs a sample for each fold',
    (_, is) => {
      const { X } = drawn(10, 2, 1);
      const data = trainingOf(
        X.to2DArray(),
        X.to2DArray().map((_row, i) => (i < 3 ? is : 1 - is)),
      );
      const fitWith = (folds: number) => {
        const spec = logisticRegression({ penalty: 'l1', lambda: { rule: 'min', folds } });
        return fitLogisticRegression(spec, data, random(1));
      };
      expect(fitWith(3).summary.lambda).toBeGreaterThan(0);
      expect(() => fitWith(4)).toThrow(
        'logisticRegression, to choose lambda: the smaller class has 3 samples, too few for 4 folds',
      );
    },
  );

  it('says when a class is too small for the folds of a rule', () => {
    const { training } = modelData('separable');
    const spec = logisticRegression({ penalty: 'l2', lambda: { rule: 'min', folds: 11 } });
    expect(() => fitLogisticRegression(spec, training, random(1))).toThrow(
      /has \d+ samples, too few for 11 folds. Use at most \d+, or give lambda or C\./,
    );
  });

  it('gives the probability that its log-odds say', () => {
    const { training, heldOut } = modelData('small');
    for (const penalty of penalties) {
      const model = fitLogisticRegression(logisticRegression({ penalty }), training, random(1));
      const chances = model.probability!(heldOut);
      model.score(heldOut).forEach((score, i) => {
        expect(Math.log(chances[i] / (1 - chances[i]))).toBeCloseTo(score, 9);
      });
    }
  });

  it('separates classes that are separable, whatever the order of the samples', () => {
    const { training } = modelData('separable');
    const rows = training.y.map((_, i) => (i * 3) % 20);
    for (const penalty of penalties) {
      const spec = logisticRegression({ penalty, C: 10 });
      const model = fitLogisticRegression(spec, training, random(1));
      expect(predictLabels(model.score(training), model.threshold)).toEqual(training.y);
      const moved = fitLogisticRegression(spec, reordered(training, { rows }), random(1));
      expect(largest(absolute, moved.coefficients!, model.coefficients!)).toBeLessThan(1e-8);
    }
  });

  it('takes |coefficient| for importance and counts those that are not 0', () => {
    const { training } = modelData('separable');
    const { importance, coefficients, summary, probes } = fitLogisticRegression(
      logisticRegression({ penalty: 'l1' }),
      training,
      random(1),
    );
    expect(importance).toEqual(coefficients?.map(Math.abs));
    expect(summary.nonZero).toBe(importance.filter((size) => size > 0).length);
    expect(summary.nonZero).toBe(8);
    expect(probes).toEqual(training.probes);
  });

  it.each([0, 1])('says which class is missing when all labels are %i', (label) => {
    const one = trainingOf([[1], [2], [3]], [label, label, label]);
    expect(() =>
      fitLogisticRegression(logisticRegression({ penalty: 'l2' }), one, random(1)),
    ).toThrow(
      `logisticRegression: all 3 training samples are of the ${label === 0 ? 'negative' : 'positive'} class`,
    );
  });

  it('refuses missing values, with sample and probe', () => {
    const gap = withValue(modelData('small').training, 4, 2, NaN);
    expect(() =>
      fitLogisticRegression(logisticRegression({ penalty: 'l1' }), gap, random(1)),
    ).toThrow('logisticRegression: sample s5 has the value NaN at probe g2');
  });
});
