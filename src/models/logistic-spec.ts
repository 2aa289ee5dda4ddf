import { requirePositive } from './model.js';

/** λ by cross-validation inside the training samples. */
export interface LambdaRule {
  /** `min`: of the smallest mean error; `1se`: the largest whose mean is within one standard error of that. */
  readonly rule: 'min' | '1se';
  /** Deviance per sample, or share of samples called wrongly. */
  readonly measure: 'deviance' | 'class';
  readonly folds: number;
}

/** Logistic regression with an L1 or L2 penalty on the weights, or a mixture, and a free intercept. */
export interface LogisticRegressionSpec {
  readonly kind: 'logistic-regression';
  readonly penalty: 'l1' | 'l2' | 'elastic-net';
  /** Share of the L1 norm in an elastic net. */
  readonly l1Ratio?: number;
  /** scikit-learn's inverse penalty: λ = 1 / (C × training samples). There is either C or lambda. */
  readonly C?: number;
  /** glmnet's penalty on the mean loss, or how to choose it. */
  readonly lambda?: number | LambdaRule;
}

/** What `logisticRegression` may be given. */
export interface LogisticRegressionOptions {
  readonly penalty: LogisticRegressionSpec['penalty'];
  readonly l1Ratio?: number;
  readonly C?: number;
  readonly lambda?: number | (Pick<LambdaRule, 'rule'> & Partial<LambdaRule>);
}

/**
 * Logistic regression on standardised probes, as scikit-learn and glmnet define it (Friedman, Hastie & Tibshirani 2010,
 * J Stat Softw 33:1).
 *
 * The score is the log odds of the positive class (threshold 0), importance |coefficient|. Fitting refuses missing
 * values and a single class.
 *
 * @param options.penalty `l2` shrinks all weights, `l1` makes most of them exactly zero, `elastic-net` does some of both
 * @param options.l1Ratio share of the L1 norm in an elastic net, 0 … 1 (glmnet's alpha); default 0.5
 * @param options.C inverse of the penalty as in scikit-learn; smaller is simpler. Default 1, unless lambda is given
 * @param options.lambda penalty as in glmnet; or a rule, which chooses it by cross-validation inside the training samples
 * (measure `deviance` and 5 folds unless given)
 * @throws RangeError when a number is out of range, or options contradict each other
 * @example
 * import { logisticRegression } from 'leukemia-notebooks';
 * logisticRegression({ penalty: 'l1', C: 0.5 });
 * // => { kind: 'logistic-regression', penalty: 'l1', C: 0.5 }
 * logisticRegression({ penalty: 'elastic-net', lambda: { rule: '1se' } }).lambda;
 * // => { rule: '1se', measure: 'deviance', folds: 5 }
 * logisticRegression({ penalty: 'l2', C: 0 });
 * // => throws 'logisticRegression: C must be a positive number, not 0.'
 */
export function logisticRegression(options: LogisticRegressionOptions): LogisticRegressionSpec {
  const { penalty, l1Ratio, lambda } = options;
  if (lambda !== undefined && options.C !== undefined) {
    throw new RangeError(
      'logisticRegression: give C (as scikit-learn) or lambda (as glmnet), not both: lambda = 1 / (C × samples).',
    );
  }
  if (l1Ratio !== undefined && penalty !== 'elastic-net') {
    throw new RangeError(
      `logisticRegression: l1Ratio belongs to penalty 'elastic-net', and this one is '${penalty}'.`,
    );
  }
  if (l1Ratio !== undefined && !(l1Ratio >= 0 && l1Ratio <= 1)) {
    throw new RangeError(`logisticRegression: l1Ratio must lie between 0 and 1, not ${l1Ratio}.`);
  }
  return {
    kind: 'logistic-regression',
    penalty,
    ...(penalty === 'elastic-net' && { l1Ratio: l1Ratio ?? 0.5 }),
    ...(lambda === undefined
      ? { C: positive({ C: options.C ?? 1 }) }
      : { lambda: checked(lambda) }),
  };
}

function checked(lambda: NonNullable<LogisticRegressionOptions['lambda']>): number | LambdaRule {
  if (typeof lambda === 'number') return positive({ lambda });
  const { rule, measure = 'deviance', folds = 5 } = lambda;
  if (!Number.isInteger(folds) || folds < 2) {
    throw new RangeError(
      `logisticRegression: lambda.folds must be a whole number above 1, not ${folds}.`,
    );
  }
  return { rule, measure, folds };
}

function positive(named: Record<string, number>): number {
  requirePositive('logisticRegression', named);
  return Object.values(named)[0];
}
