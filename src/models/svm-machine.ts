import type { Matrix } from 'ml-matrix';

import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import { rowsOf } from '../numerics/rows.js';
import { dot, weightedSum } from '../numerics/vectors.js';
import { requireFinite } from '../preprocessing/transform.js';
import { crossKernel, decisionValues, gramMatrix, scaleGamma } from './kernel.js';
import type { SvmSolution } from './smo.js';
import { gradientSize } from './svm-importance.js';
import type { SvmSpec } from './svm-spec.js';

/** What depends on the kernel: its matrix for the training samples, and what a solution on that matrix means for X. */
export interface KernelMachine {
  /** n × n, row by row. */
  readonly K: Float64Array;
  readonly gamma?: number;
  /** Decision values. */
  score(solution: SvmSolution, data: Dataset): number[];
  /** Weights of the columns of X, where the decision value is linear in them. */
  weights?(solution: SvmSolution): number[];
  /** Never negative, one per column of X. */
  importance(solution: SvmSolution): number[];
}

/** @throws Error when a kernel value is not finite, or a precomputed kernel is not square and symmetric */
export function kernelMachine(spec: SvmSpec, training: TrainingSet): KernelMachine {
  const machine = MACHINES[spec.kernel](training, spec);
  // A value that is not finite leaves its sample's kernel so. To look at n² numbers is cheaper than at n p.
  if (!machine.K.every(Number.isFinite)) {
    requireFinite(training, 'svm');
    throw new Error('svm: the values are so large that the kernel overflows. Standardise first.');
  }
  return machine;
}

const MACHINES = { linear, rbf, precomputed };

function linear({ X }: TrainingSet): KernelMachine {
  const rows = rowsOf(X);
  const weights = ({ signedAlpha }: SvmSolution) => Array.from(weightedSum(rows, signedAlpha));
  return linearIn(gramMatrix({ name: 'linear' }, rows), weights);
}

/** The decision value is linear in the columns of a kernel matrix, and the weights are the signed alphas. */
function precomputed({ X }: TrainingSet): KernelMachine {
  requireKernelMatrix(X);
  return linearIn(Float64Array.from(X.to1DArray()), ({ signedAlpha }) => Array.from(signedAlpha));
}

function linearIn(K: Float64Array, weights: (solution: SvmSolution) => number[]): KernelMachine {
  return {
    K,
    weights,
    importance: (solution) => weights(solution).map(Math.abs),
    score(solution, { X }) {
      const w = Float64Array.from(weights(solution));
      return rowsOf(X).map((row) => dot(row, w) + solution.bias);
    },
  };
}

function rbf({ X }: TrainingSet, spec: SvmSpec): KernelMachine {
  const rows = rowsOf(X);
  const { gamma: given = 'scale' } = spec;
  const gamma = given === 'scale' ? scaleGamma(rows) : given;
  const kernel = { name: 'rbf', gamma } as const;
  const K = gramMatrix(kernel, rows);
  return {
    K,
    gamma,
    importance: ({ signedAlpha }) => gradientSize(rows, K, signedAlpha, gamma),
    score({ signedAlpha, bias }, data) {
      const vectors = rows.filter((_, i) => signedAlpha[i] !== 0);
      const alpha = signedAlpha.filter((a) => a !== 0);
      return decisionValues(crossKernel(kernel, rowsOf(data.X), vectors), alpha, bias);
    },
  };
}

function requireKernelMatrix(X: Matrix): void {
  if (X.rows !== X.columns) {
    throw new Error(
      `svm: a precomputed kernel has a column for each training sample, and here are ${X.rows} rows and ` +
        `${X.columns} columns. Where rows are left out, as in cross-validation, use the linear or the RBF kernel.`,
    );
  }
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < i; k++) {
      const [a, b] = [X.get(i, k), X.get(k, i)];
      if (Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b))) {
        throw new Error(
          `svm: a precomputed kernel is symmetric, and this one has ${a} at row ${i}, column ${k}, but ${b} at row ` +
            `${k}, column ${i} (counted from 0).`,
        );
      }
    }
  }
}
