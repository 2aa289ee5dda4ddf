import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { solveRidgeAlong } from './elastic-net-ridge.js';
import { largestPull, solveAlong } from './elastic-net-solver.js';
import { type ElasticNetState, emptyModel, intercepted } from './elastic-net-state.js';
import { lambdaSequence, requireFalling } from './lambda-sequence.js';
import { requireBothClasses, requirePositive } from './model.js';

/** A weight that is not 0. */
export interface Weight {
  /** Column of X. */
  readonly index: number;
  readonly value: number;
}

/** Logistic regressions along a falling sequence of penalties; each list has one entry per λ. */
export interface ElasticNetPath {
  /** Share of the L1 norm in the penalty: 1 is the lasso, 0 the ridge. */
  readonly alpha: number;
  readonly lambda: readonly number[];
  readonly intercept: readonly number[];
  /** The weights that are not 0, by rising index. */
  readonly coefficients: readonly (readonly Weight[])[];
  readonly nonZero: readonly number[];
  /** 1 - deviance / deviance of the intercept alone. */
  readonly devianceRatio: readonly number[];
  /**
   * How far the solution is from the optimality condition, relative to λ: the largest distance of 0 from the
   * subdifferential by any weight or the intercept.
   */
  readonly kkt: readonly number[];
}

/** What `elasticNetPath` may be given. */
export interface ElasticNetPathOptions {
  /** Share of the L1 norm, 0 … 1; default 1. */
  readonly alpha?: number;
  /** Penalties, falling. Without them: from λ_max, the smallest that leaves all weights at 0, down. */
  readonly lambdas?: readonly number[];
  /** How many; default 100. */
  readonly count?: number;
  /** The smallest as a share of λ_max; default 0.01. */
  readonly ratio?: number;
  /** How close to come to the optimality condition, relative to λ; default 1e-10. */
  readonly tolerance?: number;
}

/** Below it λ_max would go to infinity. As in glmnet, it is that of this alpha then. */
const SMALLEST_ALPHA = 1e-3;

/**
 * Logistic regression with an elastic-net penalty along a path of λ: minimises
 *
 *   mean negative log-likelihood + λ(α ‖β‖₁ + ½ (1 - α) ‖β‖²)
 *
 * over β and a free intercept, as glmnet does (Friedman, Hastie & Tibshirani 2010, J Stat Softw 33:1) with
 * `standardize = FALSE`: X is taken as it is, so standardise first. scikit-learn's C is 1 / (nλ).
 *
 * From each λ to the next: coordinate descent lets in the columns that break the optimality condition, Newton's method
 * solves for those that are in, and bounds on what changed say which of the others need to be looked at again. α = 0 goes
 * through the n-dimensional dual.
 *
 * For λ > 0 there is always an optimum, also where the classes are separable, and the path goes on to its last λ however
 * much deviance is explained. Where columns are equal and α = 1, only the sum of their weights is defined.
 *
 * @param X samples × probes, finite
 * @param y both classes present
 * @throws RangeError when an option or X makes no sense; Error when a class is missing, when no column varies with the
 * classes and no λ is given, or when a solution can't be had to 1e-8 (λ next to 0, X on a wild scale)
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { elasticNetPath } from 'leukemia-notebooks';
 * const X = new Matrix([[-1, 1], [-1, -1], [1, -1], [1, 1]]);
 * const { lambda, nonZero, coefficients } = elasticNetPath(X, [0, 0, 1, 1], { count: 3 });
 * lambda; // => [0.5, 0.05, 0.005]
 * nonZero; // => [0, 1, 1]
 * coefficients[2]; // => [{ index: 0, value: 5.293 }]
 */
export function elasticNetPath(
  X: Matrix,
  y: readonly Label[],
  options: ElasticNetPathOptions = {},
): ElasticNetPath {
  const { alpha = 1, tolerance = 1e-10 } = options;
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`elasticNetPath: alpha must lie between 0 and 1, not ${alpha}.`);
  }
  requirePositive('elasticNetPath', { tolerance });
  requireBothClasses(y, 'elasticNetPath');
  const state = emptyModel(X, y);
  const lambdas = options.lambdas ?? ownSequence(state, alpha, options);
  requireFalling(lambdas);

  const nullLoss = state.point.loss;
  const steps: Step[] = [];
  const found = (lambda: number, kkt: number) => steps.push(stepOf(state, lambda, kkt, nullLoss));
  if (alpha === 0) solveRidgeAlong(state, lambdas, found);
  else solveAlong(state, lambdas, { alpha, tolerance }, found);
  return {
    alpha,
    lambda: steps.map((step) => step.lambda),
    intercept: steps.map((step) => step.intercept),
    coefficients: steps.map((step) => step.weights),
    nonZero: steps.map((step) => step.weights.length),
    devianceRatio: steps.map((step) => step.devianceRatio),
    kkt: steps.map((step) => step.kkt),
  };
}

function ownSequence(
  state: ElasticNetState,
  alpha: number,
  { count = 100, ratio = 0.01 }: ElasticNetPathOptions,
): number[] {
  const largest = largestPull(state) / Math.max(alpha, SMALLEST_ALPHA);
  if (!(largest > 0)) {
    throw new Error(
      'elasticNetPath: no probe varies with the classes, so that all weights are 0 at every λ and a path has no ' +
        'natural start. Are the probes constant? Otherwise give lambdas.',
    );
  }
  return lambdaSequence(largest, count, ratio);
}

interface Step {
  readonly lambda: number;
  readonly intercept: number;
  readonly weights: readonly Weight[];
  readonly devianceRatio: number;
  readonly kkt: number;
}

/** The solution as it stands. */
function stepOf(state: ElasticNetState, lambda: number, kkt: number, nullLoss: number): Step {
  const { support, beta, point } = state;
  const weights = [...support]
    .sort((a, b) => a - b)
    .map((index) => ({ index, value: beta[index] }));
  return {
    lambda,
    intercept: intercepted(state),
    weights,
    devianceRatio: 1 - point.loss / nullLoss,
    kkt,
  };
}
