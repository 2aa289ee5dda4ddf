import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { indicesOfSmallest } from '../../src/numerics/smallest.js';

describe('indicesOfSmallest', () => {
  it('is the beginning of a stable argsort, with many ties', () => {
    const draw = random(2);
    for (const levels of [1, 3, 1000]) {
      const values = Array.from({ length: 200 }, () => draw.integer(levels) - 1);
      const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
      for (const count of [0, 1, 7, 200, 300]) {
        expect(indicesOfSmallest(values, count)).toEqual(order.slice(0, count));
      }
    }
  });

  it('takes infinite values and none at all', () => {
    expect(indicesOfSmallest([Infinity, -Infinity, 0], 2)).toEqual([1, 2]);
    expect(indicesOfSmallest([], 2)).toEqual([]);
  });
});
