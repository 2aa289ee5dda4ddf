import type { Random } from './random.js';

/**
 * Deals samples into folds at random: each class's counts differ by at most one between folds, as do the sizes of the
 * folds.
 *
 * @param y one label per sample
 * @param folds a whole number above 1, and at most the size of the smaller class if each fold is to have both
 * @returns the fold (0 … folds-1) of each sample
 */
export function stratifiedFolds(y: readonly (0 | 1)[], folds: number, random: Random): number[] {
  const fold = new Array<number>(y.length);
  // One round of dealing goes through both classes, so that the remainders fall into different folds.
  ([0, 1] as const)
    .map((label) => y.flatMap((value, i) => (value === label ? [i] : [])))
    .flatMap((members) => random.shuffle(members))
    .forEach((sample, dealt) => (fold[sample] = dealt % folds));
  return fold;
}
