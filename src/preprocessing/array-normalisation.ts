import { Matrix } from 'ml-matrix';

import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import { mean, median } from '../numerics/describe.js';
import { quantileReference, toReference } from './quantile-normalisation.js';
import { type FittedTransform, valueTransform } from './transform.js';

const METHODS = ['median', 'z-score', 'quantile'] as const;
/** How arrays are made comparable. */
export type ArrayNormalisationMethod = (typeof METHODS)[number];

/** Each array (sample) brought to a common location, scale or distribution. */
export interface ArrayNormalisationSpec {
  readonly kind: 'array-normalisation';
  readonly method: ArrayNormalisationMethod;
}

/**
 * Normalise array by array, across probes: what a laboratory, a scanner or the amount of RNA does to all probes of an
 * array alike is taken out. Use it on logarithms, and on probes that were not chosen by the labels.
 *
 * - `median`: subtract the array's median.
 * - `z-score`: subtract the array's mean, divide by its standard deviation (divisor n), as Dudoit, Fridlyand & Speed
 *   (2002, JASA 97:77) did on these data.
 * - `quantile`: give the array the distribution of the training arrays (Bolstad et al. 2003, Bioinformatics 19:185). The
 *   reference is the mean of the sorted training arrays, and the one thing that any of the methods learns.
 *
 * A new array is treated by itself: no other held-out array has a part in it. Missing values stay missing and are left out
 * of what is computed from an array. An array without any spread becomes 0 everywhere, with `quantile` the reference's
 * middle.
 *
 * After a floor, half of an array may lie at it. Its median then is the floor and says nothing of the array, so filter out
 * the probes that are at the floor in all training samples first.
 *
 * @throws RangeError for a method that does not exist
 * @example
 * import { arrayNormalisation, fitTransforms, loadCohort, log2, mean } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), arrayNormalisation({ method: 'z-score' })];
 * const { X } = fitTransforms(steps, training).transform(training);
 * mean(X.getRow(0)).toFixed(9); // => '0.000000000'
 */
export function arrayNormalisation(options: {
  method: ArrayNormalisationMethod;
}): ArrayNormalisationSpec {
  const { method } = options;
  if (!METHODS.includes(method)) {
    throw new RangeError(
      `arrayNormalisation: method is one of ${METHODS.join(', ')}, not ${String(method)}.`,
    );
  }
  return { kind: 'array-normalisation', method };
}

/** @throws Error, also on transform, naming the sample that has no value at all or an infinite one */
export function fitArrayNormalisation(
  { method }: ArrayNormalisationSpec,
  training: TrainingSet,
): FittedTransform {
  const normalise = normaliserOf(method, training);
  return valueTransform(
    training.probes,
    (data) => new Matrix(arraysOf(data).map((values) => normalise(values))),
  );
}

function normaliserOf(
  method: ArrayNormalisationMethod,
  training: TrainingSet,
): (values: readonly number[]) => number[] {
  switch (method) {
    case 'median':
      return minusMedian;
    case 'z-score':
      return zScores;
    case 'quantile': {
      const reference = quantileReference(arraysOf(training));
      return (values) => toReference(values, reference);
    }
  }
}

/** Rows of the data, each with a value at least. */
function arraysOf({ X, samples }: Dataset): number[][] {
  return samples.map((sample, i) => {
    const values = X.getRow(i);
    if (values.some((value) => Math.abs(value) === Infinity)) {
      throw new Error(`arrayNormalisation: sample ${sample} has an infinite value.`);
    }
    if (values.every(Number.isNaN)) {
      throw new Error(
        `arrayNormalisation: sample ${sample} has no value at all. Leave it out of the cohort.`,
      );
    }
    return values;
  });
}

function minusMedian(values: readonly number[]): number[] {
  const middle = median(values);
  return values.map((value) => value - middle);
}

function zScores(values: readonly number[]): number[] {
  const present = values.filter((value) => !Number.isNaN(value));
  const centre = mean(present);
  const sd = Math.sqrt(mean(present.map((value) => (value - centre) ** 2)));
  // The computed deviation of equal values need not be 0: rounding would become signal.
  const constant = present.every((value) => value === present[0]);
  return values.map((value) => {
    if (constant && !Number.isNaN(value)) return 0;
    return (value - centre) / sd;
  });
}
