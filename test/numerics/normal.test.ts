import { describe, expect, it } from 'vitest';

import { normalCdf, normalQuantile, normalTwoSidedP } from '../../src/numerics/normal.js';
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

describe('normalCdf and normalQuantile', () => {
  it('is one half of the two-sided tail, and what is left of it', () => {
    const { z, p } = golden('selection.json').normal;
    z.forEach((value, i) => {
      expect(relative(normalCdf(-Math.abs(value)), p[i] / 2)).toBeLessThan(2e-13);
      expect(normalCdf(Math.abs(value))).toBeCloseTo(1 - p[i] / 2, 15);
    });
    expect([0, -Infinity, Infinity, NaN].map(normalCdf)).toEqual([0.5, 0, 1, NaN]);
  });

  it('undo each other from the far tail to the middle, on either side', () => {
    for (const p of [1e-300, 1e-20, 1e-5, 0.001, 0.025, 0.3, 0.49, 0.5]) {
      expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
    }
    for (const z of [-3, -1.959963984540054, -0.1, 0, 1e-3, 0.7, 2, 5]) {
      expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-10);
    }
    expect(relative(normalQuantile(0.975), 1.959963984540054)).toBeLessThan(1e-14);
  });

  it('ends at infinity and is undefined outside of 0 to 1', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
