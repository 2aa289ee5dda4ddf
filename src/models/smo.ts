import type { Label } from '../cohort/dataset.js';
import { solveFreeSet } from './smo-free-set.js';
import type { SmoState } from './smo-state.js';
import { bestPartner, extremes, highestRising, SMALLEST_CURVATURE } from './smo-working-set.js';

/** A solved support vector machine: f(x) = Σ signedAlpha[i] k(x, xᵢ) + bias. */
export interface SvmSolution {
  /** αᵢỹᵢ of every sample, ỹ = ±1; 0 where the sample is no support vector. */
  readonly signedAlpha: Float64Array;
  readonly bias: number;
  /** By how much the most violating pair of samples violates the optimality conditions, in units of f. */
  readonly gap: number;
  readonly iterations: number;
}

/** After so many steps the gradient is computed anew, lest rounding errors add up in it. */
const BETWEEN_REFRESHES = 10_000;
/** Whoever asks for less than this is content where the steps end; for all others the end is solved for as well. */
const EXACT_BELOW = 1e-6;
/** Equations next to singular lead away from where the steps were; after so many times their solutions are not followed. */
const MOST_ASTRAY = 10;
/** As a share of C: closer to its bound than this, an alpha is there. */
const SNAP = 1e-14;

/**
 * Sequential minimal optimisation: maximises Σ αᵢ - ½ Σ αᵢαₖỹᵢỹₖKᵢₖ over 0 ≤ αᵢ ≤ Cᵢ, Σ αᵢỹᵢ = 0, two variables at a
 * time. Of the pair, one violates the conditions most and the other promises the largest gain by second-order
 * information (Fan, Chen & Lin 2005, JMLR 6:1889), which is what libsvm does. Now and then the samples that are free by
 * then are solved for at once (see `solveFreeSet`). No chance is in it.
 *
 * It stops when the conditions hold to `tolerance`, or to the rounding error of the gradient where that is larger.
 *
 * @param K kernel of every sample with every sample, n × n, symmetric, finite
 * @param y both classes present
 * @param options.C bound of each sample
 * @param options.tolerance largest gap at the end, in units of the decision value
 * @param options.start signed alphas to start from (inside the box, sum 0), as of a problem close by; all 0 unless given
 * @param options.maxIterations steps to take at most, ten million unless given
 * @throws Error when it does not get there in so many
 */
export function solveSvm(
  K: Float64Array,
  y: readonly Label[],
  options: {
    C: readonly number[];
    tolerance: number;
    start?: Float64Array;
    maxIterations?: number;
  },
): SvmSolution {
  const { C, tolerance, start, maxIterations = 10_000_000 } = options;
  const alpha = start ? start.slice() : new Float64Array(y.length);
  const state = {
    K,
    diagonal: alpha.map((_, i) => K[i * y.length + i]),
    alpha,
    lower: alpha.map((_, i) => (y[i] === 1 ? 0 : -C[i])),
    upper: alpha.map((_, i) => (y[i] === 1 ? C[i] : 0)),
    gradient: new Float64Array(y.length),
  };
  const stepped = alpha.slice();
  let reached = Infinity;
  let astray = 0;
  for (let iterations = 0; ;) {
    let now = standing(state, y);
    if (now.gap > reached && ++astray > MOST_ASTRAY) {
      alpha.set(stepped);
      now = standing(state, y);
    }
    const { gap } = now;
    const enough = Math.max(tolerance, now.rounding);
    if (gap <= enough) return { signedAlpha: alpha, bias: biasOf(state, now), gap, iterations };
    if (iterations >= maxIterations) {
      throw new Error(
        `svm: the solution is still ${gap.toPrecision(2)} away from the optimality conditions after ${iterations} ` +
          `steps. Standardise the probes, or use a smaller C than ${Math.max(...C)}, or a larger tolerance.`,
      );
    }
    reached = Math.max(enough, gap / 10);
    iterations += ascend(state, reached);
    stepped.set(alpha);
    if (reached > enough || tolerance < EXACT_BELOW) solveFreeSet(state);
  }
}

/** How far the state is from the optimality conditions, by a gradient computed anew. */
function standing(state: SmoState, y: readonly Label[]) {
  const rounding = refresh(state, y);
  const { highest, lowest } = extremes(state);
  return { highest, lowest, gap: Math.max(0, highest - lowest), rounding };
}

/** Computes the gradient; returns what rounding leaves uncertain in it: the machine's precision times Σ |Kᵢₖαₖ|. */
function refresh({ K, alpha, gradient }: SmoState, y: readonly Label[]): number {
  const n = alpha.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    let size = 0;
    for (let k = 0; k < n; k++) {
      const term = K[i * n + k] * alpha[k];
      sum += term;
      size += Math.abs(term);
    }
    gradient[i] = (y[i] === 1 ? 1 : -1) - sum;
    largest = Math.max(largest, size);
  }
  return largest * Number.EPSILON * 4;
}

/** Steps until the gap is at most `enough`, or it is time to compute the gradient anew. Returns how many. */
function ascend(state: SmoState, enough: number): number {
  const { K, diagonal, alpha, lower, upper, gradient } = state;
  const n = alpha.length;
  let up = highestRising(state);
  for (let iteration = 0; iteration < BETWEEN_REFRESHES; iteration++) {
    const down = bestPartner(state, up, enough);
    if (down < 0) return iteration;
    const curvature = diagonal[up] + diagonal[down] - 2 * K[up * n + down];
    const free = (gradient[up] - gradient[down]) / Math.max(curvature, SMALLEST_CURVATURE);
    const toUpper = upper[up] - alpha[up];
    const toLower = alpha[down] - lower[down];
    const step = Math.min(free, toUpper, toLower);
    // At the bound exactly, not a rounding error beside it, where it would pass for free and fix the bias.
    const nearUpper = SNAP * (upper[up] - lower[up]);
    const nearLower = SNAP * (upper[down] - lower[down]);
    alpha[up] = toUpper - step <= nearUpper ? upper[up] : alpha[up] + step;
    alpha[down] = toLower - step <= nearLower ? lower[down] : alpha[down] - step;
    // In the same pass as the next choice: this loop and that of bestPartner are where the time goes.
    let highest = -Infinity;
    const [rowUp, rowDown] = [up * n, down * n];
    for (let t = 0; t < n; t++) {
      const moved = gradient[t] - step * (K[rowUp + t] - K[rowDown + t]);
      gradient[t] = moved;
      if (moved > highest && alpha[t] < upper[t]) {
        highest = moved;
        up = t;
      }
    }
  }
  return BETWEEN_REFRESHES;
}

/** The mean of what free support vectors ask for, whose margin is 1; half way between the bounds when there is none. */
function biasOf(
  { alpha, lower, upper, gradient }: SmoState,
  { highest, lowest }: { highest: number; lowest: number },
): number {
  let sum = 0;
  let free = 0;
  for (let i = 0; i < alpha.length; i++) {
    if (alpha[i] === lower[i] || alpha[i] === upper[i]) continue;
    sum += gradient[i];
    free++;
  }
  return free === 0 ? (highest + lowest) / 2 : sum / free;
}
