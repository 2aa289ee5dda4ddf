import type { Label } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import type { RankedColumns } from './forest-ranks.js';
import { type Bag, type NodeSamples, type Split, impurity, splitSearch } from './forest-split.js';

/** A node of a grown tree; both children or none. */
export interface TreeNode {
  /** Share of positives among the draws that reached it. */
  readonly share: number;
  readonly split?: {
    /** Column of the values asked. */
    readonly feature: number;
    /** Values up to this go left. */
    readonly threshold: number;
    /** By how much it lowers n × Gini's impurity, with n the draws at the node. Never negative. */
    readonly decrease: number;
    readonly left: TreeNode;
    readonly right: TreeNode;
  };
}

/** How far trees grow, and on how many columns each split may choose. */
export interface TreeOptions {
  readonly featuresPerSplit: number;
  readonly minSamplesLeaf: number;
  readonly maxDepth?: number;
}

/** Grows one tree. `draws`: how often each sample is in its bootstrap sample; all 1 for the samples as they are. */
export type GrowTree = (draws: Float64Array, random: Random) => TreeNode;

/**
 * Prepares the growing of trees: nodes are split in two until they are pure, or can't be split, or `maxDepth` is
 * reached. A tree depends on its draws and its generator alone, so that trees can be grown anywhere, in any order.
 *
 * @param y one label per row
 */
export function treeGrower(
  columns: RankedColumns,
  y: readonly Label[],
  { featuresPerSplit, minSamplesLeaf, maxDepth = Infinity }: TreeOptions,
): GrowTree {
  const { search, reset } = splitSearch(columns, featuresPerSplit, minSamplesLeaf);

  function grow(bag: Bag, samples: readonly number[], depth: number, random: Random): TreeNode {
    const node = countDraws(bag, samples);
    const { size, positive } = node;
    const share = positive / size;
    if (positive === 0 || positive === size || depth === maxDepth) return { share };
    const split = search(bag, node, random);
    if (!split) return { share };
    const sides = divideSamples(columns, split, samples);
    return {
      share,
      split: {
        feature: split.feature,
        threshold: midpoint(columns, split.feature, sides),
        decrease: 2 * (impurity(size, positive) - split.impurity),
        left: grow(bag, sides.left, depth + 1, random),
        right: grow(bag, sides.right, depth + 1, random),
      },
    };
  }

  return (draws, random) => {
    reset();
    const positives = new Float64Array(draws.length);
    const drawn: number[] = [];
    for (let i = 0; i < draws.length; i++) {
      if (y[i] === 1) positives[i] = draws[i];
      if (draws[i] > 0) drawn.push(i);
    }
    return grow({ draws, positives }, drawn, 0, random);
  };
}

function countDraws({ draws, positives }: Bag, samples: readonly number[]): NodeSamples {
  let size = 0;
  let positive = 0;
  for (const i of samples) {
    size += draws[i];
    positive += positives[i];
  }
  return { samples, size, positive };
}

interface Sides {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

function divideSamples(
  { rows, ranks }: RankedColumns,
  { feature, rank }: Split,
  samples: readonly number[],
): Sides {
  const offset = feature * rows;
  const left: number[] = [];
  const right: number[] = [];
  for (const i of samples) (ranks[offset + i] < rank ? left : right).push(i);
  return { left, right };
}

/** Halfway between the largest value on the left and the smallest on the right. */
function midpoint({ values }: RankedColumns, feature: number, { left, right }: Sides) {
  let below = -Infinity;
  let above = Infinity;
  for (const i of left) below = Math.max(below, values[i][feature]);
  for (const i of right) above = Math.min(above, values[i][feature]);
  // Halved first, as the sum can overflow. Between neighbouring doubles the middle rounds to one of the two, and the
  // upper one has to stay on the right.
  const middle = below / 2 + above / 2;
  return middle < above ? middle : below;
}

/** The leaf that a row ends up in. @param valueOf the row's value in a column */
export function leafOf(root: TreeNode, valueOf: (feature: number) => number): TreeNode {
  let node = root;
  while (node.split) {
    const { feature, threshold, left, right } = node.split;
    node = valueOf(feature) <= threshold ? left : right;
  }
  return node;
}

/** Calls `visit` for every split of a tree, the root's first. */
export function forEachSplit(
  node: TreeNode,
  visit: (split: NonNullable<TreeNode['split']>) => void,
) {
  if (!node.split) return;
  visit(node.split);
  forEachSplit(node.split.left, visit);
  forEachSplit(node.split.right, visit);
}
