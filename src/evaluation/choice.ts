import { sha256 } from '../numerics/sha256.js';
import type { ChoosingRule } from './choose.js';
import type { NamedLearners } from './learn.js';

/** Everything that decides which pipeline is taken, written down before any held-out sample is read: plain data. */
export interface ChoiceSpec {
  /** In order of preference among equals. */
  readonly candidates: NamedLearners;
  readonly rule: ChoosingRule;
  /** On the training samples alone. */
  readonly resampling: {
    readonly scheme: 'repeated stratified k-fold cross-validation of the training samples';
    readonly folds: number;
    readonly repeats: number;
    readonly seed: number;
  };
}

/**
 * What is to be chosen among, and how.
 *
 * @param plan folds, repeats and seed of the cross-validation
 * @example
 * import { choiceSpec, CHOOSING_RULE, diagonalLda, pipeline } from 'leukemia-notebooks';
 * const plan = { folds: 5, repeats: 5, seed: 1 };
 * const DLDA = pipeline(diagonalLda());
 * const { candidates, resampling } = choiceSpec({ DLDA }, CHOOSING_RULE, plan);
 * Object.keys(candidates); // => ['DLDA']
 * [resampling.folds, resampling.repeats, resampling.seed]; // => [5, 5, 1]
 */
export function choiceSpec(
  candidates: NamedLearners,
  rule: ChoosingRule,
  plan: { readonly folds: number; readonly repeats: number; readonly seed: number },
): ChoiceSpec {
  const { folds, repeats, seed } = plan;
  const scheme = 'repeated stratified k-fold cross-validation of the training samples';
  return { candidates, rule, resampling: { scheme, folds, repeats, seed } };
}

/**
 * A fingerprint to publish before the held-out samples are read: SHA-256 of the spec as JSON without blanks. A candidate,
 * an order or a number that was changed afterwards would give another.
 *
 * @example
 * import { choiceHash, choiceSpec, CHOOSING_RULE, diagonalLda } from 'leukemia-notebooks';
 * import { pipeline } from 'leukemia-notebooks';
 * const plan = { folds: 5, repeats: 5, seed: 1 };
 * const spec = choiceSpec({ DLDA: pipeline(diagonalLda()) }, CHOOSING_RULE, plan);
 * (await choiceHash(spec)).slice(0, 16); // => 'fce3179b983e2f99'
 */
export function choiceHash(spec: ChoiceSpec): Promise<string> {
  return sha256(JSON.stringify(spec));
}
