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
 */
export function choiceHash(spec: ChoiceSpec): Promise<string> {
  return sha256(JSON.stringify(spec));
}
