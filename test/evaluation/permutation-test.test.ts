import { describe, expect, it } from 'vitest';

import { permutationP } from '../../src/evaluation/permutation-p.js';
import { permutationTest, permutedMetrics } from '../../src/evaluation/permutation-test.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { permutedLabels } from '../../src/evaluation/permuted-labels.js';
import { diagonalLda } from '../../src/models/diagonal-lda.js';
import { mean } from '../../src/numerics/describe.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

const selecting = pipeline(tTestFilter({ top: 3 }), diagonalLda());

describe('permutationTest', () => {
  it('gives uniform p-values on pure noise, with a selection that is made anew each time', async () => {
    const studies = 40;
    const permutations = 19;
    const ps: number[] = [];
    for (let seed = 0; seed < studies; seed++) {
      const noise = drawn(16, 20, 1000 + seed);
      const options = { folds: 2, permutations, seed };
      ps.push((await permutationTest(selecting, noise, options)).auc.p);
    }
    // Kolmogorov's distance from 1/20, 2/20, …, 1 exceeds 1.95 / √40 once in a thousand, less often with ties.
    const distance = Array.from({ length: permutations + 1 }, (_, k) => {
      const level = (k + 1) / (permutations + 1);
      return Math.abs(mean(ps.map((p) => (p <= level + 1e-9 ? 1 : 0))) - level);
    });
    expect(Math.max(...distance)).toBeLessThan(1.95 / Math.sqrt(studies));
    // And p-values that are all one half would pass for that only if spread did not count.
    expect(Math.min(...ps)).toBeLessThan(0.2);
    expect(Math.max(...ps)).toBeGreaterThan(0.8);
  }, 60_000);

  it('takes a single permutation', async () => {
    const { auc } = await permutationTest(selecting, drawn(16, 20, 1), {
      folds: 2,
      permutations: 1,
      seed: 1,
    });
    expect(auc.permuted).toHaveLength(1);
    expect([1 / 2, 1]).toContain(auc.p);
  });

  it('gives the smallest p there is to a planted signal', async () => {
    const real = drawn(24, 40, 2, { shifted: 4, shift: 3 });
    const told: number[][] = [];
    const { accuracy, auc } = await permutationTest(
      selecting,
      real,
      { folds: 3, repeats: 2, permutations: 30, seed: 1 },
      (...progress) => told.push(progress),
    );
    expect(accuracy.observed).toBeGreaterThan(0.9);
    expect(accuracy.permuted).toHaveLength(30);
    expect(Math.abs(mean(accuracy.permuted) - 0.5)).toBeLessThan(0.15);
    expect([accuracy.p, auc.p]).toEqual([1 / 31, 1 / 31]);
    expect(told).toEqual(Array.from({ length: 31 }, (_, k) => [k + 1, 31]));
  });

  it('cross-validates the true labels first, then shuffles of them, stratified by each', async () => {
    const data = drawn(20, 12, 4, { shifted: 2, shift: 2 });
    const options = { folds: 2, seed: 6 };
    const test = await permutationTest(selecting, data, { ...options, permutations: 4 });
    const rows = [];
    for (const r of [0, 1, 2, 3, 4]) {
      const labelled = permutedLabels(data, 6, r);
      const plan = stratifiedKFold(labelled.y, options);
      const { folds } = await crossValidate({ selecting }, labelled, plan);
      rows.push(mean(folds.map(({ accuracy }) => accuracy)));
      expect((await permutedMetrics(selecting, data, options, r)).accuracy).toBe(rows[r]);
    }
    expect([test.accuracy.observed, ...test.accuracy.permuted]).toEqual(rows);
    expect(new Set(rows).size).toBeGreaterThan(1);
  });

  it.each([0, 2.5, NaN])('refuses %d permutations', async (permutations) => {
    const test = permutationTest(selecting, drawn(8, 4, 1), { permutations, seed: 1 });
    await expect(test).rejects.toThrow(`not ${permutations}`);
  });
});

describe('permutedLabels', () => {
  const data = drawn(20, 1, 1);

  it('keeps the number of each class and leaves the data alone', () => {
    const { y, ...rest } = permutedLabels(data, 1, 3);
    expect(y).not.toEqual(data.y);
    const sorted = (labels: readonly number[]) => [...labels].sort((a, b) => a - b);
    expect(sorted(y)).toEqual(sorted(data.y));
    expect(rest).toEqual({ ...rest, X: data.X, samples: data.samples, probes: data.probes });
    expect(permutedLabels(data, 1, 0)).toBe(data);
  });

  it('is fixed by seed and number', () => {
    expect(permutedLabels(data, 1, 3)).toEqual(permutedLabels(data, 1, 3));
    expect(permutedLabels(data, 1, 4).y).not.toEqual(permutedLabels(data, 1, 3).y);
    expect(permutedLabels(data, 2, 3).y).not.toEqual(permutedLabels(data, 1, 3).y);
  });
});

describe('permutationP', () => {
  it('counts what is at least as large, the data among them', () => {
    expect(permutationP(3, [1, 2, 3, 4])).toBe(3 / 5);
    expect(permutationP(5, [1, 2, 3, 4])).toBe(1 / 5);
    expect(permutationP(0, [1, 2, 3, 4])).toBe(1);
    expect(permutationP(-1, [-2, -1])).toBe(2 / 3);
  });

  it('counts as equal what differs by rounding', () => {
    expect(permutationP(0.1 + 0.2, [0.3])).toBe(1);
  });

  it('is undefined where a statistic is', () => {
    expect(permutationP(NaN, [1])).toBeNaN();
    expect(permutationP(1, [NaN])).toBeNaN();
  });
});
