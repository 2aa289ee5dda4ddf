import { bringUpToDate } from './elastic-net-gram.js';
import type { ElasticNetPenalty } from './elastic-net-penalty.js';
import { alongColumn, type ElasticNetState, residuals } from './elastic-net-state.js';
import { factorise, solveFactorised } from './kernel-cholesky.js';
import { sigmoid } from './logistic-loss.js';

/** Weights of the columns of the support, in its order, and the intercept. */
export interface NewtonTarget {
  readonly weights: Float64Array;
  readonly intercept: number;
}

/**
 * The minimum of the quadratic approximation with the signs of the weights as they are, by one equation per column of
 * the support and one for the intercept.
 */
export function byColumns(state: ElasticNetState, penalty: ElasticNetPenalty): NewtonTarget {
  const { columns, support, beta, y } = state;
  const n = y.length;
  const size = support.length + 1;
  const D = curvatures(state);
  const H = new Float64Array(size * size);
  const right = new Float64Array(size);
  const residual = residuals(state);
  const weighted = new Float64Array(n);
  let trace = 0;
  for (let k = 0; k < support.length; k++) {
    const at = support[k] * n;
    let along = 0;
    for (let i = 0; i < n; i++) {
      weighted[i] = D[i] * columns[at + i];
      along += weighted[i];
    }
    for (let l = 0; l <= k; l++) H[k * size + l] = alongColumn(columns, support[l], weighted);
    H[k * size + k] += penalty.l2;
    H[(size - 1) * size + k] = along;
    trace += H[k * size + k];
    const w = beta[support[k]];
    right[k] =
      alongColumn(columns, support[k], residual) - penalty.l2 * w - Math.sign(w) * penalty.l1;
  }
  H[size * size - 1] = D.reduce((sum, d) => sum + d, 0);
  right[size - 1] = residual.reduce((sum, r) => sum + r, 0);
  // Equal columns make H singular. The step then leaves what only moves weight between them as it is.
  for (let k = 0; k < support.length; k++) H[k * size + k] += (1e-10 * trace) / support.length;
  // Where H is not positive definite even so, the step is taken only if the objective falls by it.
  factorise(H, size);
  const step = solveFactorised(H, right);
  return {
    weights: Float64Array.from(support, (j, k) => beta[j] + step[k]),
    intercept: state.intercept + step[size - 1],
  };
}

/**
 * The same minimum by one equation per sample, where l2 is above 0: there β = (Xᵀa - l1 sign(β)) / l2, with a the
 * residuals of the approximation, and with K = XXᵀ over the support (K / l2 + D⁻¹) a + intercept is known. Solved
 * through I + D½ K D½ / l2, which no p close to 0 or 1 makes singular.
 */
export function bySamples(state: ElasticNetState, { l1, l2 }: ElasticNetPenalty): NewtonTarget {
  const { columns, support, beta, logOdds, gram, y } = state;
  const n = y.length;
  const root = curvatures(state).map(Math.sqrt);
  const B = new Float64Array(n * n);
  const shift = new Float64Array(n);
  for (const j of support) {
    const signed = (Math.sign(beta[j]) * l1) / l2;
    const at = j * n;
    for (let i = 0; i < n; i++) shift[i] += signed * columns[at + i];
  }
  bringUpToDate(gram, columns, support);
  for (let i = 0; i < n; i++) {
    const scale = root[i] / l2;
    for (let k = 0; k <= i; k++) B[i * n + k] = scale * root[k] * gram.K[i * n + k];
    B[i * n + i] += 1;
  }
  factorise(B, n);
  // Residual / D½, without dividing by what may be 0.
  const right = logOdds.map((f, i) => {
    const scaled = y[i] === 1 ? Math.exp(-f / 2) : -Math.exp(f / 2);
    return root[i] * (f + shift[i]) + scaled / Math.sqrt(n);
  });
  const free = solveFactorised(B, right);
  const forOnes = solveFactorised(B, root);
  const intercept = dot(root, free) / dot(root, forOnes);
  const a = root.map((d, i) => d * (free[i] - intercept * forOnes[i]));
  const weights = Float64Array.from(
    support,
    (j) => (alongColumn(columns, j, a) - Math.sign(beta[j]) * l1) / l2,
  );
  return { weights, intercept };
}

/** p(1 - p) / n of every sample: the second derivative of the mean loss by its log-odds. */
function curvatures({ logOdds }: ElasticNetState): Float64Array {
  const n = logOdds.length;
  const D = new Float64Array(n);
  for (let i = 0; i < n; i++) D[i] = (sigmoid(logOdds[i]) * sigmoid(-logOdds[i])) / n;
  return D;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i] * b[i];
  return sum;
}
