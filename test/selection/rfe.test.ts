import type { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { gramMatrix } from '../../src/models/kernel.js';
import { ridgeLogistic } from '../../src/models/ridge-logistic.js';
import { solveSvm } from '../../src/models/smo.js';
import { random } from '../../src/numerics/random.js';
import { fitRfe, rfe, rfeRanking } from '../../src/selection/rfe.js';
import { drawn, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { golden } from '../golden.js';
import { rowsOf } from '../../src/numerics/rows.js';

const { training } = modelData('separable');
const { X, y } = training;
const reference = golden('rfe.json');

describe('rfeRanking', () => {
  it('orders columns as it ranks them, all of them once', () => {
    const { ranks, order } = rfeRanking(X, y, { step: 0.2, C: 1, downTo: 5 });
    expect([...order].sort((a, b) => a - b)).toEqual(ranks.map((_, j) => j));
    expect(order.slice(0, 5).map((j) => ranks[j])).toEqual([1, 2, 3, 4, 5]);
    order.slice(1).forEach((j, k) => expect(ranks[j]).toBeGreaterThanOrEqual(ranks[order[k]]));
  });

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

describe('rfeRanking, one column at a time by a support vector machine', () => {
  const svm = { step: 1, C: 1, model: 'svm' } as const;

  it.each(golden('rfe-one-at-a-time.json').cases)(
    "removes what scikit-learn's RFE(SVC) removes: $samples samples, C = $C",
    ({ samples, C, ranks }) => {
      const rows = X.subMatrix(0, samples - 1, 0, X.columns - 1);
      expect(rfeRanking(rows, y.slice(0, samples), { ...svm, C }).ranks).toEqual(ranks);
    },
  );

  it.each([1, 0.01, 100])('ranks as if each machine were fitted anew, C = %f', (C) => {
    // More columns than samples, then fewer; classes that overlap in the end.
    const data = drawn(16, 60, 21, { shifted: 4, shift: 1 });
    const { ranks } = rfeRanking(data.X, data.y, { ...svm, C });
    expect(ranks).toEqual(byRefitting(data.X, (left) => svmWeights(left, data.y, C)));
  });

  it('does not hang on the order of the samples, nor of the columns', () => {
    const { ranks } = rfeRanking(X, y, svm);
    const rows = random(1).shuffle(y.map((_, i) => i));
    const columns = random(2).shuffle(ranks.map((_, j) => j));
    const other = reordered(training, { rows, columns });
    expect(rfeRanking(other.X, other.y, svm).ranks).toEqual(columns.map((j) => ranks[j]));
  });

  it('ranks the same when values are scaled up and C down', () => {
    const larger = X.clone().mul(10);
    expect(rfeRanking(larger, y, { ...svm, C: 0.01 }).ranks).toEqual(rfeRanking(X, y, svm).ranks);
  });

  it('keeps the first places at a looser tolerance', () => {
    const first = (tolerance: number) => {
      const { ranks } = rfeRanking(X, y, { ...svm, tolerance });
      return ranks.map((_, j) => j).sort((a, b) => ranks[a] - ranks[b])[0];
    };
    expect(first(1e-3)).toBe(first(1e-10));
  });

  it('puts two samples apart by what differs most', () => {
    const two = trainingOf(
      [
        [0, 1, -3],
        [0, 2, 1],
      ],
      [0, 1],
    );
    expect(rfeRanking(two.X, two.y, svm).ranks).toEqual([3, 2, 1]);
  });
});

describe('rfeRanking, one column at a time by logistic regression', () => {
  it.each([1, 0.01, 100])('ranks as if each model were fitted anew, C = %f', (C) => {
    const data = drawn(16, 60, 21, { shifted: 4, shift: 1 });
    const { ranks } = rfeRanking(data.X, data.y, { step: 1, C });
    const scratch = (left: Matrix) => ridgeLogistic(left, data.y, C).coefficients;
    expect(ranks).toEqual(byRefitting(data.X, scratch));
  });
});

describe.each(['svm', 'l2-logistic'] as const)('rfeRanking with equal weights, %s', (model) => {
  it('removes constant columns first, and the earlier of equals before the later', () => {
    const rows = drawn(12, 5, 4, { shifted: 2, shift: 2 }).X.to2DArray();
    // Columns 0 and 3 are constant, 2 and 6 are the same, negated.
    const withTies = rows.map(([a, b, c, d, e]) => [0, a, b, 0, c, d, -b, e]);
    const data = trainingOf(withTies, drawn(12, 1, 4).y);
    const { ranks } = rfeRanking(data.X, data.y, { step: 1, C: 1, model });
    expect([ranks[0], ranks[3]]).toEqual([8, 7]);
    expect(ranks[2]).toBeGreaterThan(ranks[6]);
    expect([...ranks].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('ranks columns that are all constant in reverse', () => {
    const data = trainingOf(
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [0, 1, 0],
    );
    expect(rfeRanking(data.X, data.y, { step: 1, C: 1, model }).ranks).toEqual([3, 2, 1]);
  });
});

/** Ranks of an elimination, one at a time, by models that know nothing of each other. */
function byRefitting(X: Matrix, weights: (left: Matrix) => number[]): number[] {
  const ranks = new Array<number>(X.columns).fill(1);
  let left = ranks.map((_, j) => j);
  while (left.length > 1) {
    const sizes = weights(X.subMatrixColumn(left)).map(Math.abs);
    const gone = left[sizes.indexOf(Math.min(...sizes))];
    ranks[gone] = left.length;
    left = left.filter((j) => j !== gone);
  }
  return ranks;
}

function svmWeights(X: Matrix, y: readonly Label[], C: number): number[] {
  const rows = rowsOf(X);
  const K = gramMatrix({ name: 'linear' }, rows);
  const { signedAlpha } = solveSvm(K, y, { C: y.map(() => C), tolerance: 1e-10 });
  return Array.from({ length: X.columns }, (_, j) =>
    rows.reduce((sum, row, i) => sum + signedAlpha[i] * row[j], 0),
  );
}

describe('fitRfe', () => {
  it('keeps the number asked for, best first', () => {
    const { probes } = fitRfe(rfe({ keep: 10 }), training);
    const { order } = rfeRanking(X, y, { step: 0.1, C: 1 });
    expect(probes).toEqual(order.slice(0, 10).map((j) => `g${j}`));
  });

  it('keeps what an elimination that stops there leaves, whether or not a round ends there', () => {
    for (let keep = 1; keep <= 40; keep++) {
      const { order, rounds } = rfeRanking(X, y, { step: 0.1, C: 1, downTo: keep });
      expect(rounds.at(-1)).toBe(keep);
      const { probes } = fitRfe(rfe({ keep }), training);
      const left = order.slice(0, keep).map((j) => `g${j}`);
      expect([...probes].sort()).toEqual(left.sort());
    }
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

  it('keeps by a support vector machine what the whole ranking has first', () => {
    const { probes } = fitRfe(rfe({ keep: 7, step: 1, model: 'svm' }), training);
    const { ranks } = rfeRanking(X, y, { step: 1, C: 1, model: 'svm' });
    const wanted = ranks.flatMap((rank, j) => (rank <= 7 ? [`g${j}`] : []));
    expect([...probes].sort()).toEqual(wanted.sort());
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
  it('is a plain spec that removes a tenth a round by logistic regression unless told otherwise', () => {
    const usual = { kind: 'rfe', keep: 20, step: 0.1, model: 'l2-logistic', C: 1 };
    expect(rfe({ keep: 20 })).toEqual(usual);
    expect(rfe({ keep: 20, step: 5, C: 0.1 })).toEqual({ ...usual, step: 5, C: 0.1 });
    const svm = { ...usual, step: 1, model: 'svm', tolerance: 1e-10 };
    expect(rfe({ keep: 20, step: 1, model: 'svm' })).toEqual(svm);
    const loose = { ...svm, tolerance: 1e-3 };
    expect(rfe({ keep: 20, step: 1, model: 'svm', tolerance: 1e-3 })).toEqual(loose);
  });

  it.each([
    [{ keep: 0 }, 'keep must be a positive number, not 0'],
    [{ keep: 2.5 }, 'keep must be a whole number, not 2.5'],
    [{ keep: 5, step: 0 }, 'step must be a positive number, not 0'],
    [{ keep: 5, step: 1.5 }, 'step must be a share below 1 or a whole number, not 1.5'],
    [{ keep: 5, step: NaN }, 'step must be a positive number, not NaN'],
    [{ keep: 5, tolerance: 1e-6 }, 'tolerance belongs to the support vector machine'],
    [{ keep: 5, C: -1 }, 'C must be a positive number, not -1'],
  ])('refuses %j', (options, message) => {
    expect(() => rfe(options)).toThrow(RangeError);
    expect(() => rfe(options)).toThrow(`rfe: ${message}`);
  });
});
