import { describe, expect, it } from 'vitest';

import type { TrainingSet } from '../../src/cohort/dataset.js';
import { random, type Random } from '../../src/numerics/random.js';
import { hideShares, hideValues } from '../../src/preprocessing/hide-values.js';
import { drawn, trainingOf } from '../datasets.js';

/** Hides the values at the places given, row by row; shuffles nothing. */
function hiding(data: TrainingSet, hidden: readonly [number, number][]): Random {
  let k = 0;
  return {
    ...random(1),
    uniform: () => {
      const [i, j] = [Math.floor(k / data.X.columns), k % data.X.columns];
      k++;
      return hidden.some(([row, column]) => row === i && column === j) ? 0 : 0.999;
    },
    shuffle: (items) => [...items],
  };
}

describe('hideValues', () => {
  const small = trainingOf(
    [
      [1, 10],
      [2, 20],
      [4, 30],
      [9, 50],
    ],
    [0, 0, 1, 1],
  );

  it('compares what imputation puts in with what was there', () => {
    // Hidden: 4 and 10. Left: 1, 2, 9 (median 2) and 20, 30, 50 (median 30); of all six the median is 14.5.
    const hidden: [number, number][] = [
      [0, 1],
      [2, 0],
    ];
    const { pairs, errors } = hideValues(small, 0.1, hiding(small, hidden));
    expect(pairs).toEqual([
      { sample: 's1', probe: 'g1', truth: 10, imputed: 30 },
      { sample: 's3', probe: 'g0', truth: 4, imputed: 2 },
    ]);
    expect(errors).toEqual([
      { share: 0.1, method: 'median of the probe', rmse: Math.sqrt((20 ** 2 + 2 ** 2) / 2) },
      {
        share: 0.1,
        method: 'one median for all',
        rmse: Math.sqrt((4.5 ** 2 + 10.5 ** 2) / 2),
      },
    ]);
  });

  it('gives a probe that lost everything its first value back', () => {
    const column: [number, number][] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ];
    const { pairs } = hideValues(small, 0.5, hiding(small, column));
    expect(pairs).toEqual(
      [2, 4, 9].map((truth, k) => ({ sample: `s${k + 2}`, probe: 'g0', truth, imputed: 1 })),
    );
  });

  it('gives it its own value back, and not one that was hidden earlier of another probe', () => {
    const column: [number, number][] = [
      [0, 0],
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ];
    const { pairs } = hideValues(small, 0.5, hiding(small, column));
    expect(pairs.map(({ truth, imputed }) => [truth, imputed])).toEqual([
      [1, 4],
      [20, 10],
      [30, 10],
      [50, 10],
    ]);
  });

  it('leaves a probe that never had a value to the error of imputation', () => {
    const empty = trainingOf(
      [
        [NaN, 1],
        [NaN, 2],
      ],
      [0, 1],
    );
    expect(() => hideValues(empty, 0.5, hiding(empty, []))).toThrow(
      'no training sample has a value for probe g0',
    );
  });

  it('leaves gaps that were there alone, also where everything else of the probe is hidden', () => {
    const gap = trainingOf([[NaN], [2], [4]], [0, 1, 1]);
    const { pairs } = hideValues(
      gap,
      0.5,
      hiding(gap, [
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
    );
    expect(pairs).toEqual([{ sample: 's3', probe: 'g0', truth: 4, imputed: 2 }]);
  });

  it('hides about the share asked for, and the same values for the same seed', () => {
    const data = drawn(40, 100, 1);
    const hide = (seed: number, share: number) => hideValues(data, share, random(seed));
    const { pairs } = hide(1, 0.1);
    // 4,000 values: 400 ± 4 standard deviations of 19.
    expect(Math.abs(pairs.length - 400)).toBeLessThan(76);
    expect(hide(1, 0.1)).toEqual(hide(1, 0.1));
    expect(hide(2, 0.1).pairs).not.toEqual(pairs);
    expect(hide(1, 0.5).pairs).toHaveLength(600);
  });

  it('hides the same places whatever gaps the data has', () => {
    const data = drawn(10, 10, 1);
    const gap = { ...data, X: data.X.clone() };
    gap.X.set(0, 0, NaN);
    const truths = (set: TrainingSet) =>
      new Set(hideValues(set, 0.3, random(1)).pairs.map(({ truth }) => truth));
    const first = data.X.get(0, 0);
    expect(truths(gap)).toEqual(new Set([...truths(data)].filter((v) => v !== first)));
  });

  it('leaves its input as it is', () => {
    const before = small.X.to2DArray();
    hideValues(small, 0.5, random(3));
    expect(small.X.to2DArray()).toEqual(before);
  });
});

describe('hideShares', () => {
  it('hides each share with a mask of its own, and tells how many are done', async () => {
    const data = drawn(12, 30, 2);
    const told: number[][] = [];
    const results = await hideShares(data, [0.1, 0.3], 7, (...step) => told.push(step));
    expect(results).toEqual([
      hideValues(data, 0.1, random(7, 0)),
      hideValues(data, 0.3, random(7, 1)),
    ]);
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(await hideShares(data, [0.1, 0.3], 7)).toEqual(results);
  });
});
