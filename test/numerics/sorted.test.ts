import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { countBelow, orderStatistic } from '../../src/numerics/sorted.js';

describe('countBelow', () => {
  it('counts as looking at every value does', () => {
    const draw = random(4);
    const sorted = Float64Array.from({ length: 50 }, () => draw.integer(20)).sort();
    for (let value = -1; value <= 20.5; value += 0.5) {
      expect(countBelow(sorted, value, false)).toBe(sorted.filter((v) => v < value).length);
      expect(countBelow(sorted, value, true)).toBe(sorted.filter((v) => v <= value).length);
    }
    expect(countBelow([], 1, true)).toBe(0);
  });
});

describe('orderStatistic', () => {
  it('is the value at a whole place, and between two lies between their values', () => {
    const sorted = [-1, 0.1, 0.1, 4];
    expect([0, 1, 2, 3].map((at) => orderStatistic(sorted, at))).toEqual(sorted);
    expect(orderStatistic(sorted, 2.25)).toBeCloseTo(0.1 + 3.9 / 4, 14);
    expect(orderStatistic(sorted, 1.7)).toBe(0.1);
  });
});
