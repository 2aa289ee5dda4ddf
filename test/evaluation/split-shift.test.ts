import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { splitShift } from '../../src/evaluation/split-shift.js';
import { random } from '../../src/numerics/random.js';

const group = Array.from({ length: 40 }, (_, i): Label => (i < 20 ? 0 : 1));

describe('splitShift', () => {
  it('finds a shift along any of the scores, whatever its sign', () => {
    const draw = random(1);
    const noise = group.map(() => draw.normal());
    const shifted = group.map((g) => draw.normal() - 3 * g);
    const { auc, p } = splitShift(group, [noise, shifted], { seed: 1, permutations: 199 });
    expect(auc).toBeGreaterThan(0.95);
    expect(p).toBe(1 / 200);
  });

  it('gives p-values that are not small more often than by chance when there is no shift', () => {
    const small = Array.from({ length: 60 }, (_, seed) => {
      const draw = random(seed, 7);
      const scores = [0, 1, 2, 3].map(() => group.map(() => draw.normal()));
      return splitShift(group, scores, { seed, permutations: 99 }).p;
    }).filter((p) => p <= 0.1);
    // Binomial(60, 0.1): 13 or more would come up once in a hundred.
    expect(small.length).toBeLessThan(13);
  });

  it('counts no difference that is one of the classes alone, where it permutes within them', () => {
    const draw = random(3);
    // One group holds 4 of 20 of a class, the other 16.
    const classOf = group.map((g, i): Label => (i % 20 < (g === 1 ? 16 : 4) ? 1 : 0));
    const ofClass = classOf.map((label) => draw.normal() + 3 * label);
    const shifted = classOf.map((label, i) => draw.normal() + 3 * label + 2 * group[i]);
    const p = (scores: number[], within?: Label[]) =>
      splitShift(group, [scores], { seed: 1, permutations: 199, within }).p;
    expect(p(ofClass)).toBeLessThan(0.02);
    expect(p(ofClass, classOf)).toBeGreaterThan(0.1);
    expect(p(shifted, classOf)).toBe(1 / 200);
  });

  it('refuses scores that are not one per sample', () => {
    const long = [...group, 1];
    expect(() => splitShift(group, [group, long], { seed: 1 })).toThrow('40 labels and 41 scores');
    expect(() => splitShift(long as Label[], [group], { seed: 1 })).toThrow(RangeError);
  });

  it.each([0, -5, 2.5, NaN])('refuses %d permutations', (permutations) => {
    expect(() => splitShift(group, [group], { seed: 1, permutations })).toThrow(
      `splitShift: permutations must be a positive whole number, not ${permutations}.`,
    );
  });
});
