import { describe, expect, it } from 'vitest';

import { clopperPearson, wilson } from '../../src/evaluation/intervals.js';
import { golden, relative } from '../golden.js';

describe('clopperPearson', () => {
  const { cases, confidence } = golden('intervals.json');

  it.each(cases)('has the exact bounds of $k of $n', ({ k, n, clopper_pearson: exact }) => {
    const { lower, upper } = clopperPearson(k, n, confidence);
    // jstat's quantile alone is right to 1e-9.
    expect(relative(lower, exact.lower)).toBeLessThan(1e-13);
    expect(relative(upper, exact.upper)).toBeLessThan(1e-13);
  });

  it('is a 95% interval unless asked otherwise, and wider for more confidence', () => {
    expect(clopperPearson(33, 34)).toEqual(clopperPearson(33, 34, 0.95));
    const [less, more] = [0.8, 0.99].map((c) => clopperPearson(33, 34, c));
    expect(more.lower).toBeLessThan(less.lower);
    expect(more.upper).toBeGreaterThan(less.upper);
  });

  it('has closed forms at both ends', () => {
    expect(clopperPearson(0, 20).lower).toBe(0);
    expect(clopperPearson(20, 20).upper).toBe(1);
    expect(relative(clopperPearson(0, 20).upper, 1 - 0.025 ** (1 / 20))).toBeLessThan(1e-13);
    expect(relative(clopperPearson(20, 20).lower, 0.025 ** (1 / 20))).toBeLessThan(1e-13);
  });

  it('mirrors when successes and failures change places', () => {
    const [few, many] = [clopperPearson(5, 38), clopperPearson(33, 38)];
    expect(few.lower).toBeCloseTo(1 - many.upper, 13);
    expect(few.upper).toBeCloseTo(1 - many.lower, 13);
  });

  it.each([
    [-1, 10],
    [11, 10],
    [0, 0],
    [1.5, 10],
    [1, NaN],
  ])('refuses %d of %d', (k, n) => {
    expect(() => clopperPearson(k, n)).toThrow(`Not a proportion: ${k} of ${n}.`);
  });

  it.each([0, 1, 95, NaN])('refuses the confidence %s', (value) => {
    expect(() => clopperPearson(1, 10, value)).toThrow(`${value} does not`);
  });
});

describe('wilson', () => {
  const { cases, confidence } = golden('intervals.json');

  it.each(cases)("has scipy's bounds of $k of $n", ({ k, n, wilson: expected }) => {
    const { lower, upper } = wilson(k, n, confidence);
    expect(relative(lower, expected.lower)).toBeLessThan(1e-13);
    expect(relative(upper, expected.upper)).toBeLessThan(1e-13);
  });

  it('holds the proportions that lie within z standard errors of what was seen', () => {
    for (const [k, n, z] of [
      [5, 38, 1.6448536269514722],
      [33, 34, 1.6448536269514722],
    ]) {
      const { lower, upper } = wilson(k, n, 0.9);
      for (const p of [lower, upper]) {
        expect(Math.abs(k / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(z, 12);
      }
    }
  });

  it('mirrors when successes and failures change places, and ends at 0 and 1', () => {
    const [few, many] = [wilson(5, 38), wilson(33, 38)];
    expect(few.lower).toBeCloseTo(1 - many.upper, 14);
    expect(few.upper).toBeCloseTo(1 - many.lower, 14);
    for (let n = 1; n <= 72; n++) {
      expect(wilson(0, n).lower).toBe(0);
      expect(wilson(n, n).upper).toBe(1);
    }
  });

  it('refuses what is no proportion and no confidence', () => {
    expect(() => wilson(11, 10)).toThrow('Not a proportion: 11 of 10.');
    expect(() => wilson(1, 10, 95)).toThrow('95 does not');
  });
});
