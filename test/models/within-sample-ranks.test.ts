import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { rankWithinSamples } from '../../src/models/within-sample-ranks.js';

describe('rankWithinSamples', () => {
  it('has twice the ranks of each sample, ties sharing theirs', () => {
    const X = new Matrix([
      [5, 1, 5],
      [-2, 0, 7],
    ]);
    // 2.5, 1, 2.5 and 1, 2, 3.
    expect(rankWithinSamples(X).map((ranks) => [...ranks])).toEqual([
      [5, 2, 5],
      [2, 4, 6],
    ]);
  });
});
