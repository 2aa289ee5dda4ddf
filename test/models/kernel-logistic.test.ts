import { describe, expect, it } from 'vitest';

import { gramMatrix } from '../../src/models/kernel.js';
import { factorise, solveFactorised } from '../../src/models/kernel-cholesky.js';
import { kernelLogistic } from '../../src/models/kernel-logistic.js';
import { sigmoid } from '../../src/models/logistic-loss.js';
import { modelData } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';
import { rowsOf } from '../../src/numerics/rows.js';

const ridge = golden('logistic.json').fits.filter(({ penalty }) => penalty === 'l2');
const gram = (rows: readonly Float64Array[]) => gramMatrix({ name: 'linear' }, rows);

describe('kernelLogistic', () => {
  it.each(ridge)('has the weights of the exact solution on $data, C = $C', (exact) => {
    const { X, y } = modelData(exact.data).training;
    const rows = rowsOf(X);
    const { dual, intercept } = kernelLogistic(gram(rows), y, exact.C);
    const weights = Array.from({ length: X.columns }, (_, j) =>
      rows.reduce((sum, row, i) => sum + dual[i] * row[j], 0),
    );
    expect(largest(absolute, weights, exact.coefficients)).toBeLessThan(1e-9);
    expect(absolute(intercept, exact.intercept)).toBeLessThan(1e-9);
  });

  it('meets dual = C(y - p), from any start', () => {
    const { X, y } = modelData('small').training;
    const K = gram(rowsOf(X));
    const cold = kernelLogistic(K, y, 3);
    const far = { dual: Float64Array.from(y, (_, i) => (i % 2 ? 30 : -30)), intercept: -50 };
    for (const { dual, intercept } of [cold, kernelLogistic(K, y, 3, far)]) {
      const p = y.map((_, i) =>
        sigmoid(intercept + dual.reduce((sum, d, k) => sum + K[i * y.length + k] * d, 0)),
      );
      const residual = p.map((value, i) => 3 * (y[i] - value));
      expect(largest(absolute, Array.from(dual), residual)).toBeLessThan(1e-9);
      expect(largest(absolute, Array.from(dual), Array.from(cold.dual))).toBeLessThan(1e-8);
    }
  });

  it('has the share of the classes for intercept when all products are 0', () => {
    const { intercept } = kernelLogistic(new Float64Array(16), [0, 1, 0, 0], 1);
    expect(intercept).toBeCloseTo(Math.log(1 / 3), 9);
  });
});

describe('factorise', () => {
  it('solves, by hand', () => {
    const L = Float64Array.of(4, 0, 2, 5);
    expect(factorise(L, 2)).toBe(true);
    expect(Array.from(L)).toEqual([2, 0, 1, 2]);
    const right = Float64Array.of(8, 12);
    solveFactorised(L, 2, right);
    expect(Array.from(right)).toEqual([1, 2]);
  });

  it.each([
    ['singular', [1, 1, 1, 1]],
    ['indefinite', [1, 2, 2, 1]],
    ['zero', [0, 0, 0, 0]],
    ['not a number', [NaN, 0, 0, 1]],
  ])('says no to a matrix that is %s', (_, values) => {
    expect(factorise(Float64Array.from(values), 2)).toBe(false);
  });
});
