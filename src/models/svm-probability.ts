import type { Label } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { smallerClass, stratifiedFolds } from '../numerics/stratified-folds.js';
import { decisionValues } from './kernel.js';
import { type PlattScaling, plattScaling } from './platt.js';
import { solveSvm } from './smo.js';

const FOLDS = 5;

/**
 * Platt scaling on decision values that each come from a machine which has not seen the sample: the decision values of
 * training samples are too good. Folds are stratified, five or as many as the smaller class has samples; they are dealt at
 * once, and machines fitted when the scaling is asked for the first time: the inner folds of a tuned pipeline never do.
 *
 * @param K kernel of the training samples, n × n
 * @param C bound of each
 * @param random deals the folds
 * @throws Error when a class has a single sample
 */
export function crossValidatedPlatt(
  K: Float64Array,
  y: readonly Label[],
  options: { C: readonly number[]; tolerance: number },
  random: Random,
): () => PlattScaling {
  const smaller = smallerClass(y);
  if (smaller < 2) {
    throw new Error(
      'svm: probabilities come from cross-validation inside the training data, and one of the classes has a single ' +
        'sample there. Leave out `probability`, or train on more samples.',
    );
  }
  const folds = Math.min(FOLDS, smaller);
  const foldOf = stratifiedFolds(y, folds, random);
  let scaling: PlattScaling | undefined;
  return () => (scaling ??= plattScaling(leftOutDecisions(K, y, options, foldOf), y));
}

/** The decision value of each sample, by a machine of the other folds. */
function leftOutDecisions(
  K: Float64Array,
  y: readonly Label[],
  options: { C: readonly number[]; tolerance: number },
  foldOf: readonly number[],
): number[] {
  const decision = new Array<number>(y.length);
  for (const fold of new Set(foldOf)) {
    const kept = y.flatMap((_, i) => (foldOf[i] === fold ? [] : [i]));
    const left = y.flatMap((_, i) => (foldOf[i] === fold ? [i] : []));
    const labels = kept.map((i) => y[i]);
    const C = kept.map((i) => options.C[i]);
    const { tolerance } = options;
    const { signedAlpha, bias } = solveSvm(part(K, kept, kept), labels, { C, tolerance });
    const values = decisionValues(part(K, left, kept), signedAlpha, bias);
    left.forEach((i, k) => (decision[i] = values[k]));
  }
  return decision;
}

/** Some rows and columns of a square matrix. */
function part(K: Float64Array, rows: readonly number[], columns: readonly number[]): Float64Array {
  const n = Math.sqrt(K.length);
  return Float64Array.from(rows.flatMap((i) => columns.map((k) => K[i * n + k])));
}
