import { describe, expect, it } from 'vitest';

import { incompleteBeta, logBeta, logGamma } from '../../src/numerics/special.js';
import { relative } from '../golden.js';

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
