import { describe, expect, it } from 'vitest';

import { crossKernel, decisionValues, gramMatrix, scaleGamma } from '../../src/models/kernel.js';
import { drawn, modelData, trainingOf } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';
import { rowsOf } from '../../src/numerics/rows.js';

const rbf = golden('svm.json').fits.filter(({ kernel }) => kernel === 'rbf');
const linearKernel = { name: 'linear' } as const;
const rbfKernel = { name: 'rbf', gamma: 0.3 } as const;

describe('scaleGamma', () => {
  it.each(['small', 'separable'] as const)("is scikit-learn's gamma='scale' on %s", (data) => {
    const theirs = rbf.find((fit) => fit.data === data && fit.gamma_as_given === 'scale')!.gamma!;
    expect(relative(scaleGamma(rowsOf(modelData(data).training.X)), theirs)).toBeLessThan(1e-12);
  });

  it('is 1 for constant data, which has no scale', () => {
    expect(scaleGamma([Float64Array.of(2, 2), Float64Array.of(2, 2)])).toBe(1);
  });
});

describe.each([
  [linearKernel, (a: number[], b: number[]) => a.reduce((sum, v, j) => sum + v * b[j], 0)],
  [
    rbfKernel,
    (a: number[], b: number[]) =>
      Math.exp(-0.3 * a.reduce((sum, v, j) => sum + (v - b[j]) ** 2, 0)),
  ],
] as const)('the kernel %j', (kernel, byDefinition) => {
  // Odd and even numbers of rows, which are taken two at a time.
  it.each([
    [1, 1],
    [2, 5],
    [5, 2],
    [7, 4],
  ])('is that of each of %i rows with each of %i', (m, n) => {
    const A = drawn(m, 9, 1).X;
    const B = drawn(n, 9, 2).X;
    const expected = A.to2DArray().flatMap((a) => B.to2DArray().map((b) => byDefinition(a, b)));
    const cross = crossKernel(kernel, rowsOf(A), rowsOf(B));
    expect(largest(absolute, Array.from(cross), expected)).toBeLessThan(1e-13);
  });

  it.each([1, 2, 5, 8])('of %i rows with themselves is symmetric to the last bit', (n) => {
    const rows = rowsOf(drawn(n, 50, 3).X);
    const K = gramMatrix(kernel, rows);
    expect(largest(absolute, Array.from(K), Array.from(crossKernel(kernel, rows, rows)))).toBe(0);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) expect(K[i * n + k]).toBe(K[k * n + i]);
    }
  });
});

describe('the RBF kernel', () => {
  it('is exact far from the origin', () => {
    const near = trainingOf(
      [
        [0, 1],
        [2, 0.5],
      ],
      [0, 1],
    ).X;
    const far = near.clone().add(2 ** 30);
    expect(gramMatrix(rbfKernel, rowsOf(far))).toEqual(gramMatrix(rbfKernel, rowsOf(near)));
  });

  it('is not a number where a value is missing or infinite', () => {
    for (const value of [NaN, Infinity]) {
      const rows = [Float64Array.of(value, 1), Float64Array.of(0, 1)];
      expect(gramMatrix(rbfKernel, rows)[0]).toBeNaN();
    }
  });
});

describe('decisionValues', () => {
  it('is the kernel times the signed alphas, plus the bias', () => {
    const K = Float64Array.of(1, 2, 3, 4, 5, 6);
    expect(decisionValues(K, Float64Array.of(1, 0, -1), 0.5)).toEqual([-1.5, -1.5]);
  });
});
