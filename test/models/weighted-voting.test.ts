import { describe, expect, it } from 'vitest';

import { predictLabels } from '../../src/models/model.js';
import {
  fitWeightedVoting,
  NO_CALL_BELOW,
  weightedVoting,
} from '../../src/models/weighted-voting.js';
import { drawn, heldOutOf, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

describe('weightedVoting', () => {
  it('is a plain spec with 25 probes per class unless given', () => {
    expect(weightedVoting()).toEqual({ kind: 'weighted-voting', probesPerClass: 25 });
    expect(weightedVoting({ probesPerClass: 'all' }).probesPerClass).toBe('all');
  });

  it.each([0, 1.5, NaN])('refuses %s probes per class', (probesPerClass) => {
    expect(() => weightedVoting({ probesPerClass })).toThrow(
      `probesPerClass must be a positive whole number or 'all', not ${probesPerClass}.`,
    );
  });
});

describe('fitWeightedVoting', () => {
  it.each(['small', 'separable'] as const)('votes as published on %s', (name) => {
    const { training, heldOut } = modelData(name);
    for (const { per_class, voting, strength, winner } of golden('baselines.json')[name]
      .weighted_voting) {
      const model = fitWeightedVoting(weightedVoting({ probesPerClass: per_class }), training);
      const scores = model.score(heldOut);
      expect(largest(absolute, model.predictionStrength!(heldOut), strength)).toBeLessThan(1e-12);
      expect(predictLabels(scores, model.threshold)).toEqual(winner);
      expect(scores.map(Math.abs)).toEqual(model.predictionStrength!(heldOut));
      const used = model.importance.flatMap((value, j) => (value > 0 ? [j] : []));
      expect(used).toEqual(voting);
      expect(model.summary.probesUsed).toBe(voting.length);
    }
  });

  // Class means 1 and 4, deviations √2 and √2: P = 3 / 2√2, b = 2.5. The second probe is its mirror image, half as strong.
  const training = trainingOf(
    [
      [0, 2],
      [2, -2],
      [3, -1],
      [5, -5],
    ],
    [0, 0, 1, 1],
  );
  const fitted = () => fitWeightedVoting(weightedVoting(), training);

  it('lets every probe vote by how far it is from midway, and counts what the loser has', () => {
    const model = fitted();
    const P = [3 / (2 * Math.SQRT2), -3 / (4 * Math.SQRT2)];
    expect(largest(absolute, model.importance, P.map(Math.abs))).toBeLessThan(1e-15);
    // b of the second is -1.5. Votes for 1: P₀ × 2; for 0: |P₁| × 1.
    const [score] = model.score(heldOutOf([[4.5, -0.5]]));
    const [forOne, forZero] = [2 * P[0], Math.abs(P[1])];
    expect(score).toBeCloseTo((forOne - forZero) / (forOne + forZero), 14);
  });

  it('makes no clear call where votes balance, and none at all where nobody votes', () => {
    const model = fitted();
    const undecided = heldOutOf([
      [3.5, 0.5],
      [2.5, -1.5],
    ]);
    const strength = model.predictionStrength!(undecided);
    expect(strength[0]).toBeLessThan(NO_CALL_BELOW);
    expect(strength[1]).toBe(0);
    expect(model.score(undecided)[1]).toBe(0);
  });

  it('keeps probes of both classes, and none that is constant within both', () => {
    const data = drawn(20, 30, 4);
    const flat = {
      ...data,
      X: data.X.clone().setColumn(
        29,
        [...data.y].map((label) => label * 3),
      ),
    };
    const few = fitWeightedVoting(weightedVoting({ probesPerClass: 4 }), flat);
    expect(few.summary.probesUsed).toBe(8);
    expect(few.importance[29]).toBe(0);
    const all = fitWeightedVoting(weightedVoting({ probesPerClass: 'all' }), flat);
    expect(all.summary.probesUsed).toBe(29);
    expect(
      all.importance.every((value, j) => few.importance[j] === 0 || few.importance[j] === value),
    ).toBe(true);
  });

  it('keeps no more of a class than are high in it, and the first of equals', () => {
    // P is positive for the first three, the second being the weakest, and negative for the last two, which are equal.
    const high = [
      [0, 0, 0, 9, 9],
      [2, 2, 2, 7, 7],
      [9, 4, 9, 0, 0],
      [7, 2, 7, 2, 2],
    ];
    const used = (probesPerClass: number, columns: readonly number[]) => {
      const data = reordered(trainingOf(high, [0, 0, 1, 1]), { columns });
      const { importance } = fitWeightedVoting(weightedVoting({ probesPerClass }), data);
      return importance.map((value) => value > 0);
    };
    expect(used(2, [0, 1, 2, 3])).toEqual([true, false, true, true]);
    expect(used(1, [0, 1, 2, 3, 4])).toEqual([true, false, false, true, false]);
  });

  it('is content with two samples of each class', () => {
    expect(fitted().summary.probesUsed).toBe(2);
  });

  it('does not depend on the order of samples and probes', () => {
    const data = drawn(20, 6, 5, { shifted: 2, shift: 1 });
    const asked = heldOutOf(drawn(5, 6, 6).X.to2DArray());
    const order = { rows: [...data.y.keys()].reverse(), columns: [5, 0, 3, 1, 4, 2] };
    const spec = weightedVoting({ probesPerClass: 2 });
    const scores = fitWeightedVoting(spec, data).score(asked);
    const moved = fitWeightedVoting(spec, reordered(data, order));
    const again = moved.score(reordered(asked, { columns: order.columns }));
    expect(largest(absolute, again, scores)).toBeLessThan(1e-13);
  });

  it('refuses missing values, one class, and a class of one', () => {
    expect(() => fitWeightedVoting(weightedVoting(), withValue(training, 0, 0, NaN))).toThrow(
      'weightedVoting: sample s1 has the value NaN',
    );
    expect(() => fitWeightedVoting(weightedVoting(), trainingOf([[1], [2]], [0, 0]))).toThrow(
      'weightedVoting: all 2 training samples',
    );
    expect(() =>
      fitWeightedVoting(weightedVoting(), trainingOf([[1], [2], [3]], [0, 0, 1])),
    ).toThrow(
      'weightedVoting needs two samples of each class; here are 1 positive and 2 negative.',
    );
  });
});
