import SVM from 'ml-svm';
import type { Matrix } from 'ml-matrix';

import type { Label, TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { requireFinite } from '../preprocessing/transform.js';
import { type FittedModel, requireBothClasses, requirePositive } from './model.js';

/** Support vector machine with the radial basis function kernel exp(-γ‖x - x'‖²). */
export interface SvmSpec {
  readonly kind: 'svm-rbf';
  readonly C: number;
  /** γ, or `scale`: 1 / (columns × variance of all values of X), as scikit-learn. */
  readonly gamma: number | 'scale';
}

/**
 * RBF support vector machine on standardised probes.
 *
 * @param options.C bound on the dual variables, default 1
 * @param options.gamma width of the kernel, default `scale`
 * @throws RangeError when C or gamma is not positive
 */
export function svmRbf(options: { C?: number; gamma?: number | 'scale' } = {}): SvmSpec {
  const { C = 1, gamma = 'scale' } = options;
  requirePositive('svmRbf', { C, ...(gamma === 'scale' ? {} : { gamma }) });
  return { kind: 'svm-rbf', C, gamma };
}

/** Largest violation of the optimality conditions that passes for converged: in units of the decision value, or of C. */
const KKT_TOLERANCE = 0.02;

/**
 * Fits by ml-svm, guarded: no rescaling of its own (`whitening` turns a constant column into NaN), labels ±1, a seeded
 * generator, σ computed from γ, and the Karush-Kuhn-Tucker conditions checked on what comes back.
 *
 * ml-svm 2.1.2 has a sign wrong in the box of two unequal labels, so that a dual variable can leave [0, C], and it drops
 * steps below 1e-3: neither is reported by the library. It is asked with other seeds when a solution fails the check.
 *
 * The score is the decision value (threshold 0). An RBF machine has no weight per probe: importance is the mean squared
 * gradient of the decision function over the training samples, root taken, per column.
 *
 * @throws Error when no solution meets the optimality conditions
 */
export function fitSvm(spec: SvmSpec, training: TrainingSet, random: Random): FittedModel {
  requireFinite(training, 'svmRbf');
  requireBothClasses(training.y, 'svmRbf');
  const gamma = spec.gamma === 'scale' ? scaleGamma(training.X) : spec.gamma;
  const rows = training.X.to2DArray();
  const { svm, alpha, gap } = solve(rows, training.y, spec.C, gamma, random);
  return {
    probes: training.probes,
    threshold: 0,
    importance: gradientSize(rows, alpha, gamma),
    summary: { gamma, supportVectors: svm.supportVectors().length, kktGap: gap },
    score: ({ X }) => svm.margin(X.to2DArray()),
  };
}

/** γ = 1 / (columns × population variance of all values), scikit-learn's `gamma='scale'`; 1 when X is constant. */
export function scaleGamma(X: Matrix): number {
  const variance = X.variance({ unbiased: false });
  return variance > 0 ? 1 / (X.columns * variance) : 1;
}

interface Solution {
  readonly svm: SVM;
  /** αᵢỹᵢ of every training sample. */
  readonly alpha: number[];
  readonly gap: number;
}

function solve(
  rows: number[][],
  y: readonly Label[],
  C: number,
  gamma: number,
  random: Random,
): Solution {
  const signs = y.map((label) => (label === 1 ? 1 : -1));
  let best = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    const svm = new SVM({
      C,
      tol: 1e-4,
      maxPasses: 10,
      maxIterations: 100_000,
      kernel: 'rbf',
      kernelOptions: { sigma: 1 / Math.sqrt(2 * gamma) },
      whitening: false,
      random: () => random.uniform(),
    });
    if (!trained(svm, rows, signs)) continue;
    const alpha = new Array<number>(rows.length).fill(0);
    svm.supportVectors().forEach((i, k) => (alpha[i] = svm.alphas[k] * signs[i]));
    const gap = kktGap(svm.margin(rows), alpha, signs, C);
    if (gap <= KKT_TOLERANCE) return { svm, alpha, gap };
    best = Math.min(best, gap);
  }
  const end =
    best === Infinity
      ? 'it ran out of iterations. Try a smaller C.'
      : `its best solution is ${best.toPrecision(2)} away from the optimality conditions. Where samples reach the ` +
        'bound C it can leave the box; a larger C (at p >> n the classes are separable) or standardised, selected ' +
        'probes avoid that.';
  throw new Error(
    `svmRbf: ml-svm did not converge for C = ${C}, gamma = ${gamma.toPrecision(4)}: ${end}`,
  );
}

/** False when the library ran out of iterations, which it reports by throwing. */
function trained(svm: SVM, rows: number[][], signs: number[]): boolean {
  try {
    svm.train(rows, signs);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === 'max iterations reached') return false;
    throw error;
  }
}

/**
 * Largest violation of the Karush-Kuhn-Tucker conditions, with m = ỹf(x): α = 0 ⇒ m ≥ 1, 0 < α < C ⇒ m = 1,
 * α = C ⇒ m ≤ 1; and of 0 ≤ α ≤ C and Σαỹ = 0, these as shares of C, or a small C would excuse any violation.
 *
 * @param decision f(x) of each training sample
 * @param alpha αᵢỹᵢ
 * @param signs ỹᵢ, ±1
 */
export function kktGap(
  decision: readonly number[],
  alpha: readonly number[],
  signs: readonly number[],
  C: number,
): number {
  const balance = Math.abs(alpha.reduce((sum, a) => sum + a, 0)) / C;
  return decision.reduce((worst, f, i) => {
    const a = alpha[i] * signs[i];
    const margin = signs[i] * f;
    const short = a < C * (1 - 1e-6) ? 1 - margin : 0;
    const long = a > C * 1e-6 ? margin - 1 : 0;
    return Math.max(worst, short, long, -a / C, (a - C) / C);
  }, balance);
}

function gradientSize(rows: number[][], alpha: readonly number[], gamma: number): number[] {
  const columns = rows[0].length;
  const squares = new Float64Array(columns);
  const vectors = rows.flatMap((row, i) => (alpha[i] === 0 ? [] : [{ row, weight: alpha[i] }]));
  for (const at of rows) {
    const gradient = new Float64Array(columns);
    for (const { row, weight } of vectors) {
      let distance = 0;
      for (let j = 0; j < columns; j++) distance += (at[j] - row[j]) ** 2;
      const factor = -2 * gamma * weight * Math.exp(-gamma * distance);
      for (let j = 0; j < columns; j++) gradient[j] += factor * (at[j] - row[j]);
    }
    for (let j = 0; j < columns; j++) squares[j] += gradient[j] ** 2;
  }
  return Array.from(squares, (sum) => Math.sqrt(sum / rows.length));
}
