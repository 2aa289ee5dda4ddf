import type { Label } from '../cohort/dataset.js';
import { dot } from '../numerics/vectors.js';
import { factorise, solveFactorised } from './kernel-cholesky.js';
import { logisticLoss, sigmoid } from './logistic-loss.js';

/** L2 logistic regression in terms of the samples: f = K dual + intercept, and the weights of the columns are Xᵀ dual. */
export interface KernelLogisticFit {
  readonly dual: Float64Array;
  readonly intercept: number;
}

/** Where Newton's method stands, with K dual, which the objective and every step need. */
interface Point extends KernelLogisticFit {
  readonly products: Float64Array;
}

/**
 * The same fit as `ridgeLogistic`, of C Σ log(1 + exp(-ỹᵢfᵢ)) + ½‖w‖², from the Gram matrix alone: many columns cost no
 * more than few, and a solution close by saves most of the work. At the optimum dualᵢ = C(yᵢ - pᵢ).
 *
 * Newton's method with step halving (Rasmussen & Williams 2006, algorithm 3.1, here with a free intercept) until each
 * sample meets that equation to 1e-12 C, or to the rounding error where that is larger.
 *
 * @param K products of every sample with every sample, n × n, row by row
 * @param y both classes present
 * @param C inverse penalty, > 0
 * @param start where to start, if that is better than from 0
 * @throws Error when Newton's method does not get there in 100 steps
 */
export function kernelLogistic(
  K: Float64Array,
  y: readonly Label[],
  C: number,
  start?: KernelLogisticFit,
): KernelLogisticFit {
  const zero: Point = {
    dual: new Float64Array(y.length),
    intercept: 0,
    products: new Float64Array(y.length),
  };
  let at: Point = start ? { ...start, products: product(K, start.dual) } : zero;
  if (objective(at, y, C) > objective(zero, y, C)) at = zero;
  // What no f can be more exact than, as no product is larger than the largest square: 4 ε max Kᵢᵢ Σ |dual|.
  const precision = 4 * Number.EPSILON * largestSquare(K, y.length);
  for (let step = 0; step < 100; step++) {
    const f = logOdds(at);
    const off = at.dual.map((a, i) => Math.abs(a - C * (y[i] - sigmoid(f[i]))));
    const rounding = precision * at.dual.reduce((sum, a) => sum + Math.abs(a), 0);
    if (Math.max(...off) <= Math.max(1e-12, rounding) * C) return at;
    const full = newtonStep(K, y, C, f);
    // Nor is the objective more exact than that for each sample.
    const before = objective(at, y, C) * (1 + 1e-14) + C * y.length * rounding;
    for (let size = 1; ; size /= 2) {
      const next = size === 1 ? full : between(at, full, size);
      // At the minimum the objective no longer moves in its last digits: a step that small is taken as it is.
      if (objective(next, y, C) <= before || size < 1e-10) {
        at = next;
        break;
      }
    }
  }
  throw new Error(
    `l2-logistic: Newton's method did not converge for C = ${C}. Standardise the probes, or use a smaller C.`,
  );
}

/**
 * The minimum of the quadratic approximation at f: (K + D⁻¹) dual + intercept = f + D⁻¹C(y - p), Σ dual = 0, where
 * D = C p(1 - p). Solved through I + D½ K D½, which no p close to 0 or 1 makes singular.
 */
function newtonStep(K: Float64Array, y: readonly Label[], C: number, f: Float64Array): Point {
  const n = y.length;
  const root = f.map((value) => Math.sqrt(C * sigmoid(value) * sigmoid(-value)));
  const B = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) B[i * n + k] = root[i] * K[i * n + k] * root[k];
    B[i * n + i] += 1;
  }
  factorise(B, n);
  // C(y - p) / D½ without dividing by what may be 0.
  const right = f.map(
    (value, i) =>
      root[i] * value + Math.sqrt(C) * (y[i] === 1 ? Math.exp(-value / 2) : -Math.exp(value / 2)),
  );
  const forOnes = root.slice();
  solveFactorised(B, n, right);
  solveFactorised(B, n, forOnes);
  const intercept = dot(root, right) / dot(root, forOnes);
  const dual = root.map((value, i) => value * (right[i] - intercept * forOnes[i]));
  return { dual, intercept, products: product(K, dual) };
}

function logOdds({ products, intercept }: Point): Float64Array {
  return products.map((value) => value + intercept);
}

function objective(point: Point, y: readonly Label[], C: number): number {
  return C * logisticLoss(y, logOdds(point)) + 0.5 * dot(point.dual, point.products);
}

function between(a: Point, b: Point, share: number): Point {
  const mix = (from: Float64Array, to: Float64Array) =>
    from.map((value, i) => value + share * (to[i] - value));
  return {
    dual: mix(a.dual, b.dual),
    intercept: a.intercept + share * (b.intercept - a.intercept),
    products: mix(a.products, b.products),
  };
}

function largestSquare(K: Float64Array, n: number): number {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, K[i * n + i]);
  return largest;
}

function product(K: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += K[i * n + k] * vector[k];
    result[i] = sum;
  }
  return result;
}
