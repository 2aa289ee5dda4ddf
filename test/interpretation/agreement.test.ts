import { describe, expect, it } from 'vitest';

import { countShared, meanShared } from '../../src/interpretation/agreement.js';

describe('countShared', () => {
  it('counts what both lists hold, whichever comes first', () => {
    expect(countShared(['a', 'b', 'c'], ['c', 'x', 'a'])).toBe(2);
    expect(countShared(['c', 'x', 'a'], ['a', 'b', 'c'])).toBe(2);
    expect(countShared([], ['a'])).toBe(0);
  });
});

describe('meanShared', () => {
  it('averages over the other lists', () => {
    const lists = { one: ['a', 'b', 'c'], two: ['a', 'b'], three: ['c'] };
    expect(meanShared(lists)).toEqual({ one: 1.5, two: 1, three: 0.5 });
  });

  it('is undefined for a list that is alone', () => {
    expect(meanShared({ one: ['a'] })).toEqual({ one: NaN });
  });
});
