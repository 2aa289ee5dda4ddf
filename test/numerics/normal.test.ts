import { describe, expect, it } from 'vitest';

import { normalQuantile, normalTwoSidedP } from '../../src/numerics/normal.js';
import { golden, largest, relative } from '../golden.js';

describe('normalTwoSidedP', () => {
  it("is R's, in the middle and in the tail", () => {
    const { z, p } = golden('selection.json').normal;
    expect(largest(relative, z.map(normalTwoSidedP), p)).toBeLessThan(2e-13);
    expect(z.map((value) => normalTwoSidedP(-value))).toEqual(z.map(normalTwoSidedP));
  });

  it('is 1 at 0, 0 at infinity, undefined for NaN', () => {
    expect([0, Infinity, -Infinity, NaN].map(normalTwoSidedP)).toEqual([1, 0, 0, NaN]);
  });
});

describe('normalQuantile', () => {
  it('is where the tails hold what is left', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [1e-300, 1e-9, 0.2, 0.49]) {
      expect(relative(normalTwoSidedP(normalQuantile(p)), 2 * p)).toBeLessThan(1e-12);
    }
    expect(normalQuantile(0.9)).toBe(-normalQuantile(1 - 0.9));
  });

  it('is infinite at both ends and undefined beyond', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
