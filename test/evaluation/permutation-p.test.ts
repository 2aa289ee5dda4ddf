import { describe, expect, it } from 'vitest';

import { permutationP } from '../../src/evaluation/permutation-p.js';

describe('permutationP', () => {
  it('counts the data as one permutation, and those that do as well as they', () => {
    expect(permutationP(0.8, [0.5, 0.9, 0.8, 0.1])).toBe(3 / 5);
    expect(permutationP(0, [0, -1, 1])).toBe(3 / 4);
    expect(permutationP(2, [])).toBe(1);
  });

  it('takes for equal what differs by the order of summing, however large it is', () => {
    expect(permutationP(0.1 + 0.2, [0.3])).toBe(1);
    expect(permutationP(1000, [1000 - 1e-10])).toBe(1);
    expect(permutationP(1000, [1000 - 1e-8])).toBe(1 / 2);
    expect(permutationP(1e-3, [1e-3 - 1e-12])).toBe(1 / 2);
  });

  it('is NaN when any statistic is', () => {
    expect(permutationP(NaN, [1, 2])).toBeNaN();
    expect(permutationP(1, [1, NaN])).toBeNaN();
  });
});
