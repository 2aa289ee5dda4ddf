import { describe, expect, it } from 'vitest';

import {
  fitKNearestNeighbours,
  kNearestNeighbours,
} from '../../src/models/k-nearest-neighbours.js';
import { drawn, heldOutOf, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

describe('kNearestNeighbours', () => {
  it('is a plain spec of 3 neighbours by Euclidean distance unless given', () => {
    expect(kNearestNeighbours()).toEqual({
      kind: 'k-nearest-neighbours',
      neighbours: 3,
      distance: 'euclidean',
    });
  });

  it.each([0, -1, 2.5, NaN])('refuses %s neighbours', (neighbours) => {
    expect(() => kNearestNeighbours({ neighbours })).toThrow('kNearestNeighbours: neighbours must');
  });
});

describe('fitKNearestNeighbours', () => {
  describe.each(['small', 'separable'] as const)('on %s', (name) => {
    const { training, heldOut } = modelData(name);
    // As the reference does, so that distances tie. No value is exactly between two halves.
    const halves = <D extends typeof training | typeof heldOut>(data: D): D => ({
      ...data,
      X: data.X.clone().mul(2).round().div(2),
    });

    it.each(['euclidean', 'correlation'] as const)('has the shares of R by %s', (distance) => {
      for (const { k, share } of golden('baselines.json')[name].neighbours[distance]) {
        const spec = kNearestNeighbours({ neighbours: k, distance });
        const scores = fitKNearestNeighbours(spec, halves(training)).score(halves(heldOut));
        expect(largest(absolute, scores, share)).toBeLessThan(1e-15);
      }
    });
  });

  it('counts all that are as near as the kth, in whatever order', () => {
    const training = trainingOf([[0], [2], [2], [-2], [9]], [1, 0, 1, 1, 0]);
    const scoreOf = (neighbours: number, data = training) =>
      fitKNearestNeighbours(kNearestNeighbours({ neighbours }), data).score(heldOutOf([[0]]))[0];
    expect([1, 2, 3, 4, 5].map((k) => scoreOf(k))).toEqual([1, 0.75, 0.75, 0.75, 0.6]);
    expect(scoreOf(2, reordered(training, { rows: [4, 2, 0, 3, 1] }))).toBe(0.75);
  });

  it('calls its own training samples rightly with one neighbour', () => {
    const data = drawn(20, 4, 2);
    for (const distance of ['euclidean', 'correlation'] as const) {
      const model = fitKNearestNeighbours(kNearestNeighbours({ neighbours: 1, distance }), data);
      expect(model.score(data)).toEqual(data.y);
    }
  });

  it('sees by correlation neither the level nor the scale of a sample', () => {
    const data = drawn(20, 8, 3);
    const model = fitKNearestNeighbours(kNearestNeighbours({ distance: 'correlation' }), data);
    const asked = drawn(6, 8, 4);
    const bright = { ...asked, X: asked.X.clone().mul(4).add(32) };
    expect(model.score(bright)).toEqual(model.score(asked));
  });

  it('takes a sample of equal values for uncorrelated with all, and so for a neighbour of all', () => {
    const data = trainingOf(
      [
        [1, 2, 3],
        [3, 2, 1],
        [1, 3, 2],
        [2, 2, 2],
      ],
      [0, 1, 1, 0],
    );
    const spec = kNearestNeighbours({ neighbours: 1, distance: 'correlation' });
    expect(fitKNearestNeighbours(spec, data).score(heldOutOf([[5, 5, 5]]))).toEqual([0.5]);
  });

  it('weighs no probe, and says how many neighbours it asks', () => {
    const model = fitKNearestNeighbours(kNearestNeighbours(), drawn(6, 3, 1));
    expect(model.importance).toEqual([0, 0, 0]);
    expect(model.threshold).toBe(0.5);
    expect(model.summary).toEqual({ neighbours: 3 });
  });

  it('refuses missing values, one class, and more neighbours than samples', () => {
    const fit = (data: Parameters<typeof fitKNearestNeighbours>[1]) => () =>
      fitKNearestNeighbours(kNearestNeighbours(), data);
    expect(fit(withValue(drawn(6, 2, 1), 0, 0, NaN))).toThrow('sample s1 has the value NaN');
    expect(fit(trainingOf([[1], [2], [3]], [1, 1, 1]))).toThrow('all 3 training samples');
    expect(fit(trainingOf([[1], [2]], [0, 1]))).toThrow(
      '3 neighbours are asked for, and there are 2 training samples.',
    );
  });
});
