import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import {
  kuncheva,
  nogueira,
  selectionFrequencies,
  sharedByPairs,
} from '../../src/selection/stability.js';
import { absolute, golden, type StabilityGolden } from '../golden.js';

const { cases, confidence } = golden('stability.json');
const named = ({ lists }: StabilityGolden) => lists.map((list) => list.map((f) => `g${f}`));

/** Lists of k drawn at random among d. */
function drawnLists(count: number, k: number, d: number): string[][] {
  const draw = random(count, k, d);
  const all = Array.from({ length: d }, (_, f) => `g${f}`);
  return Array.from({ length: count }, () => draw.shuffle(all).slice(0, k));
}

describe('nogueira', () => {
  it.each(cases)('has the estimate, variance and interval of lists $name', (wanted) => {
    const found = nogueira(named(wanted), wanted.candidates, confidence);
    expect(absolute(found.stability, wanted.nogueira)).toBeLessThan(1e-14);
    expect(absolute(found.variance, wanted.variance)).toBeLessThan(1e-14);
    expect(absolute(found.lower, wanted.lower)).toBeLessThan(1e-13);
    expect(absolute(found.upper, wanted.upper)).toBeLessThan(1e-13);
  });

  it('is 1 without any doubt when all lists are the same, in whatever order', () => {
    const same = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'b'],
    ];
    const { stability, variance, lower, upper } = nogueira(same, 50);
    expect(stability).toBe(1);
    expect(variance).toBeLessThan(1e-30);
    expect([lower, upper].map((bound) => Math.round(bound * 1e12) / 1e12)).toEqual([1, 1]);
  });

  it('is as small as can be for two lists that share nothing: 1 - 2 d s² … by hand', () => {
    // d = 4, two lists of 2 apart: every frequency is 1/2, s² = 2 × 1/4, chance 1/4: 1 - (1/2) / (1/4) = -1.
    expect(
      nogueira(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        4,
      ).stability,
    ).toBeCloseTo(-1, 15);
  });

  it('is about 0 for lists drawn at random, which the interval mostly holds', () => {
    let held = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { stability, lower, upper } = nogueira(drawnLists(100, 20, 500 + seed), 500 + seed);
      expect(Math.abs(stability)).toBeLessThan(0.01);
      if (lower <= 0 && upper >= 0) held++;
    }
    expect(held).toBeGreaterThanOrEqual(32);
  });

  it('is wider for more confidence, 95% unless asked otherwise', () => {
    const lists = named(cases[1]);
    const width = (c?: number) => {
      const { lower, upper } = nogueira(lists, 200, c);
      return upper - lower;
    };
    expect(width()).toBe(width(0.95));
    expect(width(0.99)).toBeGreaterThan(width());
  });

  it('is undefined where lists hold nothing, or everything', () => {
    const undefined_ = { stability: NaN, variance: NaN, lower: NaN, upper: NaN };
    expect(nogueira([[], []], 3)).toEqual(undefined_);
    expect(nogueira([['a'], ['a']], 1)).toEqual(undefined_);
  });

  it('refuses a single list, and fewer candidates than probes', () => {
    expect(() => nogueira([['a']], 3)).toThrow('stability needs two lists at least, and here is 1');
    expect(() => nogueira([['a'], ['b']], 1)).toThrow('here at least 2, not 1');
  });
});

describe('kuncheva', () => {
  it.each(cases)('is the mean over pairs of lists $name', (wanted) => {
    const found = kuncheva(named(wanted), wanted.candidates);
    if (wanted.kuncheva === null) expect(found).toBeNaN();
    else expect(absolute(found, wanted.kuncheva)).toBeLessThan(1e-14);
  });

  it('is 1 for equal lists, and by hand for others', () => {
    expect(
      kuncheva(
        [
          ['a', 'b'],
          ['b', 'a'],
        ],
        9,
      ),
    ).toBe(1);
    // k = 2 of d = 8, one shared: (1 - 4/8) / (2 - 4/8).
    expect(
      kuncheva(
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
        8,
      ),
    ).toBeCloseTo(1 / 3, 15);
  });

  it("is Nogueira's measure where all lists have one length", () => {
    const lists = drawnLists(9, 7, 30);
    expect(kuncheva(lists, 30)).toBeCloseTo(nogueira(lists, 30).stability, 13);
  });

  it('is undefined for lists that are empty or hold everything', () => {
    expect(kuncheva([[], []], 3)).toBeNaN();
    expect(kuncheva([['a'], ['a']], 1)).toBeNaN();
  });
});

describe('sharedByPairs', () => {
  it('averages over all pairs', () => {
    // 1, 2 and 0 shared.
    expect(
      sharedByPairs([
        ['a', 'b'],
        ['b', 'c', 'd'],
        ['c', 'd'],
      ]),
    ).toBe(1);
  });
});

describe('selectionFrequencies', () => {
  it('is the share of lists, highest first, equal ones as first met', () => {
    const frequencies = selectionFrequencies([['x', 'a'], ['b', 'a'], ['a', 'b'], []]);
    expect([...frequencies]).toEqual([
      ['a', 0.75],
      ['b', 0.5],
      ['x', 0.25],
    ]);
  });
});
