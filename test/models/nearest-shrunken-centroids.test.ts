import { describe, expect, it } from 'vitest';

import {
  fitNearestShrunkenCentroids,
  nearestShrunkenCentroids,
  thresholdGrid,
} from '../../src/models/nearest-shrunken-centroids.js';
import { errorsByThreshold, unshrunkenCentroids } from '../../src/models/shrunken-centroids.js';
import { random } from '../../src/numerics/random.js';
import { stratifiedFolds } from '../../src/numerics/stratified-folds.js';
import { drawn, modelData, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

const fitted = (training: Parameters<typeof fitNearestShrunkenCentroids>[1], threshold?: number) =>
  fitNearestShrunkenCentroids(nearestShrunkenCentroids({ threshold }), training, random(1));

describe('nearestShrunkenCentroids', () => {
  it('is a plain spec whose threshold is cross-validated unless given', () => {
    expect(nearestShrunkenCentroids()).toEqual({
      kind: 'nearest-shrunken-centroids',
      threshold: 'cross-validated',
    });
    expect(nearestShrunkenCentroids({ threshold: 0 }).threshold).toBe(0);
  });

  it.each([-1, NaN, Infinity])('refuses the threshold %s', (threshold) => {
    expect(() => nearestShrunkenCentroids({ threshold })).toThrow(
      `nearestShrunkenCentroids: threshold must be 0 or more, not ${threshold}.`,
    );
  });
});

describe.each(['small', 'separable'] as const)('nearest shrunken centroids on %s', (name) => {
  const { training, heldOut } = modelData(name);
  const reference = golden('baselines.json')[name].shrunken_centroids;

  it('has d and the log odds of the published formulas', () => {
    const { d } = unshrunkenCentroids(training);
    expect(largest(absolute, [...d], reference.d)).toBeLessThan(1e-12);
    for (const { threshold, log_odds } of reference.at) {
      const model = fitted(training, threshold);
      expect(largest(absolute, model.score(heldOut), log_odds)).toBeLessThan(1e-11);
      const shrunken = reference.d.map((value) => Math.max(Math.abs(value) - threshold, 0));
      expect(largest(absolute, model.importance, shrunken)).toBeLessThan(1e-12);
    }
  });

  it("has scikit-learn's shrunken centroids", () => {
    for (const { threshold, negative, positive } of golden('baselines-sklearn.json')[name]
      .shrunken) {
      const centroids = unshrunkenCentroids(training).shrink(threshold);
      expect(largest(absolute, Array.from(centroids.negative), negative)).toBeLessThan(1e-13);
      expect(largest(absolute, Array.from(centroids.positive), positive)).toBeLessThan(1e-13);
    }
  });

  it('counts the errors of the reference in its folds, on its thresholds', () => {
    const thresholds = thresholdGrid(unshrunkenCentroids(training).d);
    expect(largest(absolute, thresholds, reference.thresholds)).toBeLessThan(1e-12);
    expect(errorsByThreshold(training, reference.fold, thresholds)).toEqual(reference.errors);
  });

  it('takes the largest threshold with the fewest errors', () => {
    const model = fitted(training);
    const thresholds = thresholdGrid(unshrunkenCentroids(training).d);
    const positives = training.y.filter((label) => label === 1).length;
    const fold = stratifiedFolds(training.y, Math.min(10, positives), random(1));
    const errors = errorsByThreshold(training, fold, thresholds);
    const fewest = Math.min(...errors);
    expect(model.summary.cvError).toBe(fewest / training.y.length);
    const chosen = thresholds.indexOf(model.summary.shrinkage);
    expect(errors[chosen]).toBe(fewest);
    expect(errors.slice(chosen + 1).every((count) => count > fewest)).toBe(true);
    expect(errors.indexOf(fewest)).toBeLessThan(chosen);
  });
});

describe('nearest shrunken centroids', () => {
  it('uses fewer probes the larger the threshold, and calls the larger class when none is left', () => {
    const { training, heldOut } = modelData('small');
    const used = [0, 1, 2, 3, 1e6].map((delta) => fitted(training, delta).summary.probesUsed);
    expect(used[0]).toBe(39); // all but the constant one
    expect(used).toEqual([...used].sort((a, b) => b - a));
    const nothing = fitted(training, 1e6);
    expect(used[4]).toBe(0);
    expect(nothing.coefficients?.every((weight) => weight === 0)).toBe(true);
    expect(new Set(nothing.score(heldOut))).toEqual(new Set([Math.log(9 / 15)]));
    expect(nothing.probability!(heldOut)[0]).toBeCloseTo(9 / 24, 14);
  });

  it('does not mind that most probes are constant, and leaves out those without a scale', () => {
    // The median deviation is 0; the last column is constant within the classes, and has no scale at all.
    const rows = [0, 1, 0.5, 6, 7, 8].map((value, i) => [value, 3, 3, 3, i < 3 ? 0 : 1]);
    const data = trainingOf(rows, [0, 0, 0, 1, 1, 1]);
    const model = fitted(data, 0);
    expect(model.importance.map((value) => value > 0)).toEqual([true, false, false, false, false]);
    expect(model.score(data).map((score) => score > 0)).toEqual([...data.y].map((l) => l === 1));
    const flat = fitted(trainingOf([[1], [1], [1]], [0, 0, 1]), 0);
    expect(flat.importance).toEqual([0]);
  });

  it('cross-validates with two samples of the smaller class', () => {
    const model = fitted(trainingOf([[1], [2], [3], [4], [8], [9]], [0, 0, 0, 0, 1, 1]));
    expect(model.summary.cvError).toBe(0);
  });

  it('counts a sample for which nothing speaks as called negative', () => {
    // No probe is left. Without fold 0 the larger class is positive, without another fold the classes are equal.
    const fold = [0, 0, 0, 1, 1, 1, 2, 2, 2];
    const y = [0, 0, 1, 0, 1, 1, 0, 1, 1];
    const data = trainingOf(drawn(9, 2, 1).X.to2DArray(), y);
    expect(errorsByThreshold(data, fold, [1e6])).toEqual([2 + 2 + 2]);
  });

  it('refuses missing values, one class, two samples, and too few to cross-validate', () => {
    expect(() => fitted(withValue(drawn(6, 2, 1), 0, 1, Infinity))).toThrow(
      'nearestShrunkenCentroids: sample s1 has the value Infinity at probe g1',
    );
    expect(() => fitted(trainingOf([[1], [2]], [0, 0]))).toThrow('all 2 training samples');
    expect(() => fitted(trainingOf([[1], [2]], [0, 1]), 1)).toThrow('two samples have no variance');
    expect(() => fitted(trainingOf([[1], [2], [3], [5], [4]], [0, 0, 0, 0, 1]))).toThrow(
      '5 samples, 1 of the smaller class, are too few to choose the threshold by cross-validation. ' +
        'Give it, e.g. nearestShrunkenCentroids({ threshold: 2 }).',
    );
    expect(() => fitted(trainingOf([[1], [2], [3], [5], [4]], [1, 1, 1, 1, 0]))).toThrow(
      '5 samples, 1 of the smaller class, are too few',
    );
    expect(() => fitted(trainingOf([[1], [2], [3], [5]], [0, 0, 1, 1]))).toThrow(
      '4 samples, 2 of the smaller class, are too few',
    );
    // Without the larger of two folds there would be two samples.
    expect(() => fitted(trainingOf([[1], [2], [3], [8], [9]], [0, 0, 0, 1, 1]))).toThrow(
      '5 samples, 2 of the smaller class, are too few',
    );
  });
});
