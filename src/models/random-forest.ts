import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import { requireColumns, requireFinite } from '../preprocessing/transform.js';
import { giniImportance, growForest, outOfBagError, outOfBagVotes, voteOf } from './forest.js';
import { permutationDecrease } from './forest-permutation.js';
import { type TreeNode, leafOf } from './forest-tree.js';
import { type FittedModel, requireBothClasses } from './model.js';
import { fitRandomForestByLibrary } from './random-forest-library.js';
import type { RandomForestSpec } from './random-forest-spec.js';

export { randomForest } from './random-forest-spec.js';
export type { RandomForestOptions, RandomForestSpec } from './random-forest-spec.js';

/**
 * Fits a random forest. The score is the share of the trees that vote for the positive class: above one half is
 * positive, a draw is not. `probability` is the mean share of positives in the leaves instead: the same for fully grown
 * trees, smoother for others. Neither is calibrated.
 *
 * Importance is the mean decrease in Gini impurity, weighted by the samples at the node; it sums to 1 over the probes
 * (to 0 when no split is possible). `summary.oobError` is the error on the training samples by the votes of trees that
 * have not seen them.
 *
 * @param random one number is drawn, the forest's seed
 * @throws Error when a value is missing, or a class is
 */
export function fitRandomForest(
  spec: RandomForestSpec,
  training: TrainingSet,
  random: Random,
): FittedModel {
  requireFinite(training, 'randomForest');
  requireBothClasses(training.y, 'randomForest');
  if (spec.engine === 'ml-random-forest') return fitRandomForestByLibrary(spec, training, random);
  const p = training.probes.length;
  const asked = spec.featuresPerSplit === 'sqrt' ? Math.floor(Math.sqrt(p)) : spec.featuresPerSplit;
  const featuresPerSplit = Math.min(asked, p);
  const forest = growForest(training, { ...spec, featuresPerSplit }, random.integer(2 ** 31));
  const meanOfLeaves =
    (valueOf: (leaf: TreeNode) => number) =>
    ({ X }: Dataset) =>
      Array.from({ length: X.rows }, (_, i) => {
        const leaves = forest.map(({ root }) => leafOf(root, (j) => X.get(i, j)));
        return leaves.reduce((sum, leaf) => sum + valueOf(leaf), 0) / leaves.length;
      });
  return {
    probes: training.probes,
    threshold: 0.5,
    forest,
    importance: giniImportance(forest, p),
    summary: {
      trees: spec.trees,
      featuresPerSplit,
      oobError: outOfBagError(outOfBagVotes(training, forest), training.y),
    },
    score: meanOfLeaves(voteOf),
    probability: meanOfLeaves((leaf) => leaf.share),
  };
}

/**
 * Permutation importance of every probe, on the samples that each tree has not seen: by how much a tree's accuracy falls
 * when the probe's values are shuffled. About 0 for a probe that does not matter, below 0 as often as above.
 *
 * @param model a forest of this project's engine
 * @param training what it was fitted on
 * @param random one number is drawn, the seed of the shuffles
 * @returns in the order of the probes
 * @throws Error when the model is no such forest, or has other columns
 */
export function forestPermutationImportance(
  { forest, probes }: FittedModel,
  training: TrainingSet,
  random: Random,
): number[] {
  if (!forest) {
    throw new Error(
      'forestPermutationImportance: the model does not say which samples a tree saw. ' +
        "Fit randomForest({ engine: 'own' }).",
    );
  }
  requireColumns(training, probes);
  return permutationDecrease(training, forest, random.integer(2 ** 31));
}
