import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { hasShapleyValues, meanSize, shapleyValues } from '../../src/interpretation/shapley.js';
import { linearShapley } from '../../src/interpretation/shapley-linear.js';
import { diagonalLda } from '../../src/models/diagonal-lda.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { nearestShrunkenCentroids } from '../../src/models/nearest-shrunken-centroids.js';
import { randomForest } from '../../src/models/random-forest.js';
import { svm, svmRbf } from '../../src/models/svm.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { fitModel } from '../../src/pipeline/fit.js';
import { modelData, reordered, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

const { training, heldOut } = modelData('small');
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('linearShapley', () => {
  it.each(golden('shapley.json').cases)(
    "is the shap package's: $data",
    ({ X, test, weights, linear }) => {
      const values = linearShapley(weights, new Matrix(X), new Matrix(test));
      expect(largest(absolute, values.to1DArray(), linear.flat())).toBeLessThan(1e-14);
    },
  );
});

describe('shapleyValues', () => {
  it.each([
    ['L1 logistic', logisticRegression({ penalty: 'l1' })],
    ['L2 logistic', logisticRegression({ penalty: 'l2' })],
    ['linear machine', svm({ kernel: 'linear' })],
    ['shrunken centroids', nearestShrunkenCentroids({ threshold: 0.5 })],
    ['diagonal discriminant', diagonalLda()],
    ['forest', randomForest({ trees: 40, minSamplesLeaf: 3 })],
  ])('add up to the score: %s', (_, spec) => {
    const model = fitModel(spec, training, random(1));
    expect(hasShapleyValues(model)).toBe(true);
    const { base, scores, values, samples, probes } = shapleyValues(model, training, heldOut);
    expect([samples, probes]).toEqual([heldOut.samples, training.probes]);
    expect(base).toBe(mean(model.score(training)));
    expect(scores).toEqual(model.score(heldOut));
    const size = Math.max(1, ...scores.map(Math.abs));
    const sums = scores.map((_, i) => (base + sum(values.getRow(i))) / size);
    const scaled = scores.map((score) => score / size);
    expect(largest(absolute, sums, scaled)).toBeLessThan(1e-13);
    expect(Math.max(...values.to1DArray().map(Math.abs))).toBeGreaterThan(0);
  });

  it('are 0 where a weight is, and on average over the background', () => {
    const model = fitModel(logisticRegression({ penalty: 'l1' }), training, random(1));
    const { values } = shapleyValues(model, training, training);
    model.coefficients!.forEach((weight, j) => {
      const column = values.getColumn(j);
      if (weight === 0) expect(column).toEqual(new Array(training.y.length).fill(0));
      expect(Math.abs(mean(column))).toBeLessThan(1e-14);
    });
  });

  it('are refused of a model that is neither linear nor a forest of known trees', () => {
    const forest = randomForest({ engine: 'ml-random-forest', trees: 3 });
    for (const spec of [svmRbf(), forest]) {
      const model = fitModel(spec, training, random(1));
      expect(hasShapleyValues(model)).toBe(false);
      expect(() => shapleyValues(model, training, heldOut)).toThrow(
        'exact values are known of linear models and of this project’s own forests only',
      );
    }
  });

  it('are refused of other columns and of missing values', () => {
    const model = fitModel(logisticRegression({ penalty: 'l2' }), training, random(1));
    const few = reordered(heldOut, { columns: [0, 1, 2] });
    expect(() => shapleyValues(model, training, few)).toThrow('was fitted on 40 probes');
    expect(() => shapleyValues(model, training, withValue(heldOut, 2, 3, NaN))).toThrow(
      'shapleyValues: sample t3 has the value NaN at probe g3',
    );
  });
});

describe('meanSize', () => {
  it('averages sizes, not values', () => {
    const values = new Matrix([
      [1, -2],
      [-3, 0],
    ]);
    const explained = {
      samples: ['a', 'b'],
      probes: ['p', 'q'],
      base: 0,
      scores: [-1, -3],
      values,
    };
    expect(meanSize(explained)).toEqual([2, 1]);
  });
});
