import { describe, expect, it } from 'vitest';

import { requireCount, requireSameLength } from '../../src/numerics/require.js';

describe('requireSameLength', () => {
  it('says how many there are of each, whichever is another', () => {
    const needs = 'It needs one of each for every sample; here are';
    for (const [labels, calls, scores] of [
      [1, 2, 2],
      [2, 1, 2],
      [2, 2, 1],
    ]) {
      expect(() => requireSameLength('It', { labels, calls, scores })).toThrow(
        new RangeError(`${needs} ${labels} labels, ${calls} calls and ${scores} scores.`),
      );
    }
  });

  it('lets pass what is equally long, of nothing too', () => {
    expect(() => requireSameLength('It', { labels: 2, calls: 2, scores: 2 })).not.toThrow();
    expect(() => requireSameLength('It', { labels: 0, calls: 0 })).not.toThrow();
  });
});

describe('requireCount', () => {
  it.each([0, -1, 1.5, NaN, Infinity])('refuses %d', (count) => {
    expect(() => requireCount('it: folds', count)).toThrow(
      new RangeError(`it: folds must be a positive whole number, not ${count}.`),
    );
  });

  it('lets pass 1 and more', () => {
    expect(() => requireCount('it', 1)).not.toThrow();
    expect(() => requireCount('it', 999)).not.toThrow();
  });
});
