import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { leftOut, stratifiedKFold } from '../../src/evaluation/resampling.js';
import { random } from '../../src/numerics/random.js';

/** Labels in random order. */
function labels(negatives: number, positives: number): Label[] {
  const y = [...new Array<Label>(negatives).fill(0), ...new Array<Label>(positives).fill(1)];
  return random(negatives, positives).shuffle(y);
}

const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);

describe('stratifiedKFold', () => {
  it.each([
    [27, 11, 5, 3],
    [27, 11, 11, 2],
    [5, 5, 5, 4],
    [31, 7, 3, 2],
    [8, 40, 7, 2],
    [2, 2, 2, 1],
  ])(
    'deals %i and %i samples evenly into %i folds, %i times',
    (negatives, positives, folds, repeats) => {
      const y = labels(negatives, positives);
      const plan = stratifiedKFold(y, { folds, repeats, seed: 1 });
      expect(plan).toMatchObject({ folds, repeats, seed: 1 });
      for (let repeat = 0; repeat < repeats; repeat++) {
        const parts = Array.from({ length: folds }, (_, fold) => leftOut(plan, repeat, fold));
        // Each sample is left out once.
        expect(parts.flat().sort((a, b) => a - b)).toEqual(y.map((_, i) => i));
        expect(spread(parts.map((part) => part.length))).toBeLessThanOrEqual(1);
        for (const label of [0, 1]) {
          const counts = parts.map((part) => part.filter((i) => y[i] === label).length);
          expect(spread(counts)).toBeLessThanOrEqual(1);
          expect(Math.min(...counts)).toBeGreaterThan(0);
        }
      }
    },
  );

  it('has five folds and one repeat unless asked otherwise', () => {
    expect(stratifiedKFold(labels(10, 10), { seed: 1 })).toMatchObject({ folds: 5, repeats: 1 });
  });

  it('leaves earlier repeats as they were when more are asked for', () => {
    const y = labels(27, 11);
    const few = stratifiedKFold(y, { repeats: 2, seed: 9 });
    const many = stratifiedKFold(y, { repeats: 6, seed: 9 });
    expect(many.assignment.slice(0, 2)).toEqual(few.assignment);
    expect(new Set(many.assignment.map((fold) => fold.join(''))).size).toBe(6);
  });

  it('depends on the seed and on nothing else', () => {
    const y = labels(27, 11);
    const plan = (seed: number) => stratifiedKFold(y, { seed }).assignment;
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });

  it('puts every pair of samples of a class together as often as chance has it', () => {
    const y = labels(10, 10);
    const { assignment } = stratifiedKFold(y, { folds: 2, repeats: 2000, seed: 3 });
    const [a, b] = y.flatMap((label, i) => (label === 0 ? [i] : []));
    const together = assignment.filter((fold) => fold[a] === fold[b]).length;
    // Five of ten in each fold: 4 of 9 others; four standard deviations are 89.
    expect(Math.abs(together - (2000 * 4) / 9)).toBeLessThan(89);
  });

  it('goes through JSON unchanged', () => {
    const plan = stratifiedKFold(labels(6, 6), { folds: 3, repeats: 2, seed: 4 });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('says how many folds a small class allows', () => {
    expect(() => stratifiedKFold(labels(20, 4), { folds: 5, seed: 1 })).toThrow(
      'the smaller class has 4 samples, too few for 5 folds. Use at most 4.',
    );
    expect(() => stratifiedKFold(labels(4, 20), { folds: 5, seed: 1 })).toThrow('has 4 samples');
    expect(() => stratifiedKFold([0, 0, 0], { folds: 2, seed: 1 })).toThrow('has 0 samples');
  });

  it.each([1, 0, 2.5, NaN])('refuses %s folds', (folds) => {
    expect(() => stratifiedKFold(labels(9, 9), { folds, seed: 1 })).toThrow(
      `folds must be a whole number above 1, not ${folds}`,
    );
  });

  it.each([0, -1, 1.5])('refuses %s repeats', (repeats) => {
    expect(() => stratifiedKFold(labels(9, 9), { repeats, seed: 1 })).toThrow(
      `repeats must be a positive whole number, not ${repeats}`,
    );
  });
});

describe('leftOut', () => {
  it('lists the samples of one fold of one repeat', () => {
    const assignment = [
      [0, 1, 0, 1],
      [1, 1, 0, 0],
    ];
    const plan = { seed: 1, folds: 2, repeats: 2, assignment };
    expect(leftOut(plan, 0, 1)).toEqual([1, 3]);
    expect(leftOut(plan, 1, 0)).toEqual([2, 3]);
  });
});
