import { describe, expect, it } from 'vitest';

import { kktGap } from '../../src/models/svm-kkt.js';
import { modelData } from '../datasets.js';
import { golden } from '../golden.js';

const fits = golden('svm.json').fits;

describe('kktGap', () => {
  it.each(fits)(
    'is 0 for the exact $kernel solution on $data, C = $C, and large near it',
    (fit) => {
      const { signed_alpha: alpha, decision_train: decision, C } = fit;
      const signs = modelData(fit.data).training.y.map((label) => (label === 1 ? 1 : -1));
      expect(kktGap(decision, alpha, signs, C)).toBeLessThan(1e-10);
      const moved = alpha.map((a, i) => (i === 0 ? a + 0.1 * C : a));
      expect(kktGap(decision, moved, signs, C)).toBeGreaterThan(0.09);
      const shifted = decision.map((f) => f + 0.1);
      expect(kktGap(shifted, alpha, signs, C)).toBeGreaterThan(0.09);
    },
  );

  it('measures each condition', () => {
    const [C, signs] = [2, [1, -1]];
    // Both samples free, margins exactly 1.
    expect(kktGap([1, -1], [1, -1], signs, C)).toBe(0);
    // Free with a margin below and above 1.
    expect(kktGap([0.7, -1], [1, -1], signs, C)).toBeCloseTo(0.3, 12);
    expect(kktGap([1, -1.4], [1, -1], signs, C)).toBeCloseTo(0.4, 12);
    // No support vector: a margin above 1 is right, one below is not.
    expect(kktGap([3, -3], [0, 0], signs, C)).toBe(0);
    expect(kktGap([0.2, -3], [0, 0], signs, C)).toBeCloseTo(0.8, 12);
    // At the bound: a margin below 1 is right, one above is not.
    expect(kktGap([-4, 0.5], [2, -2], signs, C)).toBe(0);
    expect(kktGap([1.6, -1], [2, -2], signs, C)).toBeCloseTo(0.6, 12);
    // Outside the box, below and above, and out of balance, in shares of C.
    expect(kktGap([1, -1], [-0.5, 0.5], signs, C)).toBeCloseTo(0.25, 12);
    expect(kktGap([0, 0], [3, -3], signs, C)).toBeCloseTo(0.5, 12);
    expect(kktGap([1, -1], [1, -1.2], signs, C)).toBeCloseTo(0.1, 12);
  });

  it('sees a violation of the box however small C is', () => {
    for (const C of [1e-3, 1, 1000]) {
      expect(kktGap([0, 0], [1.5 * C, -1.5 * C], [1, -1], C)).toBeCloseTo(0.5, 9);
    }
  });

  it('is NaN, which no tolerance passes, when a decision value is', () => {
    expect(kktGap([NaN, -1], [1, -1], [1, -1], 2)).toBeNaN();
  });

  it('measures each sample by its own bound', () => {
    // Both at their bounds of 1 and 3, with the short margins that are right there.
    expect(kktGap([0.5, 0.2, -0.5], [1, 2, -3], [1, 1, -1], [1, 2, 3])).toBe(0);
    expect(kktGap([0.5, 0.2, -0.5], [2, 1, -3], [1, 1, -1], [1, 2, 3])).toBeCloseTo(1, 12);
  });
});
