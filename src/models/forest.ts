import type { Label, TrainingSet } from '../cohort/dataset.js';
import { type Random, random } from '../numerics/random.js';
import { rankColumns } from './forest-ranks.js';
import {
  type TreeNode,
  type TreeOptions,
  forEachSplit,
  leafOf,
  treeGrower,
} from './forest-tree.js';

/** One tree and what it has not seen. */
export interface ForestTree {
  readonly root: TreeNode;
  /** Indices of the training samples that its bootstrap sample left out. */
  readonly outOfBag: readonly number[];
}

/**
 * Grows trees, each on a bootstrap sample as large as the training set (Breiman 2001, Machine Learning 45:5).
 *
 * Tree t draws from `random(seed, t)` and nothing else.
 */
export function growForest(
  training: Pick<TrainingSet, 'X' | 'y'>,
  options: TreeOptions & { readonly trees: number },
  seed: number,
): ForestTree[] {
  return growTrees(training, options, seed, 0, options.trees);
}

/**
 * Trees `from` to `to` (exclusive) of the forest of a seed, wherever they are grown: each on a bootstrap sample as
 * large as the training set (Breiman 2001, Machine Learning 45:5). Tree t draws from `random(seed, t)` and nothing
 * else.
 *
 * @param training X samples × probes, finite; y with both classes
 * @returns each tree's root, and the indices of the samples that it has not seen
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { growTrees } from 'leukemia-notebooks';
 * const X = new Matrix([[1], [2], [3], [4]]);
 * const options = { featuresPerSplit: 1, minSamplesLeaf: 1 };
 * const trees = growTrees({ X, y: [0, 0, 1, 1] }, options, 1, 0, 3);
 * trees.map(({ outOfBag }) => outOfBag); // => [[2, 3], [0], [2]]
 */
export function growTrees(
  { X, y }: Pick<TrainingSet, 'X' | 'y'>,
  options: TreeOptions,
  seed: number,
  from: number,
  to: number,
): ForestTree[] {
  const grow = treeGrower(rankColumns(X), y, options);
  return Array.from({ length: to - from }, (_, k) => {
    const ofTree = random(seed, from + k);
    const draws = bootstrap(y.length, ofTree);
    const outOfBag: number[] = [];
    for (let i = 0; i < y.length; i++) if (draws[i] === 0) outOfBag.push(i);
    return { root: grow(draws, ofTree), outOfBag };
  });
}

/** How often each of n samples comes up in n draws with replacement. */
function bootstrap(n: number, random: Random): Float64Array {
  const draws = new Float64Array(n);
  for (let k = 0; k < n; k++) draws[random.integer(n)]++;
  return draws;
}

/** A leaf's vote: the class of most of its draws, 1 or 0. A leaf with as many of either (R draws lots) votes ½. */
export function voteOf({ share }: TreeNode): number {
  return share > 0.5 ? 1 : share < 0.5 ? 0 : 0.5;
}

/** Share of the votes for the positive class that each training sample gets from trees that have not seen it; or NaN. */
export function outOfBagVotes(
  { X }: Pick<TrainingSet, 'X'>,
  forest: readonly ForestTree[],
): number[] {
  const votes = new Array<number>(X.rows).fill(0);
  const trees = new Array<number>(X.rows).fill(0);
  for (const { root, outOfBag } of forest) {
    for (const i of outOfBag) {
      votes[i] += voteOf(leafOf(root, (j) => X.get(i, j)));
      trees[i]++;
    }
  }
  return votes.map((sum, i) => sum / trees[i]);
}

/**
 * Share of the training samples that the votes of trees that have not seen them call wrongly; samples that every tree has
 * seen don't count. NaN when there are no others.
 */
export function outOfBagError(votes: readonly number[], y: readonly Label[]): number {
  const asked = [...votes.keys()].filter((i) => !Number.isNaN(votes[i]));
  return asked.filter((i) => votes[i] > 0.5 !== (y[i] === 1)).length / asked.length;
}

/** Mean decrease in Gini impurity of every column, divided by their sum; 0 for all when no tree has a split. */
export function giniImportance(forest: readonly ForestTree[], columns: number): number[] {
  const sums = new Array<number>(columns).fill(0);
  for (const { root } of forest) {
    forEachSplit(root, ({ feature, decrease }) => (sums[feature] += decrease));
  }
  const total = sums.reduce((a, b) => a + b, 0);
  return total > 0 ? sums.map((sum) => sum / total) : sums;
}
