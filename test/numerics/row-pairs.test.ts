import { afterEach, describe, expect, it, vi } from 'vitest';

import { productsOfRows, squaredDistances } from '../../src/numerics/row-pairs.js';
import { rowsOf } from '../../src/numerics/rows.js';
import { drawn } from '../datasets.js';
import { countInstances, withoutKernels } from '../wasm-instances.js';

type Term = (a: number, b: number) => number;

/** What the kernel computes, written down plainly: each sum goes by the columns in order. */
function plainly(A: readonly Float64Array[], B: readonly Float64Array[], term: Term): Float64Array {
  const sums = A.flatMap((a) =>
    B.map((b) => a.reduce((sum, value, j) => sum + term(value, b[j]), 0)),
  );
  return Float64Array.from(sums);
}

const rows = (m: number, columns: number, seed: number) => rowsOf(drawn(m, columns, seed).X);

describe.each([
  ['productsOfRows', productsOfRows, (a: number, b: number) => a * b],
  ['squaredDistances', squaredDistances, (a: number, b: number) => (a - b) * (a - b)],
] as const)('%s', (_name, pairs, term) => {
  // Numbers of rows that fill tiles of four or don't, and more columns than the memory holds at a time.
  it.each([
    [1, 1, 1],
    [2, 7, 3],
    [4, 8, 50],
    [9, 5, 64],
    [30, 11, 5000],
    [3, 1, 40_000],
  ])('of %i and %i rows of %i values is the plain loop to the last bit', (m, n, columns) => {
    const [A, B] = [rows(m, columns, 1), rows(n, columns, 2)];
    expect(pairs(A, B)).toEqual(plainly(A, B, term));
    expect(pairs(A, A)).toEqual(plainly(A, A, term));
  });

  it('of no rows is nothing', () => {
    expect(pairs([], rows(3, 5, 1))).toEqual(new Float64Array(0));
    expect(pairs(rows(3, 5, 1), [])).toEqual(new Float64Array(0));
    expect(pairs([], [])).toEqual(new Float64Array(0));
  });

  it('spoils the sums of a row with a missing or infinite value, and no others', () => {
    for (const value of [NaN, Infinity]) {
      const A = rows(6, 10, 1).map((row) => row.slice());
      A[4][7] = value;
      const B = rows(5, 10, 2);
      expect(pairs(A, B)).toEqual(plainly(A, B, term));
      expect(pairs(A, B).filter(Number.isFinite)).toHaveLength(25);
    }
  });
});

it('is done by WebAssembly where it can', async () => {
  vi.resetModules();
  const instances = countInstances();
  const { productsOfRows: products } = await import('../../src/numerics/row-pairs.js');
  products(rows(2, 5, 1), rows(2, 5, 2));
  expect(instances()).toBe(1);
});

describe('without a kernel', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each(withoutKernels)('%s: all is the same to the last bit', async (_why, webAssembly) => {
    const [A, B] = [rows(9, 5000, 1), rows(30, 5000, 2)];
    const expected = [productsOfRows(A, B), squaredDistances(A, B), squaredDistances(B, B)];
    vi.resetModules();
    vi.stubGlobal('WebAssembly', webAssembly);
    const plain = await import('../../src/numerics/row-pairs.js');
    expect(plain.productsOfRows(A, B)).toEqual(expected[0]);
    expect([plain.squaredDistances(A, B), plain.squaredDistances(B, B)]).toEqual(expected.slice(1));
  });
});
