import { describe, expect, it } from 'vitest';

import { digamma, inverseTrigamma, tetragamma, trigamma } from '../../src/numerics/polygamma.js';
import { relative } from '../golden.js';

const EULER = 0.5772156649015329;
/** ζ(3) */
const APERY = 1.2020569031595942;

describe('polygamma functions', () => {
  it('are known at 1 and at 1/2', () => {
    expect(relative(digamma(1), -EULER)).toBeLessThan(1e-14);
    expect(relative(digamma(0.5), -EULER - 2 * Math.LN2)).toBeLessThan(1e-14);
    expect(relative(trigamma(1), Math.PI ** 2 / 6)).toBeLessThan(1e-14);
    expect(relative(trigamma(0.5), Math.PI ** 2 / 2)).toBeLessThan(1e-14);
    expect(relative(tetragamma(1), -2 * APERY)).toBeLessThan(1e-14);
    expect(relative(tetragamma(0.5), -14 * APERY)).toBeLessThan(1e-14);
  });

  it.each([0.01, 0.3, 1.7, 8, 18, 19.5, 20, 400, 1e6])('follow their recurrences at %s', (x) => {
    expect(relative(digamma(x + 1) - digamma(x), 1 / x)).toBeLessThan(1e-13 * Math.max(1, x ** 2));
    expect(relative(trigamma(x) - trigamma(x + 1), 1 / x ** 2)).toBeLessThan(
      1e-13 * Math.max(1, x ** 2),
    );
    expect(relative(tetragamma(x + 1) - tetragamma(x), 2 / x ** 3)).toBeLessThan(
      1e-13 * Math.max(1, x ** 2),
    );
  });
});

describe('inverseTrigamma', () => {
  it.each([1e-20, 1e-9, 0.003, 0.5, 1, Math.PI ** 2 / 6, 40, 1e7, 1e20])('undoes %s', (y) => {
    expect(relative(trigamma(inverseTrigamma(y)), y)).toBeLessThan(1e-8);
    if (y > 1e-6 && y < 1e6) expect(relative(trigamma(inverseTrigamma(y)), y)).toBeLessThan(1e-13);
  });

  it.each([0, -1, NaN])('refuses %s', (y) => {
    expect(() => inverseTrigamma(y)).toThrow('needs y > 0');
  });
});
