import { describe, expect, it } from 'vitest';

import { random } from '../../src/numerics/random.js';
import { maxT } from '../../src/selection/max-t.js';
import { tTests } from '../../src/selection/t-test.js';
import { adjust } from '../../src/selection/multiple-testing.js';
import { drawn, modelData, rawSmall, reordered, trainingOf } from '../datasets.js';
import { golden } from '../golden.js';

describe('maxT', () => {
  const data = { small: rawSmall().training, separable: modelData('separable').training };

  it.each(['small', 'separable'] as const)("is multtest's on %s, within chance", async (name) => {
    const { X, y } = data[name];
    const { [name]: wanted, permutations: theirs } = golden('selection.json');
    const permutations = 5000;
    const p = await maxT(X, y, { permutations, seed: 1 });
    p.forEach((value, j) => {
      const q = wanted.max_t[j];
      // Both are shares of random labellings; 4.5 standard errors leave 1 false alarm in some 600 such runs.
      const error = Math.sqrt(q * (1 - q) * (1 / permutations + 1 / theirs));
      expect(Math.abs(value - q)).toBeLessThan(4.5 * error + 2 / permutations);
    });
  });

  it.each([
    [16, 12],
    [21, 5],
  ])('counts as one does who tests every labelling anew: %i × %i', async (n, p) => {
    const { X, y } = drawn(n, p, 6, { shifted: 3, shift: 1 });
    const permutations = 150;
    const squares = (labels: typeof y) => tTests(X, labels).t.map((t) => t * t);
    const observed = squares(y);
    const order = observed.map((_, j) => j).sort((a, b) => observed[b] - observed[a]);
    const exceeded = order.map(() => 1);
    for (let r = 0; r < permutations; r++) {
      const drawnSquares = squares(random(5, r).shuffle(y));
      order.forEach((j, k) => {
        const largest = Math.max(...order.slice(k).map((other) => drawnSquares[other]));
        if (largest >= observed[j] * (1 - 1e-9)) exceeded[k]++;
      });
    }
    const expected = new Array<number>(p);
    order.forEach((j, k) => {
      expected[j] = Math.max(...exceeded.slice(0, k + 1)) / (permutations + 1);
    });
    expect(await maxT(X, y, { permutations, seed: 5 })).toEqual(expected);
  });

  it('is exact where every labelling can be met: 2 of 4 samples', async () => {
    // |t| is largest for {1, 2} against {3, 4} and the reverse: 2 of 6 labellings.
    const { X, y } = trainingOf([[1], [2], [10], [11.5]], [0, 0, 1, 1]);
    const [p] = await maxT(X, y, { permutations: 20_000, seed: 3 });
    expect(p).toBeGreaterThan(1 / 3 - 0.015);
    expect(p).toBeLessThan(1 / 3 + 0.015);
  });

  it('never finds more than the permuted raw test, nor a p below what the permutations allow', async () => {
    const { X, y } = drawn(20, 60, 4, { shifted: 3, shift: 4 });
    const p = await maxT(X, y, { permutations: 200, seed: 1 });
    expect(Math.min(...p)).toBeGreaterThanOrEqual(1 / 201);
    const byT = tTests(X, y).t.map((t, j) => ({ t: Math.abs(t), p: p[j] }));
    byT.sort((a, b) => b.t - a.t);
    byT.forEach((row, k) => expect(row.p).toBeGreaterThanOrEqual(byT[Math.max(0, k - 1)].p));
  });

  it('finds more than Bonferroni where probes move together', async () => {
    // Forty copies of one probe are one test, not forty.
    const one = drawn(16, 1, 8, { shifted: 1, shift: 1.6 });
    const copies = trainingOf(
      one.X.to2DArray().map(([value]) => new Array<number>(40).fill(value)),
      one.y,
    );
    const p = await maxT(copies.X, copies.y, { permutations: 2000, seed: 1 });
    const bonferroni = adjust(tTests(copies.X, copies.y).p, 'bonferroni');
    expect(p[0]).toBeLessThan(bonferroni[0] / 5);
  });

  it('draws replicate r by the seed and r alone, whatever the order of probes', async () => {
    const { small } = data;
    const columns = small.probes.map((_, j) => small.probes.length - 1 - j);
    const other = reordered(small, { columns });
    const options = { permutations: 100, seed: 7 };
    const forwards = await maxT(small.X, small.y, options);
    expect([...(await maxT(other.X, other.y, options))].reverse()).toEqual(forwards);
    expect(await maxT(small.X, small.y, { ...options, seed: 8 })).not.toEqual(forwards);
  });

  it('tells of its progress several times where there is much to do', async () => {
    const told: number[] = [];
    const { X, y } = drawn(12, 300, 4);
    const onProgress = (done: number) => told.push(done);
    await maxT(X, y, { permutations: 20_000, seed: 1, onProgress });
    expect(told).toEqual([6667, 13_333, 20_000]);
  });

  it('leaves a constant column out, with p = 1, and tells of its progress', async () => {
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    const p = await maxT(data.small.X, data.small.y, { permutations: 120, seed: 1, onProgress });
    expect(p[7]).toBe(1);
    expect(told).toEqual([120]);
  });

  it.each([0, 1.5, NaN])('refuses %s permutations', async (permutations) => {
    const { X, y } = data.small;
    await expect(maxT(X, y, { permutations, seed: 1 })).rejects.toThrow('positive whole number');
  });
});
