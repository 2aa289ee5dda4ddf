import SVM from 'ml-svm';

import type { Label, TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { rowsOf } from '../numerics/rows.js';
import { gramMatrix, scaleGamma } from './kernel.js';
import type { FittedModel } from './model.js';
import { gradientSize } from './svm-importance.js';
import { kktGap } from './svm-kkt.js';
import type { SvmSpec } from './svm-spec.js';

/**
 * Fits an RBF machine by ml-svm, guarded: no rescaling of its own (`whitening` turns a constant column into NaN), labels
 * ±1, a seeded generator, and the Karush-Kuhn-Tucker conditions checked on what comes back.
 *
 * ml-svm 2.1.2 has a sign wrong in the box of two unequal labels, so that a dual variable can leave [0, C], and it drops
 * steps below 1e-3: neither is reported by the library. It is asked with other seeds when a solution fails the check.
 *
 * Where it stops early, the last bits of a kernel value can decide where: its decision values then move by 1e-3 from one
 * engine of JavaScript to another, whose `Math.exp` differ in those bits. So it is handed values in single precision.
 *
 * @throws Error when no solution meets the optimality conditions to the specified tolerance
 */
export function fitSvmByLibrary(spec: SvmSpec, training: TrainingSet, random: Random): FittedModel {
  const rows = rowsOf(training.X);
  const { gamma: given = 'scale' } = spec;
  const gamma = given === 'scale' ? scaleGamma(rows) : given;
  const { svm, alpha, gap } = solve(spec, training.X.to2DArray(), training.y, gamma, random);
  const K = gramMatrix({ name: 'rbf', gamma }, rows);
  return {
    probes: training.probes,
    threshold: 0,
    importance: gradientSize(rows, K, alpha, gamma),
    summary: { gamma, supportVectors: svm.supportVectors().length, kktGap: gap },
    score: ({ X }) => svm.margin(X.to2DArray()),
  };
}

interface Solution {
  readonly svm: SVM;
  /** αᵢỹᵢ of every training sample. */
  readonly alpha: Float64Array;
  readonly gap: number;
}

function solve(
  { C, tolerance }: SvmSpec,
  rows: number[][],
  y: readonly Label[],
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
      kernel: singlePrecisionRbf(gamma),
      whitening: false,
      random: () => random.uniform(),
    });
    if (!trained(svm, rows, signs)) continue;
    const alpha = new Float64Array(rows.length);
    svm.supportVectors().forEach((i, k) => (alpha[i] = svm.alphas[k] * signs[i]));
    const gap = kktGap(svm.margin(rows), alpha, signs, C);
    if (gap <= tolerance) return { svm, alpha, gap };
    best = Math.min(best, gap);
  }
  const end =
    best === Infinity
      ? 'it ran out of iterations. Try a smaller C.'
      : `its best solution is ${best.toPrecision(2)} away from the optimality conditions. Where samples reach the ` +
        'bound C it can leave the box; a larger C (at p >> n the classes are separable) or standardised, selected ' +
        "probes avoid that, and so does engine: 'own'.";
  throw new Error(
    `svm: ml-svm did not converge for C = ${C}, gamma = ${gamma.toPrecision(4)}: ${end}`,
  );
}

/** exp(-γ‖a - b‖²), rounded to single precision. */
function singlePrecisionRbf(gamma: number) {
  return {
    compute(a: readonly number[], b: readonly number[]): number {
      let square = 0;
      for (let j = 0; j < a.length; j++) square += (a[j] - b[j]) ** 2;
      return Math.fround(Math.exp(-gamma * square));
    },
  };
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
