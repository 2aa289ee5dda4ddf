import type { TrainingSet } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';

/** Keeps the shuffles apart from what deals folds and fits models, which draw by `random(seed, repeat, …)`. */
const LABELS = 0x6c6162;

/**
 * The same samples with their labels dealt out anew: nothing is left to learn, and all else stays as it is.
 *
 * @param permutation its number alone fixes the shuffle; 0 is the data as they are
 */
export function permutedLabels(data: TrainingSet, seed: number, permutation: number): TrainingSet {
  if (permutation === 0) return data;
  return { ...data, y: random(seed, LABELS, permutation).shuffle(data.y) };
}
