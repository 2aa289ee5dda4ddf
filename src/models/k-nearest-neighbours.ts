import type { Matrix } from 'ml-matrix';

import type { TrainingSet } from '../cohort/dataset.js';
import { rowsOf } from '../numerics/rows.js';
import { requireFinite } from '../preprocessing/transform.js';
import { type FittedModel, requireBothClasses, requirePositive } from './model.js';

/** k nearest neighbours. */
export interface KNearestNeighboursSpec {
  readonly kind: 'k-nearest-neighbours';
  /** k */
  readonly neighbours: number;
  /** ‖x - x′‖, or 1 - r with Pearson's correlation of the two samples over the probes. */
  readonly distance: 'euclidean' | 'correlation';
}

/**
 * k nearest neighbours (Fix & Hodges 1951; on this cohort Dudoit et al. 2002, with correlation).
 *
 * The score is the share of positives among the k nearest and those as near as the kth (threshold 0.5); it weighs no
 * probe above another, so that all importances are 0. Fitting refuses missing values, a single class, and fewer than k
 * samples.
 *
 * @param options.neighbours default 3; take an odd number, as a draw is called negative
 * @param options.distance default `euclidean`
 * @throws RangeError when `neighbours` is not a positive whole number
 * @example
 * import { kNearestNeighbours } from 'leukemia-notebooks';
 * kNearestNeighbours({ distance: 'correlation' });
 * // => { kind: 'k-nearest-neighbours', neighbours: 3, distance: 'correlation' }
 * kNearestNeighbours({ neighbours: 2.5 });
 * // => throws 'kNearestNeighbours: neighbours must be a whole number, not 2.5.'
 */
export function kNearestNeighbours(
  options: Partial<Omit<KNearestNeighboursSpec, 'kind'>> = {},
): KNearestNeighboursSpec {
  const { neighbours = 3, distance = 'euclidean' } = options;
  requirePositive('kNearestNeighbours', { neighbours });
  if (!Number.isInteger(neighbours)) {
    throw new RangeError(
      `kNearestNeighbours: neighbours must be a whole number, not ${neighbours}.`,
    );
  }
  return { kind: 'k-nearest-neighbours', neighbours, distance };
}

/**
 * "Fits" k nearest neighbours, i.e. keeps the training samples. The score is the share of positives among the k nearest
 * (threshold 0.5); those that are as near as the kth count too, so that their order is no matter (as R's class::knn).
 *
 * It weighs no probe above another: all importances are 0.
 *
 * @throws Error when a value is missing, a class is, or there are fewer than k samples
 */
export function fitKNearestNeighbours(
  { neighbours, distance }: KNearestNeighboursSpec,
  training: TrainingSet,
): FittedModel {
  requireFinite(training, 'kNearestNeighbours');
  requireBothClasses(training.y, 'kNearestNeighbours');
  if (neighbours > training.y.length) {
    throw new Error(
      `kNearestNeighbours: ${neighbours} neighbours are asked for, and there are ${training.y.length} training samples.`,
    );
  }
  const { place, between } = DISTANCES[distance];
  const known = place(training.X);
  return {
    probes: training.probes,
    threshold: 0.5,
    importance: training.probes.map(() => 0),
    summary: { neighbours },
    score: ({ X }) =>
      place(X).map((row) => {
        const distances = known.map((sample) => between(row, sample));
        const kth = [...distances].sort((a, b) => a - b)[neighbours - 1];
        const nearest = training.y.filter((_, i) => distances[i] <= kth);
        return nearest.filter((label) => label === 1).length / nearest.length;
      }),
  };
}

/** What samples are made into, and how far apart two of these are. */
const DISTANCES = {
  euclidean: { place: rowsOf, between: squaredDistance },
  correlation: { place: directionsOf, between: (a: Point, b: Point) => 1 - product(a, b) },
};

type Point = Float64Array;

function squaredDistance(a: Point, b: Point): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] - b[j]) ** 2;
  return sum;
}

function product(a: Point, b: Point): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

/** Rows centred and scaled to length 1, whose products are correlations. A constant row becomes 0: uncorrelated. */
function directionsOf(X: Matrix): readonly Point[] {
  return rowsOf(X).map((row) => {
    if (row.every((value) => value === row[0])) return new Float64Array(row.length);
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const length = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    return row.map((value) => (value - mean) / length);
  });
}
