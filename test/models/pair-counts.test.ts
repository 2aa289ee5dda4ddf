import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { pairCounts } from '../../src/models/pair-counts.js';
import {
  type PairCounts,
  plainPairCounts,
  type RowsByClass,
} from '../../src/models/pair-counts-plain.js';
import { random } from '../../src/numerics/random.js';
import { countInstances, withoutKernels } from '../wasm-instances.js';

/** Whole numbers up to `most`, with many ties where that is small. */
function drawnRows(samples: readonly [number, number], columns: number, most: number): RowsByClass {
  const draw = random(columns);
  const rows = (n: number) =>
    Array.from({ length: n }, () =>
      Uint32Array.from({ length: columns }, () => draw.integer(most)),
    );
  return [rows(samples[0]), rows(samples[1])];
}

/** In how many rows a column is below, and above, each of those behind it. */
function plainly(rows: readonly Uint32Array[], first: number, columns: number) {
  const count = (holds: (a: number, b: number) => boolean) =>
    Array.from({ length: columns - first - 1 }, (_, k) => {
      return rows.filter((row) => holds(row[first], row[first + 1 + k])).length;
    });
  return { below: count((a, b) => a < b), above: count((a, b) => a > b) };
}

function expectCounts(counts: PairCounts, rows: RowsByClass, columns: number) {
  const { below, above, count } = counts;
  for (let first = 0; first < columns; first++) {
    count(first);
    const behind = (list: ArrayLike<number>) => Array.from(list).slice(first + 1);
    for (const label of [0, 1] as const) {
      const found = { below: behind(below[label]), above: behind(above[label]) };
      expect(found).toEqual(plainly(rows[label], first, columns));
    }
  }
}

describe.each([
  ['pairCounts', pairCounts],
  ['plainPairCounts', plainPairCounts],
])('%s', (_name, count) => {
  // Columns that fill blocks of 32 or don't, more than a page of memory, ties, and all that 16 bits hold.
  it.each([
    [2, 1, 1, 2],
    [31, 3, 2, 5],
    [32, 1, 4, 65_536],
    [32, 600, 424, 9],
    [65, 300, 10, 3],
    [100, 300, 400, 65_536],
  ])('of %i columns in %i and %i samples are what counting gives', (columns, n0, n1, most) => {
    const rows = drawnRows([n0, n1], columns, most);
    expectCounts(count(rows, columns), rows, columns);
  });
});

describe('pairCounts', () => {
  it('counts in more columns than 16 bits can number', () => {
    const columns = 70_000;
    const rows: RowsByClass = [
      [Uint32Array.from({ length: columns }, (_, j) => j)],
      [Uint32Array.from({ length: columns }, (_, j) => columns - 1 - j)],
    ];
    const { below, above, count } = pairCounts(rows, columns);
    count(1);
    expect([below[0][65_536], above[1][65_536]]).toEqual([1, 1]);
  });

  it('counts in more samples than 16 bits can count', () => {
    const samples = 65_537;
    const rows: RowsByClass = [
      [Uint32Array.of(0, 1)],
      Array.from({ length: samples }, () => Uint32Array.of(1, 0)),
    ];
    const { below, above, count } = pairCounts(rows, 2);
    count(0);
    expect([below[0][1], above[1][1]]).toEqual([1, samples]);
  });

  describe('loaded anew', () => {
    beforeEach(() => void vi.resetModules());
    afterEach(() => void vi.unstubAllGlobals());
    const loaded = () => import('../../src/models/pair-counts.js');
    const rows = drawnRows([4, 7], 100, 9);

    it('counts by WebAssembly', async () => {
      const instances = countInstances();
      const { pairCounts: compiled } = await loaded();
      expectCounts(compiled(rows, 100), rows, 100);
      expect(instances()).toBe(1);
    });

    it.each(withoutKernels)('counts the same where %s', async (_why, webAssembly) => {
      vi.stubGlobal('WebAssembly', webAssembly);
      const { pairCounts: plain } = await loaded();
      expectCounts(plain(rows, 100), rows, 100);
    });
  });
});
