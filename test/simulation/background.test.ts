import { describe, expect, it } from 'vitest';

import { drawCall, drawIntensity } from '../../src/simulation/background.js';
import type { Background } from '../../src/simulation/simulation-table.js';
import { random } from '../../src/numerics/random.js';

const background: Background = {
  floor: 100,
  ceiling: 16_000,
  belowFloor: [
    [0, -1000],
    [0.25, 0],
    [1, 100],
  ],
  aboveCeiling: [
    [0, 16_000],
    [1, 20_000],
  ],
  calls: [
    { upTo: 100, P: 0, M: 0.2, A: 0.8 },
    { upTo: null, P: 0.5, M: 0, A: 0.5 },
  ],
};
const draws = <T>(draw: () => T) => Array.from({ length: 4000 }, draw);

describe('drawIntensity', () => {
  const rng = random(1);

  it('rounds what lies between floor and ceiling', () => {
    expect(drawIntensity(10, background, rng)).toBe(1024);
    expect(drawIntensity(10.001, background, rng)).toBe(1025);
  });

  it('draws from the background at and below the floor', () => {
    const values = draws(() => drawIntensity(Math.log2(100), background, rng));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1000);
    expect(Math.max(...values)).toBeLessThanOrEqual(100);
    expect(values.every(Number.isInteger)).toBe(true);
    // A quarter lies below 0; its standard error is 0.7 per cent.
    expect(values.filter((value) => value < 0).length / values.length).toBeCloseTo(0.25, 1);
    expect(drawIntensity(-5, background, rng)).toBeLessThanOrEqual(100);
  });

  it('draws from what lies beyond the ceiling', () => {
    const values = draws(() => drawIntensity(14, background, rng));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(16_000);
    expect(Math.max(...values)).toBeLessThanOrEqual(20_000);
    expect(Math.max(...values)).toBeGreaterThan(19_000);
  });
});

describe('drawCall', () => {
  it('follows the frequencies at the intensity', () => {
    const rng = random(2);
    const low = draws(() => drawCall(100, background, rng));
    expect(new Set(low)).toEqual(new Set(['M', 'A']));
    expect(low.filter((call) => call === 'M').length / low.length).toBeCloseTo(0.2, 1);
    expect(new Set(draws(() => drawCall(101, background, rng)))).toEqual(new Set(['P', 'A']));
  });
});
