import { Matrix, solve } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { eigen } from '../numerics/pca.js';
import { logisticLoss, sigmoid } from './logistic-loss.js';

/** What a penalised logistic fit found. */
export interface LogisticFit {
  /** One per column of X. */
  readonly coefficients: number[];
  readonly intercept: number;
}

/**
 * L2-penalised logistic regression: minimises C Σ log(1 + exp(-ỹᵢfᵢ)) + ½‖w‖² with f = Xw + b and b free, the
 * objective of scikit-learn.
 *
 * At p >> n the solution lies in the span of the samples, so nothing of size p × p is ever formed: with the Gram matrix
 * XXᵀ = U S² Uᵀ the problem is the same one on the n coordinates Z = US, since ‖w‖ = ‖θ‖ for w = Xᵀ U S⁻¹ θ
 * (Hastie & Tibshirani 2004, Biostatistics 5:329). There Newton's method with step halving runs to a gradient of 1e-10
 * relative to C.
 *
 * @param X samples × probes, finite
 * @param y both classes present
 * @param C inverse penalty, > 0
 * @throws Error when Newton's method does not reach that gradient in 100 steps
 */
export function ridgeLogistic(X: Matrix, y: readonly Label[], C: number): LogisticFit {
  if (X.columns <= X.rows) {
    const { weights, intercept } = newton(X, y, C);
    return { coefficients: weights, intercept };
  }
  const { values, vectors } = eigen(X.mmul(X.transpose()));
  if (!(values[0] > 0)) {
    // All columns are zero: the weights are, and the intercept is that of any one column.
    const { intercept } = newton(X.subMatrixColumn([0]), y, C);
    return { coefficients: new Array<number>(X.columns).fill(0), intercept };
  }
  const rank = values.filter((value) => value > 1e-12 * values[0]).length;
  const roots = values.slice(0, rank).map(Math.sqrt);
  const U = vectors.subMatrix(0, X.rows - 1, 0, Math.max(0, rank - 1));
  const { weights, intercept } = newton(U.clone().mulRowVector(roots), y, C);
  const inSamples = U.mmul(Matrix.columnVector(weights.map((theta, k) => theta / roots[k])));
  return { coefficients: X.transpose().mmul(inSamples).to1DArray(), intercept };
}

/** Newton's method on (weights, intercept) with as many weights as Z has columns. */
function newton(
  Z: Matrix,
  y: readonly Label[],
  C: number,
): { weights: number[]; intercept: number } {
  const design = Matrix.ones(Z.rows, Z.columns + 1);
  design.setSubMatrix(Z, 0, 0);
  const last = Z.columns;
  let beta = new Array<number>(last + 1).fill(0);
  const penalty = (b: readonly number[]) =>
    0.5 * b.reduce((s, v, k) => (k < last ? s + v * v : s), 0);
  const logOdds = (b: number[]) => design.mmul(Matrix.columnVector(b)).to1DArray();
  let f = logOdds(beta);
  let objective = C * logisticLoss(y, f) + penalty(beta);

  for (let step = 0; step < 100; step++) {
    const residual = f.map((value, i) => C * (sigmoid(value) - y[i]));
    const gradient = design.transpose().mmul(Matrix.columnVector(residual)).to1DArray();
    for (let k = 0; k < last; k++) gradient[k] += beta[k];
    if (Math.hypot(...gradient) <= 1e-10 * C) {
      return { weights: beta.slice(0, last), intercept: beta[last] };
    }
    const curvature = f.map((value) => C * sigmoid(value) * sigmoid(-value));
    const hessian = design.transpose().mulRowVector(curvature).mmul(design);
    for (let k = 0; k < last; k++) hessian.set(k, k, hessian.get(k, k) + 1);
    const direction = solve(hessian, Matrix.columnVector(gradient)).to1DArray();
    for (let size = 1; ; size /= 2) {
      const next = beta.map((b, k) => b - size * direction[k]);
      const nextF = logOdds(next);
      const nextObjective = C * logisticLoss(y, nextF) + penalty(next);
      // At the minimum the objective no longer moves in its last digits: a step that small is taken as it is.
      if (nextObjective <= objective * (1 + 1e-14) || size < 1e-10) {
        [beta, f, objective] = [next, nextF, nextObjective];
        break;
      }
    }
  }
  throw new Error(
    `logisticRegression: Newton's method did not converge for C = ${C}. Standardise the probes, or use a smaller C.`,
  );
}
