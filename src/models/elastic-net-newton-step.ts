import { dot, sum } from '../numerics/vectors.js';
import { bringUpToDate } from './elastic-net-gram.js';
import type { ElasticNetPenalty } from './elastic-net-penalty.js';
import { alongColumn, type ElasticNetState } from './elastic-net-state.js';
import { factorise, solveFactorised } from './kernel-cholesky.js';
import { fillWeightedProducts } from './weighted-products.js';

/** Weights of the columns of the support, in its order, and the intercept; good until the next step. */
export interface NewtonTarget {
  readonly weights: Float64Array;
  readonly intercept: number;
}

/**
 * The minimum of the quadratic approximation with the signs of the weights as they are, by one equation per column of
 * the support and one for the intercept.
 *
 * @param pulls minus the derivatives of the loss by the weights of the support, in its order
 */
export function byColumns(
  state: ElasticNetState,
  penalty: ElasticNetPenalty,
  pulls: Float64Array,
): NewtonTarget {
  const { columns, support, beta, y } = state;
  const { residual, curvature } = state.point;
  const { arrays } = state.room;
  const n = y.length;
  const last = support.length;
  const size = last + 1;
  const H = arrays.matrix(size);
  const step = arrays.list(0, size);
  const two = [arrays.list(1, n), arrays.list(2, n)] as const;
  fillWeightedProducts(H, columns, support, curvature, n, two);
  let trace = 0;
  for (let k = 0; k < last; k++) {
    H[k * size + k] += penalty.l2;
    trace += H[k * size + k];
    const w = beta[support[k]];
    step[k] = pulls[k] - penalty.l2 * w - Math.sign(w) * penalty.l1;
  }
  H[last * size + last] = sum(curvature);
  step[last] = sum(residual);
  // Equal columns make H singular. The step then leaves what only moves weight between them as it is.
  for (let k = 0; k < last; k++) H[k * size + k] += (1e-10 * trace) / last;
  // Where H is not positive definite even so, the step is taken only if the objective falls by it.
  factorise(H, size);
  solveFactorised(H, size, step);
  const intercept = state.intercept + step[last];
  for (let k = 0; k < last; k++) step[k] += beta[support[k]];
  return { weights: step, intercept };
}

/**
 * The same minimum by one equation per sample, where l2 is above 0: there β = (Xᵀa - l1 sign(β)) / l2, with a the
 * residuals of the approximation, and with K = XXᵀ over the support (K / l2 + D⁻¹) a + intercept is known. Solved
 * through I + D½ K D½ / l2, which no p close to 0 or 1 makes singular.
 */
export function bySamples(state: ElasticNetState, { l1, l2 }: ElasticNetPenalty): NewtonTarget {
  const { columns, support, beta, gram, y } = state;
  const { logOdds, curvature } = state.point;
  const { arrays } = state.room;
  const n = y.length;
  const B = arrays.matrix(n);
  const [root, free, forOnes] = [arrays.list(0, n), arrays.list(1, n), arrays.list(2, n)];
  const shift = free.fill(0);
  for (const j of support) {
    const signed = (Math.sign(beta[j]) * l1) / l2;
    for (let i = 0, at = j * n; i < n; i++, at++) shift[i] += signed * columns[at];
  }
  bringUpToDate(gram, columns, n, support);
  const { K } = gram;
  for (let i = 0; i < n; i++) {
    root[i] = Math.sqrt(curvature[i]);
    const scale = root[i] / l2;
    for (let k = 0; k <= i; k++) B[i * n + k] = scale * root[k] * K[i * n + k];
    B[i * n + i] += 1;
    // Residual / D½, without dividing by what may be 0.
    const scaled = y[i] === 1 ? Math.exp(-logOdds[i] / 2) : -Math.exp(logOdds[i] / 2);
    free[i] = root[i] * (logOdds[i] + shift[i]) + scaled / Math.sqrt(n);
    forOnes[i] = root[i];
  }
  factorise(B, n);
  solveFactorised(B, n, free);
  solveFactorised(B, n, forOnes);
  const intercept = dot(root, free, n) / dot(root, forOnes, n);
  const a = free;
  for (let i = 0; i < n; i++) a[i] = root[i] * (free[i] - intercept * forOnes[i]);
  // In place of the roots, which are no longer needed.
  const weights = arrays.list(0, support.length);
  support.forEach((j, k) => {
    weights[k] = (alongColumn(columns, j, a, n) - Math.sign(beta[j]) * l1) / l2;
  });
  return { weights, intercept };
}
