import type { TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { rowsOf } from '../numerics/rows.js';
import { requireFolds, stratifiedFolds } from '../numerics/stratified-folds.js';
import { dot } from '../numerics/vectors.js';
import { requireFinite } from '../preprocessing/transform.js';
import type { ElasticNetPath } from './elastic-net-path.js';
import { ElasticNetStops } from './elastic-net-stops.js';
import { gramMatrix } from './kernel.js';
import { crossValidatePath } from './lambda-cross-validation.js';
import { sigmoid } from './logistic-loss.js';
import type { LambdaRule, LogisticRegressionSpec } from './logistic-spec.js';
import { type FittedModel, requireBothClasses } from './model.js';
import { type LogisticFit, ridgeLogistic } from './ridge-logistic.js';

export {
  type LambdaRule,
  logisticRegression,
  type LogisticRegressionOptions,
  type LogisticRegressionSpec,
} from './logistic-spec.js';

/** What fits to one training set leave for the next ones; it changes none of them. */
export interface LogisticMemory {
  /** By alpha. */
  elasticNet?: Map<number, ElasticNetStops>;
  /** Products of every sample with every sample, which is all that the ridge needs. */
  gram?: Float64Array;
}

/** A fit, and the λ it was made with. */
interface PenalisedFit extends LogisticFit {
  readonly lambda: number;
}

/**
 * The score is the log-odds of the positive class (threshold 0), the probability what these say; importance is
 * |coefficient|.
 *
 * Where the classes are separable, as they are when probes outnumber samples, the weights are finite by the penalty
 * alone: the smaller it is, the larger they are and the closer to 0 and 1 the probabilities.
 *
 * @param random deals the folds by which a rule chooses λ. There is no other chance in the fit
 * @param memory of earlier fits to the same training set
 * @throws Error when a value or a class is missing, a class has fewer samples than a rule has folds, or the solver does
 * not reach the optimum
 */
export function fitLogisticRegression(
  spec: LogisticRegressionSpec,
  training: TrainingSet,
  random: Random,
  memory: LogisticMemory = {},
): FittedModel {
  requireFinite(training, 'logisticRegression');
  requireBothClasses(training.y, 'logisticRegression');
  const { coefficients, intercept, lambda } = penalisedFit(spec, training, random, memory);
  const weights = new Float64Array(coefficients);
  let importance: number[] | undefined;
  const score: FittedModel['score'] = ({ X }) =>
    rowsOf(X).map((row) => dot(row, weights) + intercept);
  return {
    probes: training.probes,
    threshold: 0,
    coefficients,
    // Computed when asked for: cross-validation fits many and has no use for it.
    get importance() {
      return (importance ??= coefficients.map(Math.abs));
    },
    summary: {
      intercept,
      nonZero: coefficients.filter((w) => w !== 0).length,
      ...(typeof spec.lambda === 'object' && { lambda }),
    },
    score,
    probability: (data) => score(data).map(sigmoid),
  };
}

function penalisedFit(
  spec: LogisticRegressionSpec,
  training: TrainingSet,
  random: Random,
  memory: LogisticMemory,
): PenalisedFit {
  const { X, y } = training;
  const alpha = { l1: 1, l2: 0, 'elastic-net': spec.l1Ratio ?? 0.5 }[spec.penalty];
  if (typeof spec.lambda === 'object') return chosenFit(spec.lambda, training, alpha, random);
  const C = spec.C ?? 1 / (y.length * spec.lambda!);
  const lambda = spec.lambda ?? 1 / (y.length * C);
  if (alpha === 0) {
    memory.gram ??= gramMatrix({ name: 'linear' }, rowsOf(X));
    return { ...ridgeLogistic(X, y, C, memory.gram), lambda };
  }
  const stops = (memory.elasticNet ??= new Map<number, ElasticNetStops>());
  const known = stops.get(alpha) ?? new ElasticNetStops(X, y, alpha);
  stops.set(alpha, known);
  return { ...known.at(lambda), lambda };
}

/** With the λ that cross-validation inside the training samples chooses. */
function chosenFit(
  { rule, measure, folds }: LambdaRule,
  { X, y }: TrainingSet,
  alpha: number,
  random: Random,
): PenalisedFit {
  requireFolds('logisticRegression, to choose lambda', y, folds, ', or give lambda or C');
  const validated = crossValidatePath(X, y, stratifiedFolds(y, folds, random), { alpha });
  const { lambdaMin, lambda1se } = validated[measure];
  const at = validated.path.lambda.indexOf(rule === 'min' ? lambdaMin : lambda1se);
  return fitOf(validated.path, at, X.columns);
}

/** One step of a path, with every coefficient. */
function fitOf(path: ElasticNetPath, at: number, columns: number): PenalisedFit {
  const coefficients = new Array<number>(columns).fill(0);
  for (const { index, value } of path.coefficients[at]) coefficients[index] = value;
  return { coefficients, intercept: path.intercept[at], lambda: path.lambda[at] };
}
