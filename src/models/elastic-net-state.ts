import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { columnMajor } from '../numerics/columns.js';
import { emptyGram, type Gram } from './elastic-net-gram.js';
import { type ElasticNetPenalty, penaltyOf } from './elastic-net-penalty.js';
import { logisticLoss, sigmoid } from './logistic-loss.js';

/**
 * A logistic regression on centred columns, and where its solution stands. As the intercept is free, centring changes
 * the intercept alone, and the weights come apart from it.
 */
export interface ElasticNetState {
  readonly y: readonly Label[];
  /** Centred columns, one behind the other: column j starts at `j * y.length`. A constant one is 0 exactly. */
  readonly columns: Float64Array;
  /** What was subtracted from each column. */
  readonly centres: Float64Array;
  /** Euclidean length of each centred column. */
  readonly lengths: Float64Array;
  /** One weight per column. */
  readonly beta: Float64Array;
  /** Columns whose weight is not 0. */
  support: number[];
  /** On the centred columns. */
  intercept: number;
  /** Log-odds of each sample, by the weights and the intercept. */
  logOdds: Float64Array;
  /** Of the columns of the support, as of its last use. */
  readonly gram: Gram;
}

/**
 * No weights yet, and the intercept that is best without any.
 *
 * @param X samples × probes
 * @param y both classes present
 * @throws RangeError when a value of X is not finite, or X and y differ in length
 */
export function emptyModel(X: Matrix, y: readonly Label[]): ElasticNetState {
  const n = X.rows;
  if (y.length !== n) {
    throw new RangeError(`elasticNetPath: ${y.length} labels do not fit the ${n} rows of X.`);
  }
  const columns = columnMajor(X);
  const centres = new Float64Array(X.columns);
  const lengths = new Float64Array(X.columns);
  for (let j = 0; j < X.columns; j++) {
    const own = columns.subarray(j * n, (j + 1) * n);
    centres[j] = centre(own);
    let square = 0;
    for (let i = 0; i < n; i++) {
      own[i] -= centres[j];
      square += own[i] * own[i];
    }
    if (!Number.isFinite(square)) {
      throw new RangeError(
        `elasticNetPath: column ${j} of X has a value that is missing or infinite.`,
      );
    }
    lengths[j] = Math.sqrt(square);
  }
  const positives = y.reduce<number>((sum, label) => sum + label, 0);
  const intercept = Math.log(positives / (n - positives));
  return {
    y,
    columns,
    centres,
    lengths,
    beta: new Float64Array(X.columns),
    support: [],
    intercept,
    logOdds: new Float64Array(n).fill(intercept),
    gram: emptyGram(n),
  };
}

/** The mean, and of equal values the value itself, which their mean can miss by a rounding error. */
function centre(values: Float64Array): number {
  let sum = 0;
  let constant = true;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    constant &&= values[i] === values[0];
  }
  return constant ? values[0] : sum / values.length;
}

/** The intercept for columns that are not centred. */
export function intercepted({ support, beta, centres, intercept }: ElasticNetState): number {
  return support.reduce((sum, j) => sum - centres[j] * beta[j], intercept);
}

/** (y - p) / n of every sample: minus the derivative of the mean loss by its log-odds. */
export function residuals({ y, logOdds }: ElasticNetState): Float64Array {
  const n = y.length;
  const residual = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    residual[i] = (y[i] === 1 ? sigmoid(-logOdds[i]) : -sigmoid(logOdds[i])) / n;
  }
  return residual;
}

/** Product of column j with a vector over the samples. In two sums, as an addition need not wait for the one before. */
export function alongColumn(columns: Float64Array, j: number, vector: Float64Array): number {
  const n = vector.length;
  const from = j * n;
  let even = 0;
  let odd = 0;
  for (let i = 1; i < n; i += 2) {
    even += columns[from + i - 1] * vector[i - 1];
    odd += columns[from + i] * vector[i];
  }
  return n % 2 === 1 ? even + odd + columns[from + n - 1] * vector[n - 1] : even + odd;
}

/** Log-odds for other weights on the columns of the support. */
export function logOddsOf(
  { columns, support, y }: ElasticNetState,
  weights: ArrayLike<number>,
  intercept: number,
): Float64Array {
  const n = y.length;
  const f = new Float64Array(n).fill(intercept);
  for (let k = 0; k < support.length; k++) {
    const weight = weights[k];
    for (let i = 0, at = support[k] * n; i < n; i++, at++) f[i] += weight * columns[at];
  }
  return f;
}

/** Mean negative log-likelihood + penalty: what is minimised. */
export function objectiveOf(
  y: readonly Label[],
  logOdds: Float64Array,
  weights: ArrayLike<number>,
  penalty: ElasticNetPenalty,
): number {
  let value = logisticLoss(y, logOdds) / y.length;
  for (let k = 0; k < weights.length; k++) value += penaltyOf(weights[k], penalty);
  return value;
}
