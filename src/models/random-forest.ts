import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import type { ProgressReport, Workers } from '../numerics/workers.js';
import { requireColumns, requireFinite } from '../preprocessing/transform.js';
import {
  type ForestTree,
  giniImportance,
  growForest,
  growTrees,
  outOfBagError,
  outOfBagVotes,
  voteOf,
} from './forest.js';
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
  requireTrainable(training);
  if (spec.engine === 'ml-random-forest') return fitRandomForestByLibrary(spec, training, random);
  const options = treeOptions(spec, training);
  const forest = growForest(training, { ...options, trees: spec.trees }, random.integer(2 ** 31));
  return forestModel(training, forest, options.featuresPerSplit);
}

/**
 * The same forest, to the last bit, grown by several workers: worth it where trees are many and samples too, as on a large
 * cohort. For cross-validation give the workers to `crossValidate` instead, which deals out whole folds.
 *
 * @param spec of this project's engine
 * @param random one number is drawn, the forest's seed
 * @param progress told after each piece of the forest
 * @throws Error when a value or a class is missing, or the spec names the other engine
 * @example
 * import { growRandomForest, loadCohort, random, randomForest } from 'leukemia-notebooks';
 * import { trainingSet, workerPool } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const spec = randomForest({ trees: 200 });
 * const workers = workerPool({ threads: 2 });
 * const { summary } = await growRandomForest(spec, training, random(1), workers);
 * [summary.trees, summary.featuresPerSplit]; // => [200, 84]
 */
export async function growRandomForest(
  spec: RandomForestSpec,
  training: TrainingSet,
  random: Random,
  workers: Workers,
  progress?: ProgressReport,
): Promise<FittedModel> {
  requireTrainable(training);
  if (spec.engine !== 'own') {
    throw new Error(`growRandomForest: ${spec.engine} grows its trees one after the other.`);
  }
  const options = treeOptions(spec, training);
  const seed = random.integer(2 ** 31);
  const pieces: Parameters<typeof growTrees>[] = [];
  for (let from = 0; from < spec.trees; from += TREES_PER_PIECE) {
    pieces.push([training, options, seed, from, Math.min(from + TREES_PER_PIECE, spec.trees)]);
  }
  const forest = (await workers.map(growTrees, pieces, progress)).flat();
  return forestModel(training, forest, options.featuresPerSplit);
}

/** Enough trees that sorting the columns, which each piece does for itself, is the smaller part. */
const TREES_PER_PIECE = 100;

function requireTrainable(training: TrainingSet): void {
  requireFinite(training, 'randomForest');
  requireBothClasses(training.y, 'randomForest');
}

function treeOptions(spec: RandomForestSpec, { probes }: TrainingSet) {
  const p = probes.length;
  const asked = spec.featuresPerSplit === 'sqrt' ? Math.floor(Math.sqrt(p)) : spec.featuresPerSplit;
  return { ...spec, featuresPerSplit: Math.min(asked, p) };
}

function forestModel(
  training: TrainingSet,
  forest: readonly ForestTree[],
  featuresPerSplit: number,
): FittedModel {
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
    importance: giniImportance(forest, training.probes.length),
    summary: {
      trees: forest.length,
      featuresPerSplit,
      oobError: outOfBagError(outOfBagVotes(training, forest), training.y),
    },
    score: meanOfLeaves(voteOf),
    probability: meanOfLeaves((leaf) => leaf.share),
  };
}

/**
 * Permutation importance of every probe, on the samples that each tree has not seen: by how much a tree's accuracy
 * falls when the probe's values are shuffled (Breiman 2001, Machine Learning 45:5). About 0 for a probe that does not
 * matter, below 0 as often as above.
 *
 * @param model a forest of this project's engine
 * @param training what it was fitted on
 * @param random one number is drawn, the seed of the shuffles
 * @returns in the order of the probes
 * @throws Error when the model is no such forest, or has other columns
 * @example
 * import { fitModels, forestPermutationImportance, loadCohort } from 'leukemia-notebooks';
 * import { preparation, random, randomForest, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 5 })];
 * const models = { forest: randomForest({ trees: 100 }) };
 * const fitted = await fitModels(models, steps, trainingSet(cohort), 1);
 * const falls = forestPermutationImportance(fitted.models.forest, fitted.training, random(1));
 * falls.map((fall) => Number(fall.toFixed(3))); // => [0.104, 0.074, 0.051, 0.042, 0.047]
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
