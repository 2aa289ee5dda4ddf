import type { Label } from '../cohort/dataset.js';

/** Log-odds of the samples, and what the mean negative log-likelihood is like there. */
export interface LossPoint {
  readonly logOdds: Float64Array;
  /** (y - p) / n of every sample: minus the derivative of the loss by its log-odds. */
  readonly residual: Float64Array;
  /** p(1 - p) / n of every sample: the second derivative. */
  readonly curvature: Float64Array;
  loss: number;
}

/** A point for so many samples, to be filled. */
export function emptyPoint(n: number): LossPoint {
  const numbers = () => new Float64Array(n);
  return { logOdds: numbers(), residual: numbers(), curvature: numbers(), loss: NaN };
}

/** Makes one point what another is. */
export function copyPoint(from: LossPoint, to: LossPoint): void {
  to.logOdds.set(from.logOdds);
  to.residual.set(from.residual);
  to.curvature.set(from.curvature);
  to.loss = from.loss;
}

/** Computes all else from the log-odds. Each sample's exponential is taken once, of a number that is not positive. */
export function evaluate(point: LossPoint, y: readonly Label[]): void {
  const { logOdds, residual, curvature } = point;
  const n = y.length;
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const margin = y[i] === 1 ? logOdds[i] : -logOdds[i];
    const e = Math.exp(-Math.abs(margin));
    const own = (margin < 0 ? e : 1) / (1 + e);
    const other = (margin < 0 ? 1 : e) / (1 + e);
    residual[i] = (y[i] === 1 ? other : -other) / n;
    curvature[i] = (own * other) / n;
    loss += margin < 0 ? Math.log1p(e) - margin : Math.log1p(e);
  }
  point.loss = loss / n;
}
