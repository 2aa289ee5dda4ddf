import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { clearest, closest, explain } from '../../src/interpretation/explanation.js';
import { shapleyValues } from '../../src/interpretation/shapley.js';
import { shapleyRows } from '../../src/interpretation/shapley-rows.js';
import type { FittedModel } from '../../src/models/model.js';
import { heldOutOf, trainingOf } from '../datasets.js';

const classes = { positive: 'AML', negative: 'ALL' };
const weights = [1, -2, 0, 0.5];
const background = trainingOf(
  [
    [0, 0, 0, 0],
    [2, 2, 2, 2],
  ],
  [0, 1],
);
// Scores: 3, -4.5, 0.5.
const data = heldOutOf(
  [
    [3, 0, 7, 0],
    [0, 2, 7, -1],
    [0, 0, 7, 1],
  ],
  [1, 0, 0],
);
const model: FittedModel = {
  probes: background.probes,
  threshold: 0,
  coefficients: weights,
  importance: weights.map(Math.abs),
  summary: {},
  score: ({ X }) => X.mmul(Matrix.columnVector(weights)).to1DArray(),
};
const explained = shapleyValues(model, background, data);
const of = (sample: string, shown: number) =>
  explain(model, explained, data, sample, { shown, classes });

describe('explain', () => {
  it('names the probes that moved the score most, the first of them first, and sums up the others', () => {
    expect(of('t1', 2)).toEqual({
      sample: 't1',
      label: 'AML',
      called: 'AML',
      base: -0.5,
      score: 3,
      threshold: 0,
      parts: [
        { probe: 'g0', z: 3, value: 2 },
        { probe: 'g1', z: 0, value: 2 },
      ],
      others: { probes: 1, value: -0.5 },
    });
  });

  it('leaves out probes that moved nothing', () => {
    const { parts, others, label, called } = of('t2', 9);
    expect(parts.map(({ probe, value }) => [probe, value])).toEqual([
      ['g1', -2],
      ['g0', -1],
      ['g3', -1],
    ]);
    expect(others).toEqual({ probes: 0, value: 0 });
    expect([label, called]).toEqual(['ALL', 'ALL']);
  });

  it('says when the call is wrong, and refuses a sample that was not explained', () => {
    expect(of('t3', 1)).toMatchObject({ label: 'ALL', called: 'AML' });
    expect(() => of('t9', 1)).toThrow('there is no sample t9');
  });
});

describe('clearest', () => {
  it('is the sample furthest on the side of its own class', () => {
    expect(clearest(model, data)).toBe('t2');
  });

  it('measures from the threshold, as the call does', () => {
    // Scores 3, -4.5 and 0.5 are 1, -6.5 and -1.5 away.
    expect(clearest({ ...model, threshold: 2 }, data)).toBe('t2');
    expect(clearest({ ...model, threshold: -9 }, data)).toBe('t1');
    const high = { ...model, threshold: 3 };
    const { called, threshold } = explain(high, explained, data, 't1', { shown: 1, classes });
    expect([called, threshold]).toEqual(['ALL', 3]);
  });

  it('is none when all are called wrongly', () => {
    expect(clearest(model, { ...data, y: [0, 1, 0] })).toBeUndefined();
  });
});

describe('closest', () => {
  it('is the sample nearest to the threshold, whichever its class', () => {
    expect(closest(model, data)).toBe('t3');
    expect(closest({ ...model, threshold: -9 }, data)).toBe('t2');
  });
});

describe('shapleyRows', () => {
  it('has the first probes of each ranking for every sample, those of no importance left out', () => {
    const ranked = ['g1', 'g0', 'g3', 'g2'].map((probe, k) => ({
      probe,
      rank: k + 1,
      importance: 3 - k,
    }));
    const rows = shapleyRows({ linear: explained }, { linear: ranked }, 2);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual({
      model: 'linear',
      sample: 't1',
      score: 3,
      rank: 1,
      probe: 'g1',
      shapley: 2,
    });
    expect(shapleyRows({ linear: explained }, { linear: ranked }, 9)).toHaveLength(9);
  });
});
