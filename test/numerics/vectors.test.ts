import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { dot, sum, weightedSum } from '../../src/numerics/vectors.js';

describe('vectors', () => {
  it('are summed and multiplied', () => {
    expect(sum(Float64Array.of(1, 2, 3.5))).toBe(6.5);
    expect(sum(new Float64Array(0))).toBe(0);
    expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6))).toBe(32);
  });

  it('are multiplied as far as is asked for: what lies behind in a longer array does not count', () => {
    expect(dot(Float64Array.of(1, 2, NaN), Float64Array.of(4, 5, NaN), 2)).toBe(14);
    expect(dot(Float64Array.of(1, 2, NaN), Float64Array.of(4, 5))).toBe(14);
  });

  it.each([1, 3, 4, 5, 8, 11])('%i rows are added by their weights, in their order', (count) => {
    const draw = random(count);
    const rows = Array.from({ length: count }, () =>
      Float64Array.from({ length: 7 }, () => draw.normal()),
    );
    const weights = Float64Array.from(rows, () => draw.normal());
    const total = new Float64Array(7);
    rows.forEach((row, i) => row.forEach((value, j) => (total[j] += weights[i] * value)));
    expect(weightedSum(rows, weights)).toEqual(total);
  });
});
