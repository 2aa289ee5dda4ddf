import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { matrixOfRows } from '../../src/numerics/rows.js';
import { rowsKey } from '../../src/page/rows-key.js';
import { drawn } from '../datasets.js';

describe('rowsKey', () => {
  const { X } = drawn(7, 30, 3);

  it('is the same for the same values, wherever they lie', () => {
    const values = Float64Array.from([0, ...X.to1DArray()]);
    const row = (_: unknown, i: number) => values.subarray(1 + 30 * i, 31 + 30 * i);
    expect(rowsKey(matrixOfRows(Array.from({ length: 7 }, row), 30))).toBe(rowsKey(X));
  });

  it('tells apart what differs in one bit, in order or in shape', () => {
    const keys = new Set([rowsKey(X)]);
    const others: Matrix[] = [
      X.transpose(),
      Matrix.from1DArray(30, 7, X.to1DArray()),
      X.subMatrix(0, 5, 0, 29),
    ];
    for (const [i, j] of [
      [0, 0],
      [3, 12],
      [6, 29],
    ]) {
      for (let bit = 0; bit < 64; bit++) {
        const bits = new BigUint64Array(Float64Array.of(X.get(i, j)).buffer);
        bits[0] ^= 1n << BigInt(bit);
        others.push(X.clone().set(i, j, new Float64Array(bits.buffer)[0]));
      }
    }
    // Signs are the highest bits, which to multiply does not mix with others.
    for (let i = 0; i < 7; i++) others.push(X.clone().mulRow(i, -1));
    for (let j = 0; j < 30; j++) others.push(X.clone().mulColumn(j, -1));
    for (let i = 1; i < 7; i++) others.push(X.clone().swapRows(0, i));
    for (let j = 1; j < 30; j++) others.push(X.clone().swapColumns(0, j));
    for (const other of others) keys.add(rowsKey(other));
    expect(keys.size).toBe(1 + others.length);
  });

  it.each([0, 31, 32, 63])('has all of its 64 bits from either half of a value: bit %i', (bit) => {
    const bits = new BigUint64Array(Float64Array.of(X.get(3, 12)).buffer);
    bits[0] ^= 1n << BigInt(bit);
    const other = X.clone().set(3, 12, new Float64Array(bits.buffer)[0]);
    const [a, b] = [X, other].map((values) => rowsKey(values).split(' '));
    expect(a[2]).not.toBe(b[2]);
    expect(a[3]).not.toBe(b[3]);
  });
});
