import { describe, expect, it } from 'vitest';

import { fitSvm, kktGap, scaleGamma, svmRbf } from '../../src/models/svm.js';
import { predictLabels } from '../../src/models/model.js';
import { random } from '../../src/numerics/random.js';
import { drawn, modelData, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

const fits = golden('svm.json').fits;
const rbf = fits.filter(({ kernel }) => kernel === 'rbf');

/**
 * What ml-svm reaches in decision values. It drops every step of a dual variable that is below 1e-3, and a few of them
 * add up; over many seeds the largest difference to the exact solution was 1.2e-3 here. (The golden values are exact
 * to 1e-10, the kernel's numbers to 1e-12: see the tests of `kktGap` and `scaleGamma`.)
 */
const ML_SVM_TOLERANCE = 2e-3;

describe('svmRbf', () => {
  it('is a plain spec with C = 1 and gamma scaled unless given', () => {
    expect(svmRbf()).toEqual({ kind: 'svm-rbf', C: 1, gamma: 'scale' });
    expect(svmRbf({ C: 3, gamma: 0.1 })).toEqual({ kind: 'svm-rbf', C: 3, gamma: 0.1 });
  });

  it.each([0, -1, NaN])('refuses %s for C and for gamma', (value) => {
    expect(() => svmRbf({ C: value })).toThrow(`C must be a positive number, not ${value}`);
    expect(() => svmRbf({ gamma: value })).toThrow(`gamma must be a positive number, not ${value}`);
  });
});

describe('scaleGamma', () => {
  it.each(['small', 'separable'] as const)("is scikit-learn's gamma='scale' on %s", (data) => {
    const theirs = rbf.find((fit) => fit.data === data && fit.gamma_as_given === 'scale')!.gamma!;
    expect(relative(scaleGamma(modelData(data).training.X), theirs)).toBeLessThan(1e-12);
  });

  it('is 1 for constant data, which has no scale', () => {
    expect(
      scaleGamma(
        trainingOf(
          [
            [2, 2],
            [2, 2],
          ],
          [0, 1],
        ).X,
      ),
    ).toBe(1);
  });
});

describe('fitSvm', () => {
  it.each(rbf)(
    'decides as the exact solution does on $data, C = $C, gamma = $gamma_as_given',
    ({ data, C, gamma, ...exact }) => {
      const { training, heldOut } = modelData(data);
      const model = fitSvm(svmRbf({ C, gamma }), training, random(1));
      const ours = model.score(heldOut);
      expect(largest(absolute, ours, exact.decision_test)).toBeLessThan(ML_SVM_TOLERANCE);
      expect(largest(absolute, model.score(training), exact.decision_train)).toBeLessThan(
        ML_SVM_TOLERANCE,
      );
      expect(predictLabels(ours, model.threshold)).toEqual(exact.predicted_test);
    },
  );

  it('takes gamma = scale for what scaleGamma makes of the training samples', () => {
    const { training, heldOut } = modelData('small');
    const scaled = fitSvm(svmRbf(), training, random(1));
    const given = fitSvm(svmRbf({ gamma: scaleGamma(training.X) }), training, random(1));
    expect(scaled.score(heldOut)).toEqual(given.score(heldOut));
    expect(scaled.summary.gamma).toBe(scaleGamma(training.X));
  });

  it('gives the same model for the same seed', () => {
    const { training, heldOut } = modelData('small');
    const scores = () => fitSvm(svmRbf(), training, random(7)).score(heldOut);
    expect(scores()).toEqual(scores());
  });

  it('takes the size of the gradient for importance: the probes that separate come first', () => {
    const training = drawn(30, 10, 3, { shifted: 2, shift: 4 });
    const { importance } = fitSvm(svmRbf({ C: 10, gamma: 0.05 }), training, random(1));
    const byNull = Math.max(...importance.slice(2));
    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(byNull);
    expect(importance.every((size) => size >= 0)).toBe(true);
  });

  it('has for importance the root mean square of the slope of its own decision values', () => {
    const training = drawn(8, 3, 5, { shifted: 1, shift: 2 });
    const model = fitSvm(svmRbf({ gamma: 0.2 }), training, random(1));
    const h = 1e-5;
    const byProbe = training.probes.map((_, j) => {
      const moved = (by: number) => {
        const X = training.X.clone();
        for (let i = 0; i < X.rows; i++) X.set(i, j, X.get(i, j) + by);
        return model.score({ ...training, X });
      };
      const [up, down] = [moved(h), moved(-h)];
      const squares = up.map((f, i) => ((f - down[i]) / (2 * h)) ** 2);
      return Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length);
    });
    expect(largest(relative, model.importance, byProbe)).toBeLessThan(1e-6);
  });

  it('refuses missing values and a single class', () => {
    const { training } = modelData('small');
    expect(() => fitSvm(svmRbf(), withValue(training, 0, 0, NaN), random(1))).toThrow(
      'svmRbf: sample s1 has the value NaN at probe g0',
    );
    const one = trainingOf([[1], [2]], [1, 1]);
    expect(() => fitSvm(svmRbf(), one, random(1))).toThrow('of the positive class');
  });
});

