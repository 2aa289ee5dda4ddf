import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { resampledLists } from '../../src/evaluation/resampled-lists.js';
import {
  complementaryHalves,
  leftOutOfFolds,
  stratifiedSubsamples,
} from '../../src/evaluation/resamples.js';
import { leftOut, stratifiedKFold } from '../../src/evaluation/resampling.js';
import { divide } from '../../src/cohort/dataset.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { fitTTestFilter, tTestFilter } from '../../src/selection/t-test-filter.js';
import { rfe } from '../../src/selection/rfe.js';
import { drawn } from '../datasets.js';

const labels = (negatives: number, positives: number): Label[] => [
  ...new Array<Label>(negatives).fill(0),
  ...new Array<Label>(positives).fill(1),
];
const countOf = (y: readonly Label[], rows: readonly number[], label: Label) =>
  rows.filter((i) => y[i] === label).length;

describe('stratifiedSubsamples', () => {
  it('leaves out the rest of each class, each time others', () => {
    const y = labels(27, 11);
    const all = stratifiedSubsamples(y, { resamples: 30, share: 0.8, seed: 2 });
    expect(all).toHaveLength(30);
    for (const rows of all) {
      expect([countOf(y, rows, 0), countOf(y, rows, 1)]).toEqual([5, 2]);
      expect(new Set(rows).size).toBe(7);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
    }
    expect(new Set(all.map(String)).size).toBe(30);
    // In the long run everybody is left out.
    expect(new Set(all.flat()).size).toBe(38);
  });

  it('draws subsample k by the seed and k alone', () => {
    const y = labels(9, 9);
    const few = stratifiedSubsamples(y, { resamples: 2, share: 0.5, seed: 1 });
    expect(stratifiedSubsamples(y, { resamples: 5, share: 0.5, seed: 1 }).slice(0, 2)).toEqual(few);
    expect(stratifiedSubsamples(y, { resamples: 2, share: 0.5, seed: 2 })).not.toEqual(few);
  });

  it.each([0.05, 1, NaN])('refuses the share %s', (share) => {
    expect(() => stratifiedSubsamples(labels(9, 9), { resamples: 1, share, seed: 1 })).toThrow(
      `a share of ${share} keeps`,
    );
  });

  it('asks that two of each class stay, and takes no more than two', () => {
    const kept = (negatives: number, positives: number) => () =>
      stratifiedSubsamples(labels(negatives, positives), { resamples: 1, share: 0.5, seed: 1 });
    expect(kept(4, 4)()[0]).toHaveLength(4);
    expect(kept(8, 2)).toThrow('a share of 0.5 keeps 4 and 1 of 8 and 2 samples');
  });

  it('refuses a number of resamples that is none', () => {
    expect(() => stratifiedSubsamples(labels(9, 9), { resamples: 0, share: 0.5, seed: 1 })).toThrow(
      'resamples must be a positive whole number, not 0',
    );
  });
});

describe('complementaryHalves', () => {
  it.each([
    [27, 11],
    [20, 12],
    [4, 4],
    [14, 9],
    [9, 14],
    [7, 8],
  ])('divides %i and %i samples into halves of one size without a sample in both', (n0, n1) => {
    const y = labels(n0, n1);
    const n = n0 + n1;
    const halves = complementaryHalves(y, { pairs: 12, seed: 3 });
    expect(halves).toHaveLength(24);
    for (const rows of halves) {
      expect(rows).toHaveLength(Math.ceil(n / 2));
      expect(rows).toEqual(y.map((_, i) => i).filter((i) => rows.includes(i)));
    }
    for (let pair = 0; pair < 12; pair++) {
      const kept = [0, 1].map((h) =>
        y.flatMap((_, i) => (halves[2 * pair + h].includes(i) ? [] : [i])),
      );
      expect(kept.map((rows) => rows.length)).toEqual([Math.floor(n / 2), Math.floor(n / 2)]);
      expect(new Set(kept.flat()).size).toBe(2 * Math.floor(n / 2));
      for (const label of [0, 1] as const) {
        const [a, b] = kept.map((rows) => countOf(y, rows, label));
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1);
      }
    }
    expect(new Set(halves.map(String)).size).toBeGreaterThan(10);
  });

  it.each([
    [6, 5, [0, 1, 2, 3, 4, 5]],
    [5, 6, [5, 6, 7, 8, 9, 10]],
  ])('leaves each sample of the larger class out of both in turn: %i, %i', (n0, n1, all) => {
    const halves = complementaryHalves(labels(n0, n1), { pairs: 60, seed: 1 });
    const spare = Array.from({ length: 60 }, (_, k) =>
      halves[2 * k].filter((i) => halves[2 * k + 1].includes(i)),
    );
    expect(new Set(spare.flat())).toEqual(new Set(all));
    expect(spare.every((rows) => rows.length === 1)).toBe(true);
  });

  it('refuses classes too small to halve', () => {
    expect(() => complementaryHalves(labels(9, 3), { pairs: 1, seed: 1 })).toThrow(
      'each class needs four samples, and here are 9 and 3',
    );
  });
});

describe('leftOutOfFolds', () => {
  it('lists the folds of all repeats', () => {
    const plan = stratifiedKFold(labels(9, 9), { folds: 3, repeats: 2, seed: 1 });
    const rows = leftOutOfFolds(plan);
    expect(rows).toHaveLength(6);
    expect(rows[4]).toEqual(leftOut(plan, 1, 1));
  });
});

describe('resampledLists', () => {
  const data = drawn(24, 30, 8, { shifted: 2, shift: 2 });
  const rows = stratifiedSubsamples(data.y, { resamples: 3, share: 0.75, seed: 5 });
  const methods = {
    t: [tTestFilter({ top: 6 })],
    rfe: [standardise(), rfe({ keep: 4 })],
  };

  it('has what each method selects on each resample, best first', async () => {
    const told: [number, number][] = [];
    const lists = await resampledLists(methods, data, rows, (...at) => told.push(at));
    expect(Object.keys(lists)).toEqual(['t', 'rfe']);
    expect(lists.rfe.map((list) => list.length)).toEqual([4, 4, 4]);
    lists.t.forEach((list, k) => {
      const alone = fitTTestFilter(methods.t[0], divide(data, rows[k]).training);
      expect(list).toEqual(alone.probes);
    });
    expect(told.at(-1)).toEqual([3, 3]);
  });

  it('gives a method the same lists alone', async () => {
    const together = await resampledLists(methods, data, rows);
    expect((await resampledLists({ rfe: methods.rfe }, data, rows)).rfe).toEqual(together.rfe);
  });
});
