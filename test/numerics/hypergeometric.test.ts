import { describe, expect, it } from 'vitest';

import { hypergeometricUpperTail } from '../../src/numerics/hypergeometric.js';
import { golden, relative } from '../golden.js';

describe('hypergeometricUpperTail', () => {
  it.each(golden('hypergeometric.json').cases)(
    "is R's phyper for $k or more of $n drawn, $K of $N marked",
    ({ N, K, n, k, p }) => {
      expect(relative(hypergeometricUpperTail(k, N, K, n), p)).toBeLessThan(1e-12);
    },
  );

  it('keeps its digits where one minus the lower tail is 0', () => {
    // All 20 drawn are among the 50 marked: 50!/30! over 7129!/7109!.
    let p = 1;
    for (let i = 0; i < 20; i++) p *= (50 - i) / (7129 - i);
    expect(p).toBeLessThan(1e-40);
    expect(relative(hypergeometricUpperTail(20, 7129, 50, 20), p)).toBeLessThan(1e-12);
  });

  it('is symmetric in what is drawn and what is marked', () => {
    const p = hypergeometricUpperTail(5, 100, 30, 12);
    expect(relative(hypergeometricUpperTail(5, 100, 12, 30), p)).toBeLessThan(1e-12);
  });

  it('is certain for none or fewer, and where there is no room for fewer', () => {
    expect(hypergeometricUpperTail(0, 7129, 50, 63)).toBe(1);
    expect(hypergeometricUpperTail(-3, 7129, 50, 63)).toBe(1);
    expect(hypergeometricUpperTail(5, 10, 8, 7)).toBe(1);
  });

  it('is impossible beyond what is drawn or marked', () => {
    expect(hypergeometricUpperTail(4, 10, 5, 3)).toBe(0);
    expect(hypergeometricUpperTail(4, 10, 3, 5)).toBe(0);
  });

  it.each([
    [1.5, 10, 5, 3],
    [1, 10, 11, 3],
    [1, 10, 5, 11],
    [1, 10, -1, 3],
    [1, 10, 5, NaN],
  ])('refuses counts that are no draw: %d, %d, %d, %d', (k, total, marked, drawn) => {
    expect(() => hypergeometricUpperTail(k, total, marked, drawn)).toThrow(RangeError);
    expect(() => hypergeometricUpperTail(k, total, marked, drawn)).toThrow(
      `${drawn} drawn, ${marked} marked, ${total} in all`,
    );
  });
});