describe('kktGap', () => {
  it.each(fits)(
    'is 0 for the exact $kernel solution on $data, C = $C, and large near it',
    (fit) => {
      const { signed_alpha: alpha, decision_train: decision, C } = fit;
      const signs = modelData(fit.data).training.y.map((label) => (label === 1 ? 1 : -1));
      expect(kktGap(decision, alpha, signs, C)).toBeLessThan(1e-10);
      const moved = alpha.map((a, i) => (i === 0 ? a + 0.1 * C : a));
      expect(kktGap(decision, moved, signs, C)).toBeGreaterThan(0.09);
      const shifted = decision.map((f) => f + 0.1);
      expect(kktGap(shifted, alpha, signs, C)).toBeGreaterThan(0.09);
    },
  );

  it('measures each condition', () => {
    const [C, signs] = [2, [1, -1]];
    // Both samples free, margins exactly 1.
    expect(kktGap([1, -1], [1, -1], signs, C)).toBe(0);
    // Free with a margin below and above 1.
    expect(kktGap([0.7, -1], [1, -1], signs, C)).toBeCloseTo(0.3, 12);
    expect(kktGap([1, -1.4], [1, -1], signs, C)).toBeCloseTo(0.4, 12);
    // No support vector: a margin above 1 is right, one below is not.
    expect(kktGap([3, -3], [0, 0], signs, C)).toBe(0);
    expect(kktGap([0.2, -3], [0, 0], signs, C)).toBeCloseTo(0.8, 12);
    // At the bound: a margin below 1 is right, one above is not.
    expect(kktGap([-4, 0.5], [2, -2], signs, C)).toBe(0);
    expect(kktGap([1.6, -1], [2, -2], signs, C)).toBeCloseTo(0.6, 12);
    // Outside the box, below and above, and out of balance, in shares of C.
    expect(kktGap([1, -1], [-0.5, 0.5], signs, C)).toBeCloseTo(0.25, 12);
    expect(kktGap([0, 0], [3, -3], signs, C)).toBeCloseTo(0.5, 12);
    expect(kktGap([1, -1], [1, -1.2], signs, C)).toBeCloseTo(0.1, 12);
  });

  it('sees a violation of the box however small C is', () => {
    for (const C of [1e-3, 1, 1000]) {
      expect(kktGap([0, 0], [1.5 * C, -1.5 * C], [1, -1], C)).toBeCloseTo(0.5, 9);
    }
  });

  it('is NaN, which no tolerance passes, when a decision value is', () => {
    expect(kktGap([NaN, -1], [1, -1], [1, -1], 2)).toBeNaN();
  });
});
