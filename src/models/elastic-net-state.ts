import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { columnMajor } from '../numerics/columns.js';
import { requireSameLength } from '../numerics/require.js';
import { emptyGram, type Gram } from './elastic-net-gram.js';
import { emptyPoint, evaluate, type LossPoint } from './elastic-net-point.js';
import { Room } from './elastic-net-room.js';

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
  /** Log-odds of each sample, by the weights and the intercept; whoever changes them evaluates the rest. */
  readonly point: LossPoint;
  /** Of the columns of the support, as of its last use. */
  readonly gram: Gram;
  readonly room: SolverRoom;
}

/** What the solver fills on its way, and keeps nothing in. */
export interface SolverRoom {
  readonly arrays: Room;
  /** Where a step may lead. */
  readonly trial: LossPoint;
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
  requireSameLength('elasticNetPath', { labels: y.length, 'rows of X': n });
  const columns = columnMajor(X);
  const { centres, lengths } = centre(columns, n);
  const positives = y.reduce<number>((sum, label) => sum + label, 0);
  const intercept = Math.log(positives / (n - positives));
  const point = emptyPoint(n);
  point.logOdds.fill(intercept);
  evaluate(point, y);
  return {
    y,
    columns,
    centres,
    lengths,
    beta: new Float64Array(X.columns),
    support: [],
    intercept,
    point,
    gram: emptyGram(),
    room: { arrays: new Room(), trial: emptyPoint(n) },
  };
}

/** Takes from each column of n values its mean; returns the means, and the lengths of what is left. */
function centre(columns: Float64Array, n: number) {
  const centres = new Float64Array(columns.length / n);
  const lengths = new Float64Array(columns.length / n);
  for (let j = 0; j < centres.length; j++) {
    const end = (j + 1) * n;
    const middle = mean(columns, end - n, end);
    let square = 0;
    for (let at = end - n; at < end; at++) {
      const value = columns[at] - middle;
      columns[at] = value;
      square += value * value;
    }
    centres[j] = middle;
    if (!Number.isFinite(square)) {
      throw new RangeError(
        `elasticNetPath: column ${j} of X has a value that is missing or infinite.`,
      );
    }
    lengths[j] = Math.sqrt(square);
  }
  return { centres, lengths };
}

/** The mean, and of equal values the value itself, which their mean can miss by a rounding error. */
function mean(values: Float64Array, from: number, to: number): number {
  const first = values[from];
  let sum = 0;
  let constant = true;
  for (let at = from; at < to; at++) {
    sum += values[at];
    constant &&= values[at] === first;
  }
  return constant ? first : sum / (to - from);
}

/** The intercept for columns that are not centred. */
export function intercepted({ support, beta, centres, intercept }: ElasticNetState): number {
  return support.reduce((sum, j) => sum - centres[j] * beta[j], intercept);
}

/**
 * Product of column j with a vector over the samples. In two sums, as an addition need not wait for the one before.
 *
 * @param n the length of a column, and of the vector unless that lies in a longer array
 */
export function alongColumn(
  columns: Float64Array,
  j: number,
  vector: Float64Array,
  n = vector.length,
): number {
  const from = j * n;
  let even = 0;
  let odd = 0;
  for (let i = 1; i < n; i += 2) {
    even += columns[from + i - 1] * vector[i - 1];
    odd += columns[from + i] * vector[i];
  }
  return n % 2 === 1 ? even + odd + columns[from + n - 1] * vector[n - 1] : even + odd;
}

/** Fills in the log-odds for some weights on the columns of the support. */
export function fillLogOdds(
  logOdds: Float64Array,
  { columns, support }: ElasticNetState,
  weights: ArrayLike<number>,
  intercept: number,
): void {
  const n = logOdds.length;
  logOdds.fill(intercept);
  for (let k = 0; k < support.length; k++) {
    const weight = weights[k];
    for (let i = 0, at = support[k] * n; i < n; i++, at++) logOdds[i] += weight * columns[at];
  }
}
