import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { findTopScoringPair, type ScoredPair } from '../../src/models/pair-search.js';
import { fitTopScoringPair, topScoringPair } from '../../src/models/top-scoring-pair.js';
import { random } from '../../src/numerics/random.js';
import {
  drawn,
  heldOutOf,
  modelData,
  rawSmall,
  reordered,
  trainingOf,
  withValue,
} from '../datasets.js';
import { absolute, golden } from '../golden.js';

const floored = (X: Matrix) =>
  new Matrix(X.to2DArray().map((row) => row.map((x) => Math.max(x, 0))));

/** By definition; the largest |difference|, then the largest rank score, then the first in the order of the probes. */
function byLookingAtAll(X: readonly number[][], y: readonly Label[]): ScoredPair {
  const share = (label: Label, is: (row: readonly number[]) => number) => {
    const rows = X.filter((_, i) => y[i] === label);
    return rows.reduce((sum, row) => sum + is(row), 0) / rows.length;
  };
  const between = (is: (row: readonly number[]) => number) => share(1, is) - share(0, is);
  const rank = (row: readonly number[], j: number) =>
    row.filter((value) => value < row[j]).length +
    row.filter((value) => value === row[j]).length / 2;
  const orders = X[0].flatMap((_, a) =>
    X[0].flatMap((__, b) =>
      a < b
        ? [
            [a, b],
            [b, a],
          ]
        : [],
    ),
  );
  const pairs = orders.map(([first, second]) => ({
    first,
    second,
    difference: between((row) => (row[first] < row[second] ? 1 : 0)),
    rankScore: Math.abs(between((row) => rank(row, first) - rank(row, second))),
  }));
  const descending = (a: number, b: number) => (Math.abs(a - b) < 1e-12 ? 0 : b - a);
  return pairs.sort(
    (a, b) =>
      descending(Math.abs(a.difference), Math.abs(b.difference)) ||
      descending(a.rankScore, b.rankScore),
  )[0];
}

