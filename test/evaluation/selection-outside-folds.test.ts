import { describe, expect, it } from 'vitest';

import { selectionInsideAndOutside } from '../../src/evaluation/selection-outside-folds.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { mean } from '../../src/numerics/describe.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

const selecting = pipeline(
  tTestFilter({ top: 10 }),
  standardise(),
  logisticRegression({ penalty: 'l2' }),
);

describe('selectionInsideAndOutside', () => {
  it('finds nothing in noise with the selection inside the folds, and much with it outside', async () => {
    const noise = drawn(40, 500, 1);
    const rows = await selectionInsideAndOutside(selecting, noise, { permutations: 4, seed: 3 });
    expect(rows.map(({ labels }) => labels)).toEqual([
      'true',
      ...Array<string>(4).fill('permuted'),
    ]);
    // A fair coin over 40 samples has a standard deviation of 0.08, the mean of five about half of that.
    expect(Math.abs(mean(rows.map(({ inside }) => inside)) - 0.5)).toBeLessThan(0.16);
    expect(mean(rows.map(({ outside }) => outside))).toBeGreaterThan(0.8);
    for (const { inside, outside } of rows) expect(outside).toBeGreaterThan(inside + 0.1);
  });

  it('finds on the true labels what is there, and on permuted ones what is not', async () => {
    const real = drawn(40, 100, 2, { shifted: 5, shift: 3 });
    const told: number[][] = [];
    const [asIs, permuted] = await selectionInsideAndOutside(
      selecting,
      real,
      { permutations: 1, folds: 4, seed: 1 },
      (...progress) => told.push(progress),
    );
    expect(asIs.inside).toBeGreaterThan(0.9);
    expect(permuted.inside).toBeLessThan(0.8);
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('permutes by the seed and the number of the permutation alone', async () => {
    const noise = drawn(20, 30, 4);
    const run = (permutations: number) =>
      selectionInsideAndOutside(selecting, noise, { permutations, folds: 4, seed: 6 });
    const [few, more] = [await run(1), await run(3)];
    expect(more.slice(0, 2)).toEqual(few);
  });
});
