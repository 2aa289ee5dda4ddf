import { describe, expect, it } from 'vitest';

import { adjust } from '../../src/selection/multiple-testing.js';
import { random } from '../../src/numerics/random.js';
import { golden, largest, relative } from '../golden.js';

const CORRECTIONS = ['bonferroni', 'holm', 'benjamini-hochberg'] as const;

describe('adjust', () => {
  const reference = golden('adjust.json');

  it("is R's p.adjust: benjamini-yekutieli", () => {
    // R sums 1/i in another order.
    const adjusted = adjust(reference.p, 'benjamini-yekutieli');
    expect(
      largest(relative, adjusted, golden('selection.json')['benjamini-yekutieli']),
    ).toBeLessThan(1e-14);
  });

  it.each(CORRECTIONS)("is R's p.adjust to the last digit: %s", (correction) => {
    expect(adjust(reference.p, correction)).toEqual(reference[correction]);
  });

  it.each(CORRECTIONS)('does not depend on the order: %s', (correction) => {
    const order = random(1).shuffle(reference.p.map((_, j) => j));
    const shuffled = adjust(
      order.map((j) => reference.p[j]),
      correction,
    );
    expect(shuffled).toEqual(order.map((j) => reference[correction][j]));
  });

  it('makes Holm no larger than Bonferroni and Benjamini-Hochberg no larger than Holm', () => {
    const draw = random(2);
    const p = Array.from({ length: 500 }, () => draw.uniform() ** 3);
    const [bonferroni, holm, bh] = CORRECTIONS.map((correction) => adjust(p, correction));
    p.forEach((value, j) => {
      expect(bh[j]).toBeGreaterThanOrEqual(value);
      expect(holm[j]).toBeGreaterThanOrEqual(bh[j]);
      expect(bonferroni[j]).toBeGreaterThanOrEqual(holm[j]);
    });
    expect(Math.max(...bonferroni)).toBe(1);
  });

  it('keeps a p of 1 at 1 and lets the smallest double stay positive', () => {
    for (const correction of CORRECTIONS) {
      const [smallest, one] = adjust([Number.MIN_VALUE, 1], correction);
      expect(smallest).toBeGreaterThan(0);
      expect(one).toBe(1);
      expect(adjust([], correction)).toEqual([]);
    }
  });

  it.each([NaN, -0.1, 1.1])('refuses the p-value %s and says where it stands', (value) => {
    for (const correction of CORRECTIONS) {
      expect(() => adjust([0.5, value], correction)).toThrow(`p-value 2 is ${value}.`);
    }
  });

  it.each(CORRECTIONS)('takes the bounds 0 and 1 themselves: %s', (correction) => {
    expect(adjust([0, 1], correction)).toEqual([0, 1]);
  });
});
