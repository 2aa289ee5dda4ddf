import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { stratifiedFolds } from '../../src/numerics/stratified-folds.js';

const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

describe('stratifiedFolds', () => {
  const y = Array.from({ length: 38 }, (_, i) => (i % 7 < 2 ? 1 : 0));

  it.each([2, 3, 5, 11])('deals both classes evenly into %i folds', (folds) => {
    const fold = stratifiedFolds(y, folds, random(1));
    const counts = (members: number[]) =>
      Array.from({ length: folds }, (_, k) => members.filter((value) => value === k).length);
    expect(counts(fold).reduce((sum, count) => sum + count, 0)).toBe(y.length);
    expect(spread(counts(fold))).toBeLessThanOrEqual(1);
    for (const label of [0, 1]) {
      expect(spread(counts(fold.filter((_, i) => y[i] === label)))).toBeLessThanOrEqual(1);
    }
  });

  it('depends on the random numbers alone', () => {
    expect(stratifiedFolds(y, 5, random(3))).toEqual(stratifiedFolds(y, 5, random(3)));
    expect(stratifiedFolds(y, 5, random(3))).not.toEqual(stratifiedFolds(y, 5, random(4)));
  });
});
