import { describe, expect, it } from 'vitest';

import { correlation, mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe('a seeded generator', () => {
  it('draws the same sequence for the same seed and stream', () => {
    const draw = (generator = random(72, 3)) => [
      ...take(5, () => generator.uniform()),
      ...take(5, () => generator.normal()),
      ...take(5, () => generator.integer(1000)),
      ...generator.shuffle([1, 2, 3, 4, 5, 6, 7, 8]),
    ];
    expect(draw()).toEqual(draw());
  });

  it('keeps its sequence from one version of the project to the next', () => {
    const generator = random(1999, 4, 2);
    expect(take(3, () => generator.uniform())).toEqual([
      0.9419006243383996, 0.10495426117359585, 0.05531915992331826,
    ]);
    expect(random(1999).shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([5, 7, 4, 8, 2, 6, 1, 3]);
  });

  it('draws other numbers for other seeds, streams, and streams in another order', () => {
    const firsts = [[0], [1], [-1], [2 ** 40], [1, 0], [0, 1], [1, 2], [2, 1], [1, 2, 0]].map(
      ([seed, ...stream]) => random(seed, ...stream).uniform(),
    );
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('keeps streams of one seed independent of each other', () => {
    const [one, other] = [random(5, 0), random(5, 1)];
    const n = 20_000;
    const within = correlation(
      take(n, () => one.uniform()),
      take(n, () => other.uniform()),
    );
    expect(Math.abs(within)).toBeLessThan(4 / Math.sqrt(n));
    // The first draws of neighbouring streams, of which a cross-validation uses many.
    const firsts = Array.from({ length: n }, (_, stream) => random(5, stream).uniform());
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(
      4 / Math.sqrt(n),
    );
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses %s for a seed and for a stream', (part) => {
    expect(() => random(part)).toThrow(`A seed must be an integer, not ${part}.`);
    expect(() => random(1, part)).toThrow(RangeError);
  });
});

describe('uniform', () => {
  it('fills [0, 1) evenly', () => {
    const generator = random(1);
    const n = 100_000;
    const values = take(n, () => generator.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const bins = new Array<number>(20).fill(0);
    for (const value of values) bins[Math.floor(value * 20)]++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0);
    // 99.99% quantile of chi-square with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(50.8);
  });
});

describe('normal', () => {
  it('has the first four moments and the tails of a standard normal deviate', () => {
    const generator = random(2);
    const n = 100_000;
    const values = take(n, () => generator.normal());
    const moments: [(z: number) => number, number, number][] = [
      [(z) => z, 0, 1],
      [(z) => z ** 2, 1, 2],
      [(z) => z ** 3, 0, 15],
      [(z) => z ** 4, 3, 96],
      [(z) => (Math.abs(z) > 1.959964 ? 1 : 0), 0.05, 0.0475],
    ];
    for (const [f, expected, variance] of moments) {
      const difference = Math.abs(mean(values.map(f)) - expected);
      expect(difference).toBeLessThan(4 * Math.sqrt(variance / n));
    }
  });

  it('draws pairs whose members are independent', () => {
    const generator = random(3);
    const n = 20_000;
    const pairs = Array.from({ length: n }, () => [generator.normal(), generator.normal()]);
    const r = correlation(
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
    );
    expect(Math.abs(r)).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe('integer', () => {
  it('draws every value below n equally often, and no other', () => {
    const generator = random(4);
    const counts = new Map<number, number>();
    for (let k = 0; k < 7000; k++) {
      const value = generator.integer(7);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) {
      expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000));
    }
  });

  it.each([0, -1, 1.5, NaN])('refuses to draw below %s', (n) => {
    expect(() => random(1).integer(n)).toThrow(RangeError);
  });
});

describe('shuffle', () => {
  it('returns a permutation and leaves its input as it is', () => {
    const items = Array.from({ length: 100 }, (_, i) => i);
    const shuffled = random(5).shuffle(items);
    expect(items).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('makes every permutation equally often', () => {
    const generator = random(6);
    const counts = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const word = generator.shuffle(['a', 'b', 'c']).join('');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) {
      expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000));
    }
  });

  it('leaves nothing and one thing as they are', () => {
    expect(random(7).shuffle([])).toEqual([]);
    expect(random(7).shuffle(['a'])).toEqual(['a']);
  });
});

describe('random, drawn by a seed', () => {
  it('tells seeds apart that are equal in their lower 32 bits', () => {
    expect(random(1).uniform()).not.toBe(random(1 + 2 ** 32).uniform());
  });

  it('makes two normal numbers of two uniform ones', () => {
    const [normal, uniform] = [random(4), random(4)];
    normal.normal();
    normal.normal();
    uniform.uniform();
    uniform.uniform();
    expect(normal.uniform()).toBe(uniform.uniform());
  });

  it('draws 0 as the only integer below 1', () => {
    expect(random(1).integer(1)).toBe(0);
  });
});
