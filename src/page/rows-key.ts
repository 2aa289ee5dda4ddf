import type { Matrix } from 'ml-matrix';

import { rowsOf } from '../numerics/rows.js';

/**
 * A text for the values of a matrix, to the last bit and in their order: that two which differ have the same one is about as
 * likely as 64 coins that all fall the same way. Each value is mixed into 64 bits by multiplying and rotating, as
 * MurmurHash3 does (Appleby 2011), in a few billionths of a second.
 */
export function rowsKey(X: Matrix): string {
  let [a, b] = [X.rows, X.columns];
  for (const row of rowsOf(X)) {
    const halves = new Uint32Array(row.buffer, row.byteOffset, 2 * row.length);
    for (let k = 0; k < halves.length; k += 2) {
      a ^= Math.imul(rotated(Math.imul(halves[k], 0xcc9e2d51), 15), 0x1b873593);
      a = (Math.imul(rotated(a, 13), 5) + b) | 0;
      b ^= Math.imul(rotated(Math.imul(halves[k + 1], 0x38b34ae5), 17), 0xa1e38b93);
      b = (Math.imul(rotated(b, 15), 5) + a) | 0;
    }
  }
  return [X.rows, X.columns, a >>> 0, b >>> 0].join(' ');
}

const rotated = (bits: number, by: number) => (bits << by) | (bits >>> (32 - by));
