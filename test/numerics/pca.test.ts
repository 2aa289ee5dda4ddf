import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { eigen, principalComponents } from '../../src/numerics/pca.js';
import { rawSmall } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

const { X } = rawSmall().training;

describe('principalComponents', () => {
  const reference = golden('pca.json');

  it("explains the shares of variance of scikit-learn's singular value decomposition", () => {
    const { explained } = principalComponents(X, 23);
    expect(largest(relative, explained, reference.explained_variance_ratio)).toBeLessThan(1e-12);
  });

  it('gives its scores up to the sign', () => {
    const { scores } = principalComponents(X, 3);
    const ours = scores.to2DArray().flat().map(Math.abs);
    expect(largest(absolute, ours, reference.absolute_scores.flat())).toBeLessThan(1e-11);
  });

  it('turns each component so that its largest score is positive', () => {
    const { scores } = principalComponents(X, 23);
    for (let c = 0; c < 23; c++) {
      const column = scores.getColumn(c);
      expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
    }
  });

  it('does not depend on the origin and leaves its input as it is', () => {
    const before = X.clone();
    const moved = principalComponents(X.clone().add(1000), 3);
    const { scores } = principalComponents(X, 3);
    expect(largest(absolute, moved.scores.to1DArray(), scores.to1DArray())).toBeLessThan(1e-9);
    expect(X.to2DArray()).toEqual(before.to2DArray());
  });

  it('finds the one direction of points on a line', () => {
    const line = new Matrix([
      [0, 0, 5],
      [3, 4, 5],
      [6, 8, 5],
    ]);
    const { scores, explained } = principalComponents(line, 1);
    expect(explained[0]).toBeCloseTo(1, 14);
    expect(largest(absolute, scores.getColumn(0).map(Math.abs), [5, 0, 5])).toBeLessThan(1e-12);
  });
});

describe('eigen', () => {
  it('gives eigenvalues, largest first, and a vector in the column of each', () => {
    const symmetric = new Matrix([
      [2, 1, 0],
      [1, 2, 0],
      [0, 0, -5],
    ]);
    const { values, vectors } = eigen(symmetric);
    expect(largest(absolute, values, [3, 1, -5])).toBeLessThan(1e-14);
    const scaled = vectors.clone().mulRowVector(values);
    const difference = symmetric.mmul(vectors).sub(scaled);
    expect(Math.max(...difference.abs().to1DArray())).toBeLessThan(1e-14);
  });
});
