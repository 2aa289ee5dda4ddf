import { Matrix } from 'ml-matrix';

import type { TrainingSet } from '../cohort/dataset.js';
import { requireFinite } from '../preprocessing/transform.js';
import { lassoLogistic } from './lasso-logistic.js';
import { type FittedModel, requireBothClasses, requirePositive } from './model.js';
import { ridgeLogistic } from './ridge-logistic.js';

/** Logistic regression with an L1 or L2 penalty on the weights and a free intercept. */
export interface LogisticRegressionSpec {
  readonly kind: 'logistic-regression';
  readonly penalty: 'l1' | 'l2';
  readonly C: number;
}

/**
 * Logistic regression on standardised probes.
 *
 * @param options.penalty `l2` shrinks all weights, `l1` makes most of them exactly zero
 * @param options.C inverse of the penalty as in scikit-learn; smaller is simpler. Default 1
 * @throws RangeError when C is not positive
 */
export function logisticRegression(options: {
  penalty: 'l1' | 'l2';
  C?: number;
}): LogisticRegressionSpec {
  const { penalty, C = 1 } = options;
  requirePositive('logisticRegression', { C });
  return { kind: 'logistic-regression', penalty, C };
}

/** The score is the log-odds of the positive class (threshold 0); importance is |coefficient|. */
export function fitLogisticRegression(
  spec: LogisticRegressionSpec,
  training: TrainingSet,
): FittedModel {
  requireFinite(training, 'logisticRegression');
  requireBothClasses(training.y, 'logisticRegression');
  const solve = spec.penalty === 'l1' ? lassoLogistic : ridgeLogistic;
  const { coefficients, intercept } = solve(training.X, training.y, spec.C);
  const weights = Matrix.columnVector(coefficients);
  return {
    probes: training.probes,
    threshold: 0,
    coefficients,
    importance: coefficients.map(Math.abs),
    summary: { intercept, nonZero: coefficients.filter((w) => w !== 0).length },
    score({ X }) {
      return X.mmul(weights)
        .to1DArray()
        .map((f) => f + intercept);
    },
  };
}
