import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { columnMajor } from '../numerics/columns.js';
import { sigmoid } from './logistic-loss.js';
import type { LogisticFit } from './ridge-logistic.js';

/** The state of a fit: coefficients, the log-odds they give, and the columns that may be non-zero. */
interface State {
  readonly columns: Float64Array;
  readonly y: readonly Label[];
  readonly beta: Float64Array;
  readonly logOdds: Float64Array;
  readonly active: Set<number>;
  intercept: number;
}

/**
 * L1-penalised logistic regression: minimises C Σ log(1 + exp(-ỹᵢfᵢ)) + ‖w‖₁ with f = Xw + b and b free, the
 * objective of scikit-learn (but its liblinear solver also penalises b).
 *
 * Coordinate descent on Newton's quadratic approximation with warm starts from the smallest penalty that keeps all
 * weights at zero (Friedman, Hastie & Tibshirani 2010, J Stat Softw 33:1). Only columns that may be non-zero are
 * visited; the fit ends when no other column breaks the optimality condition |∂loss/∂wⱼ| ≤ 1.
 *
 * @param X samples × probes, finite
 * @param y both classes present
 * @param C inverse penalty, > 0
 * @throws Error when the optimality condition is not met to 1e-8 in the end
 */
export function lassoLogistic(X: Matrix, y: readonly Label[], C: number): LogisticFit {
  const n = X.rows;
  const positives = y.reduce<number>((sum, label) => sum + label, 0);
  const intercept = Math.log(positives / (n - positives));
  const state: State = {
    columns: columnMajor(X),
    y,
    beta: new Float64Array(X.columns),
    logOdds: new Float64Array(n).fill(intercept),
    active: new Set(),
    intercept,
  };
  const smallest = 1 / gradients(state).reduce((max, g) => Math.max(max, Math.abs(g)), 0);
  for (const c of pathTo(C, smallest)) solveAt(state, c);
  const violation = worstViolation(state, C);
  if (!(violation <= 1e-8)) {
    throw new Error(
      `logisticRegression: coordinate descent ended ${violation.toExponential(1)} away from the optimum for ` +
        `C = ${C}. Standardise the probes, or use a smaller C.`,
    );
  }
  return { coefficients: [...state.beta], intercept: state.intercept };
}

/** Penalties to pass through: from the first non-zero weight to C, each at most 1.5 times the last. */
function pathTo(C: number, smallest: number): number[] {
  if (!(C > smallest)) return [C];
  const steps = Math.ceil(Math.log(C / smallest) / Math.log(1.5));
  return Array.from({ length: steps }, (_, k) => smallest * (C / smallest) ** ((k + 1) / steps));
}

/** Alternates between descending on the active columns and adding those that break the optimality condition. */
function solveAt(state: State, C: number): void {
  for (let round = 0; round < 1000; round++) {
    for (let newton = 0; newton < 100; newton++) {
      if (descend(state, C) < 1e-11) break;
    }
    let added = false;
    gradients(state).forEach((g, j) => {
      if (C * Math.abs(g) > 1 + 1e-9 && !state.active.has(j)) {
        state.active.add(j);
        added = true;
      }
    });
    if (!added) return;
  }
}

/** ∂loss/∂wⱼ for every column at C = 1. */
function gradients({ columns, y, logOdds, beta }: State): Float64Array {
  const n = y.length;
  const residual = Float64Array.from(logOdds, (f, i) => sigmoid(f) - y[i]);
  return beta.map((_, j) => dot(columns, j * n, residual));
}

function dot(columns: Float64Array, from: number, vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += columns[from + i] * vector[i];
  return sum;
}

/**
 * Coordinate descent on the quadratic approximation at the present log-odds.
 *
 * @returns the largest change of any log-odds contribution, i.e. how far the approximation itself moved
 */
function descend(state: State, C: number): number {
  const { columns, y, beta, logOdds, active } = state;
  const n = y.length;
  const before = Float64Array.from(logOdds);
  // Weights far out on the logistic curve are held away from 0, as glmnet does: only the path taken depends on it.
  const weight = Float64Array.from(logOdds, (f) => C * Math.max(1e-5, sigmoid(f) * sigmoid(-f)));
  // Minus the gradient of the approximation in f, kept up to date with every step.
  const residual = Float64Array.from(logOdds, (f, i) => C * (y[i] - sigmoid(f)));
  const total = weight.reduce((sum, w) => sum + w, 0);
  const curvature = new Map<number, number>();
  for (const j of active) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weight[i] * columns[j * n + i] ** 2;
    curvature.set(j, sum);
  }
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let moved = 0;
    for (const j of active) {
      const h = curvature.get(j)!;
      const target = dot(columns, j * n, residual) + h * beta[j];
      const next = Math.abs(target) <= 1 ? 0 : (target - Math.sign(target)) / h;
      const delta = next - beta[j];
      if (delta === 0) continue;
      beta[j] = next;
      for (let i = 0; i < n; i++) {
        const change = columns[j * n + i] * delta;
        logOdds[i] += change;
        residual[i] -= weight[i] * change;
      }
      moved = Math.max(moved, Math.abs(delta) * Math.sqrt(h / total));
    }
    const delta = residual.reduce((sum, r) => sum + r, 0) / total;
    state.intercept += delta;
    for (let i = 0; i < n; i++) {
      logOdds[i] += delta;
      residual[i] -= weight[i] * delta;
    }
    if (Math.max(moved, Math.abs(delta)) < 1e-12) break;
  }
  return before.reduce((max, f, i) => Math.max(max, Math.abs(f - logOdds[i])), 0);
}

/** How far the solution is from the optimality condition: 0 at the exact optimum, relative to the penalty. */
function worstViolation(state: State, C: number): number {
  const byColumn = gradients(state).reduce((worst, g, j) => {
    const slope = C * g;
    const w = state.beta[j];
    return Math.max(worst, w === 0 ? Math.abs(slope) - 1 : Math.abs(slope + Math.sign(w)));
  }, 0);
  const forIntercept = Math.abs(
    state.y.reduce<number>((sum, label, i) => sum + C * (sigmoid(state.logOdds[i]) - label), 0),
  );
  return Math.max(byColumn, forIntercept);
}