describe('findTopScoringPair', () => {
  it.each(['small', 'separable'] as const)(
    'finds the pair that trying all finds, on %s',
    (name) => {
      const { training } = name === 'small' ? rawSmall() : modelData(name);
      const { top_pair, top_pair_floored } = golden('baselines.json')[name];
      for (const [expected, X] of [
        [top_pair, training.X],
        [top_pair_floored, floored(training.X)],
      ] as const) {
        const pair = findTopScoringPair({ X, y: training.y });
        expect(pair).toMatchObject({ first: expected.first, second: expected.second });
        expect(absolute(pair.difference, expected.difference)).toBeLessThan(1e-15);
        expect(absolute(pair.rankScore, expected.rank_score)).toBeLessThan(1e-12);
      }
    },
  );

  it('does not depend on the order of the samples, nor on what changes a sample as a whole', () => {
    const data = drawn(21, 12, 3, { shifted: 1, shift: 3 });
    const pair = findTopScoringPair(data);
    const rows = [...data.y.keys()].reverse();
    expect(findTopScoringPair(reordered(data, { rows }))).toEqual(pair);
    expect(findTopScoringPair({ ...data, X: Matrix.exp(data.X) })).toEqual(pair);
    const brighter = data.X.clone().mulColumnVector(data.y.map((_, i) => 2 ** i));
    expect(findTopScoringPair({ ...data, X: brighter })).toEqual(pair);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'finds in data full of ties what looking at all pairs finds: %i',
    (seed) => {
      const draw = random(seed);
      const y = Array.from({ length: 11 }, (_, i): Label => (i < 4 ? 1 : 0));
      const X = y.map(() => Array.from({ length: 5 }, () => draw.integer(4)));
      const best = byLookingAtAll(X, y);
      const pair = findTopScoringPair({ X: new Matrix(X), y });
      expect(pair).toMatchObject({ first: best.first, second: best.second });
      expect(pair.difference).toBeCloseTo(best.difference, 14);
      expect(pair.rankScore).toBeCloseTo(best.rankScore, 14);
    },
  );

  it('is the first two probes, without a difference, where no pair tells anything', () => {
    const pair = findTopScoringPair({ X: Matrix.ones(2, 3), y: [0, 1] });
    expect(pair).toEqual({ first: 0, second: 1, difference: 0, rankScore: 0 });
  });

  it('follows the order of the probes', () => {
    const data = drawn(21, 12, 3, { shifted: 1, shift: 3 });
    const columns = [3, 1, 11, 0, 10, 2, 9, 4, 8, 5, 7, 6];
    const pair = findTopScoringPair(data);
    const moved = findTopScoringPair(reordered(data, { columns }));
    const names = [moved.first, moved.second].map((j) => columns[j]);
    expect(new Set(names)).toEqual(new Set([pair.first, pair.second]));
    expect(Math.abs(moved.difference)).toBe(Math.abs(pair.difference));
  });
});

describe('topScoringPair', () => {
  it('is a plain spec', () => {
    expect(topScoringPair()).toEqual({ kind: 'top-scoring-pair' });
  });
});

describe('fitTopScoringPair', () => {
  // g0 is below g1 in the positive class alone; g2 is above both everywhere.
  const data = trainingOf(
    [
      [5, 1, 9],
      [6, 2, 9],
      [1, 5, 9],
      [2, 6, 9],
    ],
    [0, 0, 1, 1],
  );

  it('asks which of two probes is lower', () => {
    const model = fitTopScoringPair(topScoringPair(), data);
    expect(model.summary.delta).toBe(1);
    expect(model.importance).toEqual([1, 1, 0]);
    const asked = heldOutOf([
      [1, 2, 0],
      [2, 1, 0],
      [2, 2, 0],
    ]);
    expect(model.score(asked)).toEqual([1, 0, 0]);
    expect(model.threshold).toBe(0.5);
  });

  it('is turned round with the classes, equal values being not below', () => {
    const turned = { ...data, y: data.y.map((label) => (label === 1 ? 0 : 1)) } as typeof data;
    const model = fitTopScoringPair(topScoringPair(), turned);
    const asked = heldOutOf([
      [1, 2, 0],
      [2, 1, 0],
      [2, 2, 0],
    ]);
    expect(model.score(asked)).toEqual([0, 1, 1]);
  });

  it('considers both orders of a pair where values tie', () => {
    // Never g0 < g1, and g1 < g0 in the positive class alone.
    const tied = trainingOf(
      [
        [1, 1],
        [2, 2],
        [3, 1],
        [4, 2],
      ],
      [0, 0, 1, 1],
    );
    const model = fitTopScoringPair(topScoringPair(), tied);
    expect(model.summary.delta).toBe(1);
    expect(model.score(tied)).toEqual(tied.y);
  });

  it('votes for the negative class when no pair tells anything', () => {
    const flat = trainingOf(
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      [0, 1, 0],
    );
    const model = fitTopScoringPair(topScoringPair(), flat);
    expect(model.summary).toEqual({ delta: 0, rankScore: 0 });
    expect(model.importance).toEqual([0, 0]);
    expect(model.score(flat)).toEqual([0, 0, 0]);
    expect(model.score(heldOutOf([[2, 1]]))).toEqual([0]);
  });

  it('refuses missing values, one class and one probe', () => {
    const fit = (training: typeof data) => () => fitTopScoringPair(topScoringPair(), training);
    expect(fit(withValue(data, 0, 0, NaN))).toThrow('topScoringPair: sample s1 has the value NaN');
    expect(fit(trainingOf([[1, 2]], [1]))).toThrow('all 1 training samples');
    expect(fit(trainingOf([[1], [2]], [0, 1]))).toThrow(
      'a pair needs two probes, and here is one.',
    );
  });
});
