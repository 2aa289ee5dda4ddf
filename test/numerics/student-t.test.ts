import { describe, expect, it } from 'vitest';

import { twoSidedP } from '../../src/numerics/student-t.js';
import { golden, relative } from '../golden.js';

describe('twoSidedP', () => {
  const rows = golden('tails.json').p_values;

  it('is right to 1e-12 as far down as doubles go', () => {
    const inRange = rows.flatMap(({ t, df, p }) =>
      p !== null && p >= 1e-307 ? [{ t, df, p }] : [],
    );
    expect(Math.min(...inRange.map(({ p }) => p))).toBeLessThan(1e-290);
    for (const { t, df, p } of inRange) {
      expect(relative(twoSidedP(t, df), p), `t = ${t}, df = ${df}`).toBeLessThan(1e-12);
      expect(twoSidedP(-t, df)).toBe(twoSidedP(t, df));
    }
  });

  it('is the smallest double, and never 0, where p is below it', () => {
    const below = rows.filter(({ log10_p }) => log10_p < -324);
    expect(below.length).toBeGreaterThan(5);
    for (const { t, df } of below) expect(twoSidedP(t, df)).toBe(Number.MIN_VALUE);
  });

  it('is 1 at t = 0 and the smallest double at infinity', () => {
    expect(twoSidedP(0, 36)).toBe(1);
    expect(twoSidedP(Infinity, 36)).toBe(Number.MIN_VALUE);
    expect(twoSidedP(-Infinity, 1)).toBe(Number.MIN_VALUE);
  });

  it('keeps its digits where t² overflows', () => {
    // With one degree of freedom the tail is arctan(1 / t), twice and over π.
    expect(relative(twoSidedP(1e200, 1), 2 / Math.PI / 1e200)).toBeLessThan(1e-12);
  });

  it('falls as |t| grows, also where the two sides of the continued fraction meet', () => {
    for (const df of [1, 3.7, 29.626, 200]) {
      const p = Array.from({ length: 400 }, (_, k) => twoSidedP(k / 50, df));
      p.slice(1).forEach((value, k) => expect(value).toBeLessThan(p[k]));
    }
  });

  it('is NaN when t or df is', () => {
    expect(twoSidedP(NaN, 10)).toBeNaN();
    expect(twoSidedP(2, NaN)).toBeNaN();
  });
});
