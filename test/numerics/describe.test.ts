import { describe, expect, it } from 'vitest';

import {
  correlation,
  mean,
  median,
  quantiles,
  standardDeviation,
} from '../../src/numerics/describe.js';
import { largest, relative } from '../golden.js';

describe('quantiles', () => {
  it('interpolate between order statistics as type 7 of R does', () => {
    // quantile(c(10, 1, 3, 2, 4), c(0, 0.1, 0.25, 0.5, 0.9, 1))
    const ours = quantiles([10, 1, 3, 2, 4], [0, 0.1, 0.25, 0.5, 0.9, 1]);
    expect(largest(relative, ours, [1, 1.4, 2, 3, 7.6, 10])).toBeLessThan(1e-15);
  });

  it('come in the order asked for and leave the values as they are', () => {
    const values = [3, 1, 2];
    expect(quantiles(values, [1, 0])).toEqual([3, 1]);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of equal values are that value to the last digit', () => {
    // What is strictly above a quantile must not depend on rounding.
    for (let k = 1; k <= 200; k++) {
      const value = k / 7;
      const probabilities = [0.1, 0.25, 0.3, 0.7, 0.9];
      const ours = quantiles(new Array<number>(50).fill(value), probabilities);
      expect(ours).toEqual(probabilities.map(() => value));
    }
  });

  it('leave NaN and infinities out', () => {
    expect(quantiles([NaN, 1, Infinity, 2, -Infinity], [0, 0.5, 1])).toEqual([1, 1.5, 2]);
    expect(quantiles(Float64Array.of(NaN, 5), [0.1, 0.9])).toEqual([5, 5]);
  });

  it('of nothing are NaN', () => {
    expect(quantiles([], [0.5])).toEqual([NaN]);
    expect(quantiles([NaN, Infinity], [0.1, 0.9])).toEqual([NaN, NaN]);
  });
});

describe('median', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
  });

  it('leaves missing values out and is NaN when all are missing', () => {
    expect(median([NaN, 4, NaN, 2])).toBe(3);
    expect(median([NaN])).toBeNaN();
  });
});

describe('mean', () => {
  it('is the sum over the number', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });

  it('is NaN for no values and when any is NaN', () => {
    expect(mean([])).toBeNaN();
    expect(mean([1, NaN])).toBeNaN();
  });
});

describe('standardDeviation', () => {
  it('has the divisor n - 1', () => {
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('keeps its digits far from zero', () => {
    expect(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });

  it('is NaN for fewer than two values', () => {
    expect(standardDeviation([])).toBeNaN();
    expect(standardDeviation([3])).toBeNaN();
  });
});

describe('correlation', () => {
  it('is 1 or -1 along a line and 0 for orthogonal series', () => {
    expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 14);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 14);
    expect(correlation([-1, 0, 1], [1, -2, 1])).toBeCloseTo(0, 14);
  });

  it("agrees with the first two series of Anscombe's quartet", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    // cor(anscombe$x1, anscombe$y1)
    expect(correlation(x, y)).toBeCloseTo(0.81642051634484, 13);
  });

  it('is NaN when a series is constant, rounding or not', () => {
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNaN();
    // The computed mean of three times 0.1 is not 0.1, so that the computed deviation is not 0.
    expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(correlation([1, 2, 3], [0.1, 0.1, 0.1])).toBeNaN();
  });

  it('refuses series of unequal length', () => {
    expect(() => correlation([1, 2, 3], [1, 2])).toThrow('3 first values and 2 second values');
    expect(() => correlation([1, 2], [1, 2, 3])).toThrow(RangeError);
  });
});

describe('standardDeviation of two values', () => {
  it('is their distance over √2', () => {
    expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 15);
  });
});
