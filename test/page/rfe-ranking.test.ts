import { describe, expect, it } from 'vitest';

import { recall, rfeRanking } from '../../src/page/rfe-ranking.js';
import { rfeRanking as rank } from '../../src/selection/rfe-ranking.js';
import { drawn } from '../datasets.js';

describe('rfeRanking in a page', () => {
  const { X, y } = drawn(12, 40, 5, { shifted: 4, shift: 2 });
  const options = { step: 0.1, C: 1 };

  it('eliminates anew outside a piece of work', () => {
    expect(rfeRanking(X, y, options)).toEqual(rank(X, y, options));
    expect(rfeRanking(X, y, options)).not.toBe(rfeRanking(X, y, options));
  });

  it('eliminates the same but once in a piece of work, and not when that piece comes again', () => {
    const made = recall();
    const first = rfeRanking(X, y, options);
    expect(first).toEqual(rank(X, y, options));
    expect(rfeRanking(X.clone(), [...y], { ...options })).toBe(first);
    expect(made.size).toBe(1);
    recall();
    expect(rfeRanking(X, y, options)).not.toBe(first);
    const again = recall(made);
    expect(again.size).toBe(0);
    expect(rfeRanking(X, y, options)).toBe(first);
    expect(again).toEqual(made);
  });

  it('eliminates anew where values, labels or options differ', () => {
    const made = recall();
    rfeRanking(X, y, options);
    const other = X.clone().set(3, 7, 9);
    const swapped = y.map((label) => (1 - label) as 0 | 1);
    expect(rfeRanking(other, y, options)).toEqual(rank(other, y, options));
    expect(rfeRanking(X, swapped, options)).toEqual(rank(X, swapped, options));
    expect(rfeRanking(X, y, { step: 1, C: 1 })).toEqual(rank(X, y, { step: 1, C: 1 }));
    expect(rfeRanking(X, y, { step: 0.1, C: 2 })).toEqual(rank(X, y, { step: 0.1, C: 2 }));
    expect(made.size).toBe(5);
  });
});
