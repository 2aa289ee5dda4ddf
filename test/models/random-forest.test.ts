import { describe, expect, it } from 'vitest';

import { fitRandomForest, randomForest } from '../../src/models/random-forest.js';
import { predictLabels } from '../../src/models/model.js';
import { random } from '../../src/numerics/random.js';
import { drawn, heldOutOf, modelData, trainingOf, withValue } from '../datasets.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('randomForest', () => {
  it('is a plain spec with 500 trees unless given', () => {
    expect(randomForest()).toEqual({ kind: 'random-forest', trees: 500 });
    expect(randomForest({ trees: 7 }).trees).toBe(7);
  });

  it.each([0, -5, 1.5, NaN])('refuses %s trees', (trees) => {
    expect(() => randomForest({ trees })).toThrow(
      `randomForest: trees must be a positive whole number, not ${trees}.`,
    );
  });
});

describe('fitRandomForest', () => {
  const { training, heldOut } = modelData('small');
  const fitted = fitRandomForest(randomForest({ trees: 60 }), training, random(1));

  it('scores by the share of trees that vote for the positive class', () => {
    for (const score of fitted.score(heldOut)) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Math.abs(score * 60 - Math.round(score * 60))).toBeLessThan(1e-9);
    }
    expect(fitted.threshold).toBe(0.5);
    expect(fitted.summary.trees).toBe(60);
  });

  it('grows the same forest for the same seed, and another for another', () => {
    const again = (seed: number) =>
      fitRandomForest(randomForest({ trees: 60 }), training, random(seed));
    expect(again(1).score(heldOut)).toEqual(fitted.score(heldOut));
    expect(again(1).importance).toEqual(fitted.importance);
    expect(again(2).importance).not.toEqual(fitted.importance);
  });

  it('finds the classes where they are far apart, in new samples too', () => {
    const all = drawn(60, 20, 4, { shifted: 10, shift: 5 });
    const part = (from: number, to: number) => all.X.to2DArray().slice(from, to);
    const model = fitRandomForest(
      randomForest({ trees: 50 }),
      trainingOf(part(0, 30), all.y.slice(0, 30)),
      random(1),
    );
    const asked = heldOutOf(part(30, 60), all.y.slice(30));
    expect(predictLabels(model.score(asked), model.threshold)).toEqual(asked.y);
  });

  it('gives importances that sum to 1, are never negative and favour what separates', () => {
    const separated = drawn(40, 16, 2, { shifted: 2, shift: 4 });
    const { importance } = fitRandomForest(randomForest({ trees: 200 }), separated, random(1));
    expect(sum(importance)).toBeCloseTo(1, 12);
    expect(importance.every((value) => value >= 0)).toBe(true);
    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(
      2 * Math.max(...importance.slice(2)),
    );
  });

  it('gives a constant probe no importance, and none to any when all are constant', () => {
    expect(fitted.importance[7]).toBe(0);
    const constant = trainingOf(
      [0, 1, 0, 1].map(() => [1, 2]),
      [0, 1, 0, 1],
    );
    const { importance } = fitRandomForest(randomForest({ trees: 5 }), constant, random(1));
    expect(importance).toEqual([0, 0]);
  });

  it('weighs a decrease in impurity by the samples at the node', () => {
    // g0 halves 196 samples by class; g1 halves the 4 that are left. As decreases alone, the two splits are equal.
    const rows = Array.from({ length: 200 }, (_, i) => {
      const label = i % 2;
      return i < 196 ? { x: [label, 0, 1, 1], label } : { x: [2, label, 1, 1], label };
    });
    const data = trainingOf(
      rows.map(({ x }) => x),
      rows.map(({ label }) => label),
    );
    const { importance } = fitRandomForest(randomForest({ trees: 60 }), data, random(1));
    expect(importance[1]).toBeGreaterThan(0);
    expect(importance[0] / importance[1]).toBeGreaterThan(20);
  });

  it('offers √p probes to each tree', () => {
    expect(fitted.summary.probesPerTree).toBe(6);
    const nine = fitRandomForest(randomForest({ trees: 1 }), drawn(10, 9, 1), random(1));
    expect(nine.summary.probesPerTree).toBe(3);
    expect(nine.importance.filter((value) => value > 0).length).toBeLessThanOrEqual(3);
  });

  it('refuses missing values and a single class', () => {
    expect(() =>
      fitRandomForest(randomForest(), withValue(training, 1, 1, NaN), random(1)),
    ).toThrow('randomForest: sample s2 has the value NaN at probe g1');
    const single = trainingOf([[1], [2]], [0, 0]);
    expect(() => fitRandomForest(randomForest(), single, random(1))).toThrow(
      'randomForest: all 2 training samples are of the negative class',
    );
  });
});
