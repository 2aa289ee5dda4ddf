import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import {
  requireFolds,
  smallerClass,
  stratifiedFolds,
} from '../../src/numerics/stratified-folds.js';

const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

describe('smallerClass', () => {
  it('is the size of whichever it is', () => {
    expect(smallerClass([0, 1, 0, 0, 1])).toBe(2);
    expect(smallerClass([1, 1, 0])).toBe(1);
    expect(smallerClass([1, 1])).toBe(0);
    expect(smallerClass([])).toBe(0);
  });
});

describe('requireFolds', () => {
  it('lets pass as many folds as the smaller class has samples, and refuses more', () => {
    const y = [0, 0, 0, 1, 1] as const;
    expect(() => requireFolds('it', y, 2)).not.toThrow();
    const says = 'it: the smaller class has 2 samples, too few for 3 folds. Use at most 2';
    expect(() => requireFolds('it', y, 3)).toThrow(new RangeError(`${says}.`));
    expect(() => requireFolds('it', y, 3, ', or wait')).toThrow(
      new RangeError(`${says}, or wait.`),
    );
  });
});

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
