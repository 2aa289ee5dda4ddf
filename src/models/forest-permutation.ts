import type { TrainingSet } from '../cohort/dataset.js';
import { random } from '../numerics/random.js';
import { type ForestTree, voteOf } from './forest.js';
import { type TreeNode, forEachSplit, leafOf } from './forest-tree.js';

/**
 * Permutation importance of every column (Breiman 2001): the accuracy of a tree on the samples it has not seen, less its
 * accuracy when their values in that column are shuffled, averaged over the trees. It is not scaled by its standard
 * error, and below 0 where shuffling happened to help.
 *
 * A tree that has seen all samples, or doesn't use the column, counts as 0. The shuffles of tree t draw from
 * `random(seed, t, 1)`.
 */
export function permutationDecrease(
  { X, y }: Pick<TrainingSet, 'X' | 'y'>,
  forest: readonly ForestTree[],
  seed: number,
): number[] {
  const sums = new Array<number>(X.columns).fill(0);
  forest.forEach(({ root, outOfBag }, t) => {
    if (outOfBag.length === 0) return;
    const draw = random(seed, t, 1);
    const accuracy = (valueOf: (i: number, j: number) => number) =>
      outOfBag.reduce((sum, i) => {
        const vote = voteOf(leafOf(root, (j) => valueOf(i, j)));
        return sum + (y[i] === 1 ? vote : 1 - vote);
      }, 0) / outOfBag.length;
    const asGrown = accuracy((i, j) => X.get(i, j));
    for (const column of columnsOf(root)) {
      const shuffled = draw.shuffle(outOfBag);
      const partner = new Map(outOfBag.map((i, k) => [i, shuffled[k]]));
      sums[column] += asGrown - accuracy((i, j) => X.get(j === column ? partner.get(i)! : i, j));
    }
  });
  return sums.map((sum) => sum / forest.length);
}

function columnsOf(root: TreeNode): Set<number> {
  const columns = new Set<number>();
  forEachSplit(root, ({ feature }) => columns.add(feature));
  return columns;
}
