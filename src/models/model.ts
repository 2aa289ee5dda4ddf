import type { Dataset, Label } from '../cohort/dataset.js';
import type { ForestTree } from './forest.js';

/** A fitted classifier. Only what was fitted can score; there is no unfitted object with these methods. */
export interface FittedModel {
  /** Accessions of the columns it was fitted on, in order. */
  readonly probes: readonly string[];
  /** A sample is called positive when its score is above this. */
  readonly threshold: number;
  /** One score per sample; higher means more like the positive class. */
  score(data: Dataset): number[];
  /** How much each column counts, in the order of `probes`: never negative, never NaN. */
  readonly importance: readonly number[];
  /** What was learned beside the importances, for people and for tables (non-zero coefficients, support vectors, …). */
  readonly summary: Readonly<Record<string, number>>;
  /** Signed weights of a linear model on its own columns. */
  readonly coefficients?: readonly number[];
  /** The trees of a forest whose score is their mean vote, and the rows that each has not seen. */
  readonly forest?: readonly ForestTree[];
  /** One estimated probability of the positive class per sample, by models that have them. */
  readonly probability?: (data: Dataset) => number[];
  /** How clear each call is, from 0 to 1, by models that vote on no more than that (weighted voting). */
  readonly predictionStrength?: (data: Dataset) => number[];
}

/** Class 1 where the score is above the threshold. */
export function predictLabels(scores: readonly number[], threshold: number): Label[] {
  return scores.map((score) => (score > threshold ? 1 : 0));
}

/**
 * A training set has both classes.
 *
 * @throws Error saying which class is missing
 */
export function requireBothClasses(y: readonly Label[], model: string): void {
  const positives = y.filter((label) => label === 1).length;
  if (positives === 0 || positives === y.length) {
    throw new Error(
      `${model}: all ${y.length} training samples are of the ${positives === 0 ? 'negative' : 'positive'} class, ` +
        'and a classifier needs both. Use fewer folds, or stratify them.',
    );
  }
}

/** @throws RangeError when a parameter that must be positive is not */
export function requirePositive(model: string, parameters: Record<string, number>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0) || value === Infinity) {
      throw new RangeError(`${model}: ${name} must be a positive number, not ${value}.`);
    }
  }
}
