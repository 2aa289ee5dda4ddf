import { describe, expect, it } from 'vitest';

import { complementaryHalves } from '../../src/evaluation/resamples.js';
import { resampledLists } from '../../src/evaluation/resampled-lists.js';
import { pathFilter } from '../../src/selection/path-filter.js';
import {
  falseSelectionBound,
  stabilitySelection,
} from '../../src/selection/stability-selection.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

const methods = { 't-test': [tTestFilter({ top: 8 })], lasso: [pathFilter({ keep: 8 })] };

describe('stabilitySelection', () => {
  it.each(['t-test', 'lasso'] as const)(
    'recovers a planted signal and nothing else: %s',
    async (name) => {
      const planted = drawn(60, 300, 4, { shifted: 5, shift: 2.5 });
      const halves = complementaryHalves(planted.y, { pairs: 25, seed: 1 });
      const lists = (await resampledLists(methods, planted, halves))[name];
      const { stable, q, expectedFalse } = stabilitySelection(lists, {
        threshold: 0.75,
        candidates: 300,
      });
      expect(stable.map(({ probe }) => probe).sort()).toEqual(['g0', 'g1', 'g2', 'g3', 'g4']);
      expect(q).toBe(8);
      expect(expectedFalse).toBeCloseTo(64 / (0.5 * 300), 14);
    },
  );

  it('keeps within its bound on pure noise, over many data sets', async () => {
    let found = 0;
    for (let seed = 0; seed < 20; seed++) {
      const noise = drawn(40, 100, 50 + seed);
      const halves = complementaryHalves(noise.y, { pairs: 20, seed });
      const lists = (await resampledLists({ t: [tTestFilter({ top: 8 })] }, noise, halves)).t;
      found += stabilitySelection(lists, { threshold: 0.7, candidates: 100 }).stable.length;
    }
    // 64 / (0.4 × 100) = 1.6 expected at most in each.
    expect(found / 20).toBeLessThan(1.6);
  });

  it('counts a share of exactly the threshold, and sorts by it', () => {
    const lists = Array.from({ length: 50 }, (_, k) => [
      ...(k < 45 ? ['b'] : []),
      'a',
      ...(k < 44 ? ['c'] : []),
    ]);
    expect(stabilitySelection(lists, { threshold: 0.9, candidates: 10 }).stable).toEqual([
      { probe: 'a', probability: 1 },
      { probe: 'b', probability: 0.9 },
    ]);
  });

  it('refuses to select from nothing', () => {
    expect(() => stabilitySelection([], { threshold: 0.9, candidates: 3 })).toThrow(
      'there is no list',
    );
  });
});

describe('falseSelectionBound', () => {
  it('is q² / ((2π - 1) p)', () => {
    expect(falseSelectionBound({ q: 10, threshold: 0.75, candidates: 1000 })).toBe(0.2);
    expect(falseSelectionBound({ q: 50, threshold: 1, candidates: 5000 })).toBe(0.5);
  });

  it.each([0.5, 1.01, NaN])('refuses the threshold %s', (threshold) => {
    expect(() => falseSelectionBound({ q: 1, threshold, candidates: 9 })).toThrow(
      `threshold must be above 0.5 and at most 1, not ${threshold}`,
    );
  });

  it('refuses fewer candidates than a list holds', () => {
    expect(falseSelectionBound({ q: 10, threshold: 1, candidates: 10 })).toBe(10);
    expect(() => falseSelectionBound({ q: 10, threshold: 0.9, candidates: 9 })).toThrow(
      'at least 10, not 9',
    );
  });
});
