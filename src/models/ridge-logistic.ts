import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { rowsOf } from '../numerics/rows.js';
import { weightedSum } from '../numerics/vectors.js';
import { gramMatrix } from './kernel.js';
import { kernelLogistic } from './kernel-logistic.js';

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
 * At p >> n the solution lies in the span of the samples, w = Xᵀd, so nothing of size p × p is ever formed: it is solved
 * for d from the products of the samples (Hastie & Tibshirani 2004, Biostatistics 5:329).
 *
 * @param X samples × probes, finite
 * @param y both classes present
 * @param C inverse penalty, > 0
 * @param K products of every sample with every sample, for who has them
 * @throws Error when Newton's method does not reach the optimum, see `kernelLogistic`
 */
export function ridgeLogistic(
  X: Matrix,
  y: readonly Label[],
  C: number,
  K = gramMatrix({ name: 'linear' }, rowsOf(X)),
): LogisticFit {
  const rows = rowsOf(X);
  const { dual, intercept } = kernelLogistic(K, y, C);
  return { coefficients: Array.from(weightedSum(rows, dual)), intercept };
}
