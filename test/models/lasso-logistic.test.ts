import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { lassoLogistic } from '../../src/models/lasso-logistic.js';
import { logisticLoss, sigmoid } from '../../src/models/logistic-loss.js';
import { drawn, modelData } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

const fits = golden('logistic.json').fits.filter(({ penalty }) => penalty === 'l1');

/** In `small` columns 0 and 6 are equal, and only the sum of their weights is defined. */
function merged(data: string, weights: readonly number[]): number[] {
  if (data !== 'small') return [...weights];
  return weights.flatMap((w, j) => (j === 6 ? [] : j === 0 ? w + weights[6] : w));
}

/** Largest violation of |C ∂loss/∂w| ≤ 1, with equality and the sign of -w where w is not 0; and of the intercept's. */
function violation(X: Matrix, y: readonly Label[], C: number): number {
  const { coefficients, intercept } = lassoLogistic(X, y, C);
  const f = X.mmul(Matrix.columnVector(coefficients)).to1DArray();
  const residual = Matrix.columnVector(
    f.map((value, i) => C * (sigmoid(value + intercept) - y[i])),
  );
  const slopes = X.transpose().mmul(residual).to1DArray();
  const byWeight = slopes.map((slope, j) =>
    coefficients[j] === 0 ? Math.abs(slope) - 1 : Math.abs(slope + Math.sign(coefficients[j])),
  );
  return Math.max(Math.abs(residual.sum()), ...byWeight);
}

describe('lassoLogistic', () => {
  it.each(fits)('finds the optimum on $data, C = $C', ({ data, C, ...fit }) => {
    const { X, y } = modelData(data).training;
    const { coefficients, intercept } = lassoLogistic(X, y, C);
    const weights = merged(data, coefficients);
    expect(largest(absolute, weights, merged(data, fit.coefficients))).toBeLessThan(1e-9);
    expect(absolute(intercept, fit.intercept)).toBeLessThan(1e-9);
    expect(weights.filter((w) => w !== 0)).toHaveLength(fit.nonzeros);
    const f = X.mmul(Matrix.columnVector(coefficients)).to1DArray();
    const odds = f.map((value) => value + intercept);
    const size = coefficients.reduce((sum, w) => sum + Math.abs(w), 0);
    expect(relative(C * logisticLoss(y, odds) + size, fit.objective)).toBeLessThan(1e-9);
  });

  it.each([
    [30, 4],
    [20, 500],
  ])('meets the optimality conditions with %i samples and %i columns', (n, p) => {
    const { X, y } = drawn(n, p, n * p, { shifted: 2, shift: 1 });
    for (const C of [0.05, 1, 30]) expect(violation(X, y, C)).toBeLessThan(1e-7);
  });

  it('leaves every weight at exactly 0 under a heavy penalty, with the shares in the intercept', () => {
    const { X } = drawn(9, 20, 1);
    const y: Label[] = [0, 0, 0, 0, 0, 0, 1, 1, 1];
    const { coefficients, intercept } = lassoLogistic(X, y, 1e-3);
    expect(coefficients.every((w) => w === 0)).toBe(true);
    expect(intercept).toBeCloseTo(Math.log(3 / 6), 12);
  });

  it('keeps no more weights than samples, and fewer the heavier the penalty', () => {
    const { X, y } = modelData('separable').training;
    const counts = [0.15, 0.5, 10].map(
      (C) => lassoLogistic(X, y, C).coefficients.filter((w) => w !== 0).length,
    );
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(counts[0]);
    expect(counts[2]).toBeGreaterThan(counts[1]);
    expect(counts[2]).toBeLessThanOrEqual(20);
  });

  it('works where the classes are separable and hardly penalised', () => {
    const { X, y } = modelData('separable').training;
    expect(violation(X, y, 1000)).toBeLessThan(1e-6);
  });

  it('gives columns of zeros no weight', () => {
    const { coefficients } = lassoLogistic(Matrix.zeros(4, 6), [0, 0, 0, 1], 1);
    expect(coefficients.every((w) => w === 0)).toBe(true);
  });

  it('says so when it does not reach the optimum', () => {
    const { X, y } = drawn(12, 3, 1, { shifted: 1, shift: 1 });
    expect(() => lassoLogistic(X.clone().mul(1e9), y, 1e12)).toThrow(
      /ended .* away from the optimum/,
    );
  });
});
