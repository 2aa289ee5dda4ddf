import { describe, expect, it } from 'vitest';

import { smallestP } from '../../src/selection/smallest-p.js';
import { tTests, type TTestVariant } from '../../src/selection/t-test.js';
import { drawn } from '../datasets.js';

describe('smallestP', () => {
  const variants: TTestVariant[] = ['welch', 'pooled'];

  it.each(variants)('is the beginning of a stable argsort of all p-values: %s', (variant) => {
    for (let seed = 0; seed < 20; seed++) {
      const { X, y } = drawn(12 + seed, 400, seed, { shifted: 10 * seed, shift: 1.5 });
      // Very unequal variances: the degrees of freedom of Welch's test differ much from column to column.
      for (let i = 0; i < y.length; i++) {
        if (y[i] === 1) for (let j = 0; j < 400; j += 3) X.set(i, j, 40 * X.get(i, j));
        X.set(i, 5, 7);
        X.set(i, 9, y[i]);
        X.set(i, 11, X.get(i, 12));
      }
      const { t, df, p } = tTests(X, y, variant);
      const order = p.map((_, j) => j).sort((a, b) => p[a] - p[b] || a - b);
      for (const count of [1, 2, 50, 399, 400]) {
        const tests = { t: Float64Array.from(t), dfOf: (j: number) => df[j] };
        expect(smallestP(tests, y.length - 2, count)).toEqual(order.slice(0, count));
      }
    }
  });
});
