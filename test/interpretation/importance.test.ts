import { describe, expect, it } from 'vitest';

import { rankByImportance, shareOfFirst } from '../../src/interpretation/importance.js';

describe('rankByImportance', () => {
  it('puts the most important first', () => {
    expect(rankByImportance(['a', 'b', 'c'], [0.1, 2, 0.5])).toEqual([
      { probe: 'b', rank: 1, importance: 2 },
      { probe: 'c', rank: 2, importance: 0.5 },
      { probe: 'a', rank: 3, importance: 0.1 },
    ]);
  });

  it('gives ties the best rank of the tie and the order they came in', () => {
    const ranked = rankByImportance(['a', 'b', 'c', 'd', 'e'], [1, 3, 3, 0, 0]);
    expect(ranked.map(({ probe }) => probe).join('')).toBe('bcade');
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 1, 3, 4, 4]);
  });

  it('ranks the infinite, such as |t| of a probe with one value per class, first', () => {
    const ranked = rankByImportance(['a', 'b', 'c'], [9, Infinity, Infinity]);
    expect(ranked.map(({ probe, rank }) => `${probe}${rank}`)).toEqual(['b1', 'c1', 'a3']);
  });

  it.each([-1e-9, NaN])('refuses %s and names the probe', (value) => {
    expect(() => rankByImportance(['a', 'b'], [1, value])).toThrow(
      `The importance of probe b is ${value}.`,
    );
  });

  it('makes nothing of nothing', () => {
    expect(rankByImportance([], [])).toEqual([]);
  });
});

describe('shareOfFirst', () => {
  it('is what the first ones carry of all', () => {
    const ranked = rankByImportance(['a', 'b', 'c', 'd'], [1, 4, 0, 3]);
    expect([0, 1, 2, 4, 9].map((k) => shareOfFirst(ranked, k))).toEqual([0, 0.5, 0.875, 1, 1]);
  });

  it('is undefined when nothing is important', () => {
    expect(shareOfFirst(rankByImportance(['a'], [0]), 1)).toBeNaN();
  });
});
