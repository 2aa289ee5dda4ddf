import type { Random } from './random.js';

/** How many samples the class has that has fewer. */
export function smallerClass(y: readonly (0 | 1)[]): number {
  const positives = y.filter((label) => label === 1).length;
  return Math.min(positives, y.length - positives);
}

/**
 * Refuses folds of which not each can have both classes.
 *
 * @param what names the caller in the error
 * @param orElse what else can be done
 * @throws RangeError when the smaller class has fewer samples than there are folds
 */
export function requireFolds(
  what: string,
  y: readonly (0 | 1)[],
  folds: number,
  orElse = '',
): void {
  const smaller = smallerClass(y);
  if (smaller >= folds) return;
  throw new RangeError(
    `${what}: the smaller class has ${smaller} samples, too few for ${folds} folds. Use at most ${smaller}${orElse}.`,
  );
}

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
