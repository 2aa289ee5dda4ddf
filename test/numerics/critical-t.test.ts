import { describe, expect, it } from 'vitest';

import { criticalT } from '../../src/numerics/critical-t.js';
import { golden, relative } from '../golden.js';

describe('criticalT', () => {
  it('is the t of each two-sided p', () => {
    const rows = golden('tails.json').p_values.flatMap(({ t, df, p }) =>
      p !== null && p > 1e-300 && p < 0.9 ? [{ t, df, p }] : [],
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { t, df, p } of rows) expect(relative(criticalT(p, df), t)).toBeLessThan(1e-11);
  });

  it('has a closed form with one degree of freedom', () => {
    for (const alpha of [0.01, 0.05, 0.5]) {
      expect(relative(criticalT(alpha, 1), 1 / Math.tan((Math.PI * alpha) / 2))).toBeLessThan(
        1e-13,
      );
    }
  });

  it.each([
    [0, 5],
    [1, 5],
    [NaN, 5],
    [0.05, 0],
    [0.05, NaN],
  ])('refuses alpha = %d with %d degrees of freedom', (alpha, df) => {
    expect(() => criticalT(alpha, df)).toThrow(`not ${alpha} and ${df}`);
  });
});
