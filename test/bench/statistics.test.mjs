import { describe, expect, it } from 'vitest';

import { logSlope, median } from './statistics.mjs';

describe('median', () => {
  it('is the middle, or half way between the middle two, in any order', () => {
    expect(median([3, 1, 10])).toBe(3);
    expect(median([10, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('leaves its input as it was', () => {
    const values = [2, 1];
    median(values);
    expect(values).toEqual([2, 1]);
  });
});

describe('logSlope', () => {
  it('is the power of a power law', () => {
    const x = [1, 10, 100, 1000];
    expect(
      logSlope(
        x,
        x.map((value) => 7 * value ** 1.5),
      ),
    ).toBeCloseTo(1.5, 12);
  });
});
