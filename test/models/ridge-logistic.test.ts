import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { logisticLoss, sigmoid } from '../../src/models/logistic-loss.js';
import { ridgeLogistic } from '../../src/models/ridge-logistic.js';
import { drawn, modelData } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

const fits = golden('logistic.json').fits.filter(({ penalty }) => penalty === 'l2');

function logOdds(X: Matrix, coefficients: number[], intercept: number): number[] {
  const f = X.mmul(Matrix.columnVector(coefficients)).to1DArray();
  return f.map((value) => value + intercept);
}

/** Largest component of the gradient of the objective, by weight and by intercept, over C. */
function gradient(X: Matrix, y: readonly Label[], C: number): number {
  const { coefficients, intercept } = ridgeLogistic(X, y, C);
  const f = logOdds(X, coefficients, intercept);
  const residual = Matrix.columnVector(f.map((value, i) => sigmoid(value) - y[i]));
  const byWeight = X.transpose().mmul(residual).to1DArray();
  return Math.max(
    Math.abs(residual.sum()),
    ...byWeight.map((g, j) => Math.abs(g + coefficients[j] / C)),
  );
}

describe('ridgeLogistic', () => {
  it.each(fits)('finds the optimum on $data, C = $C', ({ data, C, ...fit }) => {
    const { X, y } = modelData(data).training;
    const { coefficients, intercept } = ridgeLogistic(X, y, C);
    // Equal columns get equal weights, so that they can be compared one by one.
    expect(largest(absolute, coefficients, fit.coefficients)).toBeLessThan(1e-9);
    expect(absolute(intercept, fit.intercept)).toBeLessThan(1e-9);
    const objective =
      C * logisticLoss(y, logOdds(X, coefficients, intercept)) +
      0.5 * coefficients.reduce((sum, w) => sum + w * w, 0);
    expect(relative(objective, fit.objective)).toBeLessThan(1e-9);
  });

  it.each([
    [10, 4],
    [12, 12],
    [12, 13],
    [20, 500],
  ])('meets the optimality conditions with %i samples and %i columns', (n, p) => {
    const { X, y } = drawn(n, p, n * p, { shifted: 2, shift: 2 });
    for (const C of [1e-4, 1, 100]) expect(gradient(X, y, C)).toBeLessThan(1e-9);
  });

  it('works where the classes are separable and hardly penalised', () => {
    const { X, y } = modelData('separable').training;
    const { coefficients, intercept } = ridgeLogistic(X, y, 1e4);
    const margins = logOdds(X, coefficients, intercept).map((f, i) => (y[i] === 1 ? f : -f));
    expect(Math.min(...margins)).toBeGreaterThan(3);
    expect(gradient(X, y, 1e4)).toBeLessThan(1e-9);
  });

  it('works with more columns than rank, where many are equal', () => {
    const { X, y } = drawn(12, 2, 5, { shifted: 1, shift: 1 });
    const repeated = X.subMatrixColumn(Array.from({ length: 40 }, (_, j) => j % 2));
    expect(gradient(repeated, y, 1)).toBeLessThan(1e-9);
    const { coefficients } = ridgeLogistic(repeated, y, 1);
    expect(largest(absolute, coefficients.slice(2), coefficients.slice(0, -2))).toBeLessThan(1e-12);
  });

  it.each([2, 9])('falls back on the shares of the classes when all of %i columns are 0', (p) => {
    const { coefficients, intercept } = ridgeLogistic(Matrix.zeros(4, p), [0, 0, 0, 1], 1);
    expect(coefficients).toEqual(new Array<number>(p).fill(0));
    expect(absolute(intercept, Math.log(1 / 3))).toBeLessThan(1e-9);
  });
});
