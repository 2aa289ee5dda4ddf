import { describe, expect, it } from 'vitest';

import { normalTwoSidedP } from '../../src/numerics/normal.js';
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
