import type { Label } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';
import { requireCount, requireSameLength } from '../numerics/require.js';
import { rocAuc } from './metrics.js';
import { permutationP } from './permutation-p.js';

/** How well two groups of samples are told apart by the best of several scores. */
export interface SplitShift {
  /** Largest of max(AUC, 1 - AUC) over the scores. */
  readonly auc: number;
  /** Share of random groupings that do as well, (b + 1) / (m + 1): taking the best of several is accounted for. */
  readonly p: number;
}

/**
 * Permutation test of a shift between two groups, e.g. training and held-out arrays, along any of some scores. Groups
 * that hold the classes in different shares differ by that alone; permuted within the classes, only what is left counts.
 *
 * All permutations come from one generator in turn: p depends on the seed and on their number, and more of them leave the
 * earlier ones as they were. Unlike elsewhere none can be had without those before it, nor in another process.
 *
 * @param group 0 or 1 per sample
 * @param scores several scores per sample, e.g. principal components, each as long as `group`
 * @param options.permutations m, default 999
 * @param options.within class per sample, within which the groups are permuted; one class unless given
 * @throws RangeError when scores or classes are not as long as `group`, or permutations is no positive whole number; Error when a score
 * is NaN
 * @example
 * import { splitShift } from 'leukemia-notebooks';
 * const group = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] as const;
 * const scores = [
 *   [5, 1, 4, 2, 3, 4, 1, 3, 5, 2],
 *   [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
 * ];
 * splitShift(group, scores, { seed: 1 }); // => { auc: 1, p: 0.011 }
 */
export function splitShift(
  group: readonly Label[],
  scores: readonly (readonly number[])[],
  options: { permutations?: number; within?: readonly Label[]; seed: number },
): SplitShift {
  const { permutations = 999, within = group.map((): Label => 0), seed } = options;
  requireCount('splitShift: permutations', permutations);
  requireSameLength('splitShift', { labels: group.length, classes: within.length });
  const best = (flags: readonly Label[]) =>
    Math.max(
      ...scores.map((values) => {
        const auc = rocAuc(flags, values);
        return Math.max(auc, 1 - auc);
      }),
    );
  const auc = best(group);
  const draw = random(seed);
  const strata = [0, 1].map((one) => group.filter((_, i) => within[i] === one));
  const permuted = Array.from({ length: permutations }, () => {
    const shuffled = strata.map((flags) => draw.shuffle(flags).values());
    return best(within.map((one) => shuffled[one].next().value!));
  });
  return { auc, p: permutationP(auc, permuted) };
}
