import { describe, expect, it } from 'vitest';

import { columnMajor } from '../../src/numerics/columns.js';
import { random } from '../../src/numerics/random.js';
import { ShrinkingGram } from '../../src/selection/rfe-gram.js';
import { drawn } from '../datasets.js';
import { absolute, largest } from '../golden.js';

describe('ShrinkingGram', () => {
  /** Columns of very different sizes: what is subtracted is far larger than what remains. */
  function shrinking(n: number) {
    const { X } = drawn(n, 300, 9);
    for (let j = 0; j < 300; j++) X.mulColumn(j, 10 ** (-j / 50));
    return X;
  }

  it.each([
    [12, 1],
    [12, 7],
    [12, 100],
    [13, 100],
  ])('stays what it would be from the beginning: %i samples, %i columns a time', (n, count) => {
    const X = shrinking(n);
    const gram = new ShrinkingGram(columnMajor(X), n);
    const order = Int32Array.from({ length: 300 }, (_, j) => j);
    for (let from = 0; from < 300; from += count) {
      const remaining = order.subarray(from);
      const left = X.subMatrixColumn(Array.from(remaining));
      const scratch = left.mmul(left.transpose()).to1DArray();
      const size = Math.max(...scratch);
      expect(largest(absolute, Array.from(gram.matrix), scratch)).toBeLessThan(1e-12 * size);
      gram.remove(order.subarray(from, from + count), () => order.subarray(from + count));
    }
    expect(gram.matrix.every((value) => value === 0)).toBe(true);
  });

  it('is symmetric to the last bit', () => {
    const n = 12;
    const gram = new ShrinkingGram(columnMajor(shrinking(n)), n);
    const order = Int32Array.from(random(1).shuffle(Array.from({ length: 300 }, (_, j) => j)));
    gram.remove(order.subarray(0, 30), () => order.subarray(30));
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) expect(gram.matrix[i * n + k]).toBe(gram.matrix[k * n + i]);
    }
  });
});
