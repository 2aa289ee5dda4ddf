import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { alongColumn } from '../../src/models/elastic-net-state.js';
import { fillWeightedProducts } from '../../src/models/weighted-products.js';
import { random } from '../../src/numerics/random.js';

/** Six columns of n values and n weights. */
function drawnColumns(n: number) {
  const draw = random(n);
  const columns = Float64Array.from({ length: 6 * n }, () => draw.normal());
  return { columns, D: Float64Array.from({ length: n }, () => draw.uniform()) };
}

/** The rows of H up to the diagonal. */
function filled(n: number, support: readonly number[]): number[][] {
  const { columns, D } = drawnColumns(n);
  const size = support.length + 1;
  const H = new Float64Array(size * size).fill(NaN);
  fillWeightedProducts(H, columns, support, D, n, [new Float64Array(n), new Float64Array(n)]);
  return Array.from({ length: size }, (_, k) => [...H.subarray(k * size, k * size + k + 1)]);
}

const shapes = [3, 4, 7, 8].flatMap((n) =>
  [[], [5], [2, 0], [1, 4, 3], [5, 0, 2, 4]].map((s) => [n, s] as const),
);

describe('fillWeightedProducts', () => {
  it.each(shapes)('is XᵀDX with 1ᵀDX below, n = %i, columns %j', (n, support) => {
    const { columns, D } = drawnColumns(n);
    const X = new Matrix(support.map((j) => [...columns.subarray(j * n, (j + 1) * n)])).transpose();
    const H = filled(n, support);
    if (support.length === 0) return expect(H).toEqual([[NaN]]);
    const DX = Matrix.diag([...D]).mmul(X);
    const expected = X.transpose().mmul(DX);
    support.forEach((_, k) => {
      H[k].forEach((product, l) => expect(product).toBeCloseTo(expected.get(k, l), 12));
      expect(H[support.length][k]).toBeCloseTo(
        DX.getColumn(k).reduce((a, b) => a + b, 0),
        12,
      );
    });
  });

  it.each([8, 9])('adds up as alongColumn does, to the last bit: %i samples', (n) => {
    const support = [1, 4, 3, 0, 5];
    const { columns, D } = drawnColumns(n);
    const H = filled(n, support);
    support.forEach((own, k) => {
      const weighted = D.map((d, i) => d * columns[own * n + i]);
      const products = support.slice(0, k + 1).map((j) => alongColumn(columns, j, weighted));
      expect(H[k]).toEqual(products);
    });
  });
});
