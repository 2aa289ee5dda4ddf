import { Matrix } from 'ml-matrix';

import { voteOf } from '../models/forest.js';
import type { TreeNode } from '../models/forest-tree.js';

/**
 * Shapley values of a forest's score, the mean over its trees of the leaves' values, against a background (the
 * interventional value function of Lundberg et al. 2020, Nature Machine Intelligence 2:56): what a set of columns is worth
 * is the mean score of rows that take these columns from the sample and all others from a row of the background.
 *
 * Exact, by the closed form for one tree, one sample x and one background row z. A mixture of both reaches a leaf when it
 * takes from x the columns A of those splits on the way at which only x turns towards the leaf, and from z the columns B of
 * those at which only z does. Such a game has the Shapley values v / (a C(a+b, a)) for each column of A and
 * -v / (b C(a+b, a)) for each of B, with v the leaf's value, a = |A| and b = |B|. They add up over leaves, and are averaged
 * over rows and trees. Time goes as trees × samples × background × leaves.
 *
 * @param trees the roots
 * @param background rows that stand for a sample of which nothing is known
 * @param X rows to explain, with the same columns
 * @param valueOf a leaf's value; its vote, unless given
 * @returns shaped as X
 */
export function forestShapley(
  trees: readonly TreeNode[],
  background: Matrix,
  X: Matrix,
  valueOf: (leaf: TreeNode) => number = voteOf,
): Matrix {
  const known = background.to2DArray();
  const pairs = trees.length * known.length;
  const sums = X.to2DArray().map((x) => {
    const sum = new Float64Array(X.columns);
    for (const root of trees) for (const z of known) addPair(root, x, z, valueOf, sum);
    return sum.map((value) => value / pairs);
  });
  return new Matrix(sums);
}

/** Adds the Shapley values of one tree at x, against z alone: they sum to the tree's value at x less that at z. */
function addPair(
  root: TreeNode,
  x: readonly number[],
  z: readonly number[],
  valueOf: (leaf: TreeNode) => number,
  sum: Float64Array,
): void {
  const fromX: number[] = [];
  const fromZ: number[] = [];

  function walk(node: TreeNode): void {
    if (!node.split) return leaf(valueOf(node));
    const { feature, threshold, left, right } = node.split;
    const ofX = x[feature] <= threshold ? left : right;
    const ofZ = z[feature] <= threshold ? left : right;
    if (ofX === ofZ || fromX.includes(feature)) return walk(ofX);
    if (fromZ.includes(feature)) return walk(ofZ);
    fromX.push(feature);
    walk(ofX);
    fromX.pop();
    fromZ.push(feature);
    walk(ofZ);
    fromZ.pop();
  }

  function leaf(value: number): void {
    const [a, b] = [fromX.length, fromZ.length];
    const ways = binomial(a + b, a);
    for (const j of fromX) sum[j] += value / (a * ways);
    for (const j of fromZ) sum[j] -= value / (b * ways);
  }

  walk(root);
}

/** C(n, k); infinite where it exceeds all doubles, and a leaf so deep then counts nothing. */
function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
