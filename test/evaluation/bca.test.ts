import { describe, expect, it } from 'vitest';

import { bcaLevels } from '../../src/evaluation/bca.js';
import { normalCdf } from '../../src/numerics/normal.js';

/** Influences without skewness. */
const even = [[-1, 1]];

describe('bcaLevels', () => {
  it('are those of the percentile method without bias and skewness; what equals the estimate counts half', () => {
    const levels = bcaLevels(0, [-1, 0, 1], even, 0.95)!;
    const expected = [0.025, 0.975];
    levels.forEach((level, k) => expect(level).toBeCloseTo(expected[k], 12));
  });

  it('take for equal what differs by the order of summing, however large it is', () => {
    const exact = bcaLevels(100, [98, 99, 100, 101], even, 0.9);
    expect(bcaLevels(100, [98, 99, 100 - 5e-11, 101], even, 0.9)).toEqual(exact);
    expect(bcaLevels(100, [98, 99, 100 - 1e-8, 101], even, 0.9)).not.toEqual(exact);
  });

  it('move by twice the bias where there is no skewness', () => {
    // Three quarters lie below: the bias is the third quartile of the normal distribution.
    const bias = 0.6744897501960817;
    const levels = bcaLevels(0, [-3, -2, -1, 1], even, 0.95)!;
    const z = 1.959963984540054;
    expect(levels[0]).toBeCloseTo(normalCdf(2 * bias - z), 12);
    expect(levels[1]).toBeCloseTo(normalCdf(2 * bias + z), 12);
  });

  it('have no value where the skewness is so strong that a level would run past the end', () => {
    const replicates = Array.from({ length: 1000 }, (_, r) => (r === 0 ? 1 : -1));
    const spike = Array.from({ length: 100 }, (_, i) => (i === 0 ? -1 : 0));
    expect(bcaLevels(0, replicates, [spike], 0.9999)).toBeUndefined();
    expect(bcaLevels(0, replicates, [spike], 0.9)).toBeDefined();
  });

  it('have no value where all replicates lie on one side, or no member moves the statistic', () => {
    expect(bcaLevels(0, [1, 2], even, 0.95)).toBeUndefined();
    expect(bcaLevels(0, [-1, 0, 1], [[2, 2, 2]], 0.95)).toBeUndefined();
  });
});
