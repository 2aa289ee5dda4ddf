import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { scatterByBrightness } from '../../src/preprocessing/scatter-by-brightness.js';

/** Four samples at -1, 0, 0 and 1 around the mean of each probe. */
const around = (means: readonly number[]) =>
  new Matrix([-1, 0, 0, 1].map((step) => means.map((mean) => mean + step)));

describe('scatterByBrightness', () => {
  it('of errors that multiply is even after the logarithm, and grows with the mean before', () => {
    const { before, after } = scatterByBrightness(
      around(Array.from({ length: 80 }, (_, j) => j / 10)),
    );
    expect(after.means).toHaveLength(40);
    expect(after.means[0]).toBeCloseTo(0.05, 12);
    for (const quartile of [after.lower, after.medians, after.upper]) {
      for (const value of quartile) expect(value).toBeCloseTo(Math.sqrt(2 / 3), 12);
    }
    expect(after.spread).toBeCloseTo(1, 12);
    // The bins above the dimmest 14 of 40: their means lie 25 bins of two probes, 5 doublings, apart.
    expect(before.spread).toBeCloseTo(2 ** 5, 9);
    expect(before.medians).toEqual([...before.medians].sort((a, b) => a - b));
  });

  it('takes probes in the order of their means, and none that is constant', () => {
    const X = around([3, 1, 2]).addColumn(3, [5, 5, 5, 5]);
    const { after } = scatterByBrightness(X);
    expect(after.means).toEqual([1, 2, 3]);
  });
});
