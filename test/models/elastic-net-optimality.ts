import { Matrix } from 'ml-matrix';

import type { Label } from '../../src/cohort/dataset.js';
import type { ElasticNetPath, Weight } from '../../src/models/elastic-net-path.js';
import { logisticLoss, sigmoid } from '../../src/models/logistic-loss.js';

/** All coefficients of one step, zeros too. */
export function dense(weights: readonly Weight[], columns: number): number[] {
  const all = new Array<number>(columns).fill(0);
  for (const { index, value } of weights) all[index] = value;
  return all;
}

function logOddsAt(path: ElasticNetPath, k: number, X: Matrix): number[] {
  const beta = Matrix.columnVector(dense(path.coefficients[k], X.columns));
  return X.mmul(beta)
    .to1DArray()
    .map((f) => f + path.intercept[k]);
}

/** Mean negative log-likelihood at one step. */
export function lossAt(path: ElasticNetPath, k: number, X: Matrix, y: readonly Label[]): number {
  return logisticLoss(y, logOddsAt(path, k, X)) / y.length;
}

/** The loss + λ(α ‖β‖₁ + ½ (1 - α) ‖β‖²), written down anew from X and the coefficients. */
export function objectiveAt(
  path: ElasticNetPath,
  k: number,
  X: Matrix,
  y: readonly Label[],
): number {
  const { alpha, lambda, coefficients } = path;
  const size = coefficients[k].reduce(
    (sum, { value: w }) => sum + alpha * Math.abs(w) + ((1 - alpha) / 2) * w * w,
    0,
  );
  return lossAt(path, k, X, y) + lambda[k] * size;
}

/**
 * How far each step is from the optimality condition, relative to λ, over every column and the intercept: nothing that
 * the solver kept is used.
 */
export function kktOf(path: ElasticNetPath, X: Matrix, y: readonly Label[]): number[] {
  const { alpha } = path;
  return path.lambda.map((lambda, k) => {
    const residual = logOddsAt(path, k, X).map((f, i) => (y[i] - sigmoid(f)) / y.length);
    const pulls = X.transpose().mmul(Matrix.columnVector(residual)).to1DArray();
    const beta = dense(path.coefficients[k], X.columns);
    const off = pulls.map((pull, j) =>
      beta[j] === 0
        ? Math.max(0, Math.abs(pull) - lambda * alpha)
        : Math.abs(pull - lambda * (alpha * Math.sign(beta[j]) + (1 - alpha) * beta[j])),
    );
    return Math.max(Math.abs(residual.reduce((sum, r) => sum + r, 0)), ...off) / lambda;
  });
}
