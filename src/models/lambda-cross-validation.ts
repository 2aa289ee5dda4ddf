import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { mean } from '../numerics/describe.js';
import { requireSameLength } from '../numerics/require.js';
import {
  elasticNetPath,
  type ElasticNetPath,
  type ElasticNetPathOptions,
} from './elastic-net-path.js';

/** A measure of error for each λ of a path, and the λ it speaks for. */
export interface LambdaCurve {
  readonly mean: readonly number[];
  /** Standard error of the mean over folds. */
  readonly se: readonly number[];
  /** The largest λ whose mean is smallest. */
  readonly lambdaMin: number;
  /** The largest λ whose mean is within one standard error of the smallest. */
  readonly lambda1se: number;
}

/** What cross-validation says of a path. */
export interface PathCrossValidation {
  /** On all samples; its λ are those of every fold. */
  readonly path: ElasticNetPath;
  /** In which fold each sample was left out. */
  readonly fold: readonly number[];
  /** -2 log-likelihood per sample, with probabilities held to 1e-5 … 1 - 1e-5 as cv.glmnet does. */
  readonly deviance: LambdaCurve;
  /** Share of samples on the wrong side of log-odds 0. */
  readonly class: LambdaCurve;
}

const SMALLEST_PROBABILITY = 1e-5;
/** With fewer samples per fold than this, cv.glmnet takes its standard errors over samples. */
const SMALLEST_FOLD = 3;

/**
 * Cross-validation of an elastic-net path, as cv.glmnet (Friedman, Hastie & Tibshirani 2010, J Stat Softw 33:1): the
 * path's own λ in every fold, the mean over samples, and its standard error from the scatter of the folds, each of its
 * size's weight.
 *
 * X is taken as it is in every fold, so what was learned from all of its rows before (means and deviations, and above
 * all a selection by label) is not relearned here. That may mislead the choice of λ; an estimate of performance comes
 * from folds around the whole pipeline.
 *
 * @param X samples × probes, finite
 * @param y both classes present
 * @param fold the fold (0, 1, …) in which each sample is left out; each rest has both classes
 * @throws RangeError when there are not as many folds as labels, and what `elasticNetPath` does
 * @example
 * import { crossValidatePath, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { standardise, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const { X, y } = fitTransforms(steps, training).transform(training);
 * const { path, deviance } = crossValidatePath(X, y, y.map((_, i) => i % 5));
 * path.nonZero[path.lambda.indexOf(deviance.lambda1se)]; // => 6
 */
export function crossValidatePath(
  X: Matrix,
  y: readonly Label[],
  fold: readonly number[],
  options: ElasticNetPathOptions = {},
): PathCrossValidation {
  requireSameLength('crossValidatePath', { labels: y.length, folds: fold.length });
  const path = elasticNetPath(X, y, options);
  const deviance = path.lambda.map(() => new Array<number>(y.length));
  const wrong = path.lambda.map(() => new Array<number>(y.length));
  for (const left of new Set(fold)) {
    const rest = fold.flatMap((f, i) => (f === left ? [] : [i]));
    const fitted = elasticNetPath(
      X.subMatrixRow(rest),
      rest.map((i) => y[i]),
      { ...options, lambdas: path.lambda },
    );
    fold.forEach((f, i) => {
      if (f !== left) return;
      const x = X.getRow(i);
      logOddsAlong(fitted, x).forEach((logOdds, k) => {
        deviance[k][i] = sampleDeviance(y[i], logOdds);
        wrong[k][i] = (logOdds > 0 ? 1 : 0) === y[i] ? 0 : 1;
      });
    });
  }
  const groups = y.length / new Set(fold).size < SMALLEST_FOLD ? y.map((_, i) => i) : fold;
  return {
    path,
    fold,
    deviance: curve(path.lambda, deviance, groups),
    class: curve(path.lambda, wrong, groups),
  };
}

function logOddsAlong({ intercept, coefficients }: ElasticNetPath, x: readonly number[]): number[] {
  return coefficients.map((weights, k) =>
    weights.reduce((sum, { index, value }) => sum + value * x[index], intercept[k]),
  );
}

function sampleDeviance(label: Label, logOdds: number): number {
  const chance = 1 / (1 + Math.exp(label === 1 ? -logOdds : logOdds));
  const held = Math.min(Math.max(chance, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY);
  return -2 * Math.log(held);
}

/** @param errors one list over the samples per λ */
function curve(
  lambda: readonly number[],
  errors: readonly (readonly number[])[],
  groups: readonly number[],
): LambdaCurve {
  const means = errors.map(mean);
  const se = errors.map((values, k) => standardError(values, groups, means[k]));
  const smallest = Math.min(...means);
  const at = means.indexOf(smallest);
  const lambda1se = lambda[means.findIndex((value) => value <= smallest + se[at])];
  return { mean: means, se, lambdaMin: lambda[at], lambda1se };
}

/** From the scatter of the groups' means around the mean of all, each with the weight of its size. */
function standardError(
  values: readonly number[],
  groups: readonly number[],
  centre: number,
): number {
  const own = new Map<number, number[]>();
  groups.forEach((group, i) => own.set(group, [...(own.get(group) ?? []), values[i]]));
  const scatter = [...own.values()].reduce(
    (sum, members) => sum + members.length * (mean(members) - centre) ** 2,
    0,
  );
  return Math.sqrt(scatter / values.length / (own.size - 1));
}
