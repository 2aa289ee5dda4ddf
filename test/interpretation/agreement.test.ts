import { describe, expect, it } from 'vitest';

import { countShared, meanOverlap } from '../../src/interpretation/agreement.js';

describe('countShared', () => {
  it('counts what both lists hold, whichever comes first', () => {
    expect(countShared(['a', 'b', 'c'], ['c', 'x', 'a'])).toBe(2);
    expect(countShared(['c', 'x', 'a'], ['a', 'b', 'c'])).toBe(2);
    expect(countShared([], ['a'])).toBe(0);
  });
});

describe('meanOverlap', () => {
  it('averages the shares of the shorter lists over the others', () => {
    const lists = { one: ['a', 'b', 'c'], two: ['a', 'x'], three: ['c'] };
    expect(meanOverlap(lists)).toEqual({ one: 0.75, two: 0.25, three: 0.5 });
  });

  it('is undefined for a list that is alone, and beside an empty one', () => {
    expect(meanOverlap({ one: ['a'] })).toEqual({ one: NaN });
    expect(meanOverlap({ one: ['a'], none: [] })).toEqual({ one: NaN, none: NaN });
  });
});
