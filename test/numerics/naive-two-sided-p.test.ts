import { describe, expect, it } from 'vitest';

import { naiveTwoSidedP } from '../../src/numerics/naive-two-sided-p.js';
import { twoSidedP } from '../../src/numerics/student-t.js';
import { golden, relative } from '../golden.js';

describe('naiveTwoSidedP', () => {
  it('agrees with the true p-value near the middle', () => {
    for (const { t, df, p } of golden('tails.json').p_values) {
      if (p === null || p < 1e-3) continue;
      expect(relative(naiveTwoSidedP(t, df), p)).toBeLessThan(1e-6);
    }
  });

  it('is exactly 0 at t = 20 with 30 degrees of freedom, where the true p-value is not', () => {
    expect(naiveTwoSidedP(20, 30)).toBe(0);
    expect(naiveTwoSidedP(-20, 30)).toBe(0);
    expect(relative(twoSidedP(20, 30), byQuadrature(20, 30))).toBeLessThan(1e-10);
  });
});

/** With t = √df / tan φ the tail is the integral of sin(φ)^(df-1), here by Simpson's rule. */
function byQuadrature(t: number, df: number): number {
  const simpson = (top: number) => {
    const n = 4000;
    let sum = 0;
    for (let k = 0; k <= n; k++) {
      const weight = k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2;
      sum += weight * Math.sin((top * k) / n) ** (df - 1);
    }
    return (sum * top) / n / 3;
  };
  return simpson(Math.atan(Math.sqrt(df) / t)) / simpson(Math.PI / 2);
}
