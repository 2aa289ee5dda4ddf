import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { rankWithinSamples } from '../../src/models/within-sample-ranks.js';

describe('rankWithinSamples', () => {
  it('has twice the ranks of each sample, ties sharing theirs, column by column in the order asked', () => {
    const X = new Matrix([
      [5, 1, 5],
      [-2, 0, 7],
    ]);
    // Ranks 2.5, 1, 2.5 and 1, 2, 3; the second sample first.
    expect([...rankWithinSamples(X, [1, 0])]).toEqual([2, 5, 4, 2, 6, 5]);
  });
});
