import { describe, expect, it } from 'vitest';

import { ridgeLogistic } from '../../src/models/ridge-logistic.js';
import { fitRfe, rfe, rfeRanking } from '../../src/selection/rfe.js';
import { drawn, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { golden } from '../golden.js';

const { training } = modelData('separable');
const { X, y } = training;
const reference = golden('rfe.json');

describe('rfeRanking', () => {
  it.each([
    ['fraction_0.1', 0.1],
    ['count_5', 5],
    ['count_1', 1],
  ] as const)('eliminates as the reference does: %s', (name, step) => {
    const { ranks, rounds } = rfeRanking(X, y, { step, C: reference.C });
    expect(ranks).toEqual(reference[name].ranks);
    expect(rounds).toEqual(reference[name].remaining);
  });

  it('stops where it is told to, and then ranks what stands by its weight', () => {
    const { ranks, rounds } = rfeRanking(X, y, { step: 0.1, C: 1, downTo: 15 });
    expect(rounds.at(-1)).toBe(15);
    const standing = ranks.flatMap((rank, j) => (rank <= 15 ? [j] : []));
    expect(standing).toHaveLength(15);
    const { coefficients } = ridgeLogistic(X.subMatrixColumn(standing), y, 1);
    const byWeight = standing
      .map((j, k) => ({ j, size: Math.abs(coefficients[k]) }))
      .sort((a, b) => b.size - a.size);
    expect(byWeight.map(({ j }) => ranks[j])).toEqual(standing.map((_, k) => k + 1));
    // Those removed before have the ranks of the whole elimination.
    const whole = reference['fraction_0.1'].ranks;
    const removed = ranks.flatMap((rank, j) => (rank > 15 ? [j] : []));
    expect(removed.map((j) => ranks[j])).toEqual(removed.map((j) => whole[j]));
  });

  it('gives columns removed in one round the best rank of the round', () => {
    const { ranks, rounds } = rfeRanking(X, y, { step: 50, C: 1 });
    expect(rounds).toEqual([200, 150, 100, 50, 1]);
    const count = (rank: number) => ranks.filter((value) => value === rank).length;
    expect([151, 101, 51, 2, 1].map(count)).toEqual([50, 50, 50, 49, 1]);
  });

  it('removes at least one column a round, however small the share', () => {
    const few = X.subMatrixColumn([0, 1, 2, 3, 4, 5]);
    expect(rfeRanking(few, y, { step: 0.01, C: 1 }).rounds).toEqual([6, 5, 4, 3, 2, 1]);
  });
});

describe('fitRfe', () => {
  it('keeps the number asked for, best first', () => {
    const { probes } = fitRfe(rfe({ keep: 10 }), training);
    const { ranks } = rfeRanking(X, y, { step: 0.1, C: 1, downTo: 10 });
    const wanted = ranks.map((_, j) => j).sort((a, b) => ranks[a] - ranks[b]);
    expect(probes).toEqual(wanted.slice(0, 10).map((j) => `g${j}`));
  });

  it('finds probes that differ among many that do not', () => {
    const data = drawn(40, 100, 6, { shifted: 3, shift: 3 });
    const { probes } = fitRfe(rfe({ keep: 3 }), data);
    expect([...probes].sort()).toEqual(['g0', 'g1', 'g2']);
  });

  it('selects the same probes in whatever order they come', () => {
    const columns = training.probes.map((_, j) => (j * 37) % 200);
    const shuffled = reordered(training, { columns });
    expect(fitRfe(rfe({ keep: 8 }), shuffled).probes).toEqual(
      fitRfe(rfe({ keep: 8 }), training).probes,
    );
  });

  it('keeps all when asked for more than there are', () => {
    expect(fitRfe(rfe({ keep: 500 }), training).probes).toHaveLength(200);
  });

  it('refuses a single class and missing values', () => {
    const one = trainingOf([[1], [2]], [1, 1]);
    expect(() => fitRfe(rfe({ keep: 1 }), one)).toThrow('rfe: all 2 training samples');
    expect(() => fitRfe(rfe({ keep: 1 }), withValue(training, 0, 9, NaN))).toThrow(
      'rfe: sample s1 has the value NaN at probe g9',
    );
  });
});

describe('rfe', () => {
  it('is a plain spec that removes a tenth a round unless told otherwise', () => {
    expect(rfe({ keep: 20 })).toEqual({ kind: 'rfe', keep: 20, step: 0.1, C: 1 });
    expect(rfe({ keep: 20, step: 5, C: 0.1 })).toEqual({ kind: 'rfe', keep: 20, step: 5, C: 0.1 });
  });

  it.each([
    [{ keep: 0 }, 'keep must be a positive number, not 0'],
    [{ keep: 2.5 }, 'keep must be a whole number, not 2.5'],
    [{ keep: 5, step: 0 }, 'step must be a positive number, not 0'],
    [{ keep: 5, step: 1.5 }, 'step must be a share below 1 or a whole number, not 1.5'],
    [{ keep: 5, step: NaN }, 'step must be a positive number, not NaN'],
    [{ keep: 5, C: -1 }, 'C must be a positive number, not -1'],
  ])('refuses %j', (options, message) => {
    expect(() => rfe(options)).toThrow(RangeError);
    expect(() => rfe(options)).toThrow(`rfe: ${message}`);
  });
});
