import { describe, expect, it } from 'vitest';

import { beforeClipping } from '../../src/simulation/clipped-normal.js';

/** Mean and standard deviation of max(0, N(mean, sd)), by the midpoint rule over the density. */
function clipped({ mean, sd }: { mean: number; sd: number }) {
  let first = 0;
  let second = 0;
  const steps = 200_000;
  const width = (mean + 12 * sd) / steps;
  for (let i = 0; i < steps; i++) {
    const x = (i + 0.5) * width;
    const density = Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
    first += x * density * width;
    second += x * x * density * width;
  }
  return { mean: first, sd: Math.sqrt(second - first ** 2) };
}

describe('beforeClipping', () => {
  it.each([
    [0.05, 0.4],
    [0.3, 0.6],
    [1, 1],
    [2, 0.5],
  ])('gives the normal whose clipped mean is %f and deviation %f', (mean, sd) => {
    const found = clipped(beforeClipping(mean, sd));
    expect(Math.abs(found.mean / mean - 1)).toBeLessThan(1e-4);
    expect(Math.abs(found.sd / sd - 1)).toBeLessThan(1e-4);
  });

  it('leaves alone what clipping does not reach', () => {
    expect(beforeClipping(5, 0.5)).toEqual({ mean: 5, sd: 0.5 });
  });

  it('goes no further than three deviations below the clip', () => {
    const { mean, sd } = beforeClipping(1e-4, 1);
    expect(mean / sd).toBeCloseTo(-3, 9);
    expect(Number.isFinite(sd)).toBe(true);
  });
});
