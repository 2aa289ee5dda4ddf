import { describe, expect, it } from 'vitest';

import { incompleteBeta, logBeta, logGamma, twoSidedP } from '../../src/numerics/special.js';
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

describe('logGamma', () => {
  it('is the logarithm of factorials', () => {
    let factorial = 1;
    for (let n = 2; n <= 100; n++) {
      factorial *= n;
      expect(relative(logGamma(n + 1), Math.log(factorial))).toBeLessThan(1e-14);
    }
  });

  it('is log √π at one half and satisfies Γ(x + 1) = x Γ(x)', () => {
    expect(relative(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-14);
    for (const x of [0.1, 3.3, 14.5, 15, 1234.5]) {
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11);
    }
  });
});

describe('logBeta', () => {
  it('is -log b with a = 1, also where logGamma(b) is large', () => {
    for (const b of [0.5, 2, 14, 15, 1000, 1e6, 1e12]) {
      expect(relative(logBeta(1, b), -Math.log(b))).toBeLessThan(1e-14);
      expect(logBeta(b, 1)).toBe(logBeta(1, b));
    }
  });

  it('is log π at one half and one half', () => {
    expect(relative(logBeta(0.5, 0.5), Math.log(Math.PI))).toBeLessThan(1e-14);
  });
});

describe('incompleteBeta', () => {
  it('is a power where one parameter is 1', () => {
    for (const x of [1e-8, 0.1, 0.5, 0.9]) {
      for (const a of [0.5, 3, 40]) {
        expect(relative(incompleteBeta(x, a, 1), x ** a)).toBeLessThan(1e-13);
        const complement = -Math.expm1(a * Math.log1p(-x));
        expect(relative(incompleteBeta(x, 1, a), complement)).toBeLessThan(1e-13);
      }
    }
  });

  it('is a sum of binomial probabilities for whole parameters', () => {
    // P(X ≥ 3) of 5 with chance 0.3.
    const tail = 10 * 0.3 ** 3 * 0.7 ** 2 + 5 * 0.3 ** 4 * 0.7 + 0.3 ** 5;
    expect(relative(incompleteBeta(0.3, 3, 3), tail)).toBeLessThan(1e-13);
  });

  it('is 0 and 1 at the ends', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });
});
