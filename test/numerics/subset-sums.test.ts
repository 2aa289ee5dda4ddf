import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { SubsetSums } from '../../src/numerics/subset-sums.js';

describe('SubsetSums', () => {
  it.each([1, 4, 5, 31, 32, 33, 38, 100])('adds up what each subset of %i items holds', (items) => {
    const draw = random(3, items);
    const subsets = Array.from({ length: 50 }, () =>
      Array.from({ length: items }, (_, i) => i).filter(() => draw.uniform() < 0.4),
    );
    subsets.push(
      [],
      Array.from({ length: items }, (_, i) => i),
    );
    const summing = new SubsetSums(items, subsets);
    const sums = new Float64Array(subsets.length).fill(NaN);
    // Whole numbers have no rounding; the second set of values must not see the first.
    for (const factor of [1, 7]) {
      const values = Float64Array.from({ length: items }, (_, i) => factor * ((i * i) % 101) - 40);
      summing.of(values, sums);
      const plain = subsets.map((members) => members.reduce((sum, i) => sum + values[i], 0));
      expect([...sums]).toEqual(plain);
    }
  });
});
