import { sum } from '../numerics/vectors.js';
import { kernelLogistic, type KernelLogisticFit } from './kernel-logistic.js';
import { evaluate } from './elastic-net-point.js';
import { alongColumn, type ElasticNetState } from './elastic-net-state.js';

/**
 * `solveAlong` for alpha = 0, where no weight is 0: in terms of the samples, by Newton's method on their n × n products,
 * each λ from the solution for the one before.
 */
export function solveRidgeAlong(
  state: ElasticNetState,
  lambdas: readonly number[],
  found: (lambda: number, kkt: number) => void,
): void {
  const { columns, beta, y } = state;
  const K = products(columns, y.length);
  state.support = Array.from(beta, (_, j) => j).filter((j) => state.lengths[j] > 0);
  let fit: KernelLogisticFit | undefined;
  for (const lambda of lambdas) {
    fit = kernelLogistic(K, y, 1 / (y.length * lambda), fit);
    const { dual, intercept } = fit;
    state.support.forEach((j) => (beta[j] = alongColumn(columns, j, dual)));
    state.intercept = intercept;
    state.point.logOdds.set(dual.map((_, i) => alongColumn(K, i, dual) + intercept));
    evaluate(state.point, y);
    found(lambda, worst(state, lambda) / lambda);
  }
}

function worst(state: ElasticNetState, lambda: number): number {
  const { residual } = state.point;
  const off = state.support.map((j) =>
    Math.abs(alongColumn(state.columns, j, residual) - lambda * state.beta[j]),
  );
  return off.reduce((largest, value) => Math.max(largest, value), Math.abs(sum(residual)));
}

/** Products of every sample with every sample over all columns, row by row. */
function products(columns: Float64Array, n: number): Float64Array {
  const K = new Float64Array(n * n);
  for (let at = 0; at < columns.length; at += n) {
    for (let i = 0; i < n; i++) {
      const x = columns[at + i];
      for (let k = 0; k < n; k++) K[i * n + k] += x * columns[at + k];
    }
  }
  return K;
}
