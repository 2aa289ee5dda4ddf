import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { giniImportance } from '../../src/models/forest.js';
import { rankColumns } from '../../src/models/forest-ranks.js';
import {
  type TreeNode,
  type TreeOptions,
  leafOf,
  treeGrower,
} from '../../src/models/forest-tree.js';
import { random } from '../../src/numerics/random.js';
import { drawn } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

/** One tree with all columns offered at every split, on the samples as they are unless draws are given. */
function grow(
  X: number[][],
  y: readonly number[],
  { draws = X.map(() => 1), seed = 1, ...options }: Partial<TreeOptions> & Grown = {},
): TreeNode {
  const limits = { featuresPerSplit: X[0].length, minSamplesLeaf: 1, ...options };
  const growTree = treeGrower(rankColumns(new Matrix(X)), y as Label[], limits);
  return growTree(Float64Array.from(draws), random(seed));
}

interface Grown {
  draws?: number[];
  seed?: number;
}

/** The nodes, each before its children and the left before the right. */
function nodesOf(node: TreeNode): TreeNode[] {
  return node.split ? [node, ...nodesOf(node.split.left), ...nodesOf(node.split.right)] : [node];
}

const sharesOf = (tree: TreeNode, rows: number[][]) =>
  rows.map((row) => leafOf(tree, (j) => row[j]).share);

describe('rankColumns', () => {
  it('counts the smaller distinct values, in columns of any length', () => {
    // Longer than the largest gap of the sort, with many ties.
    const draw = random(3);
    const X = Array.from({ length: 900 }, () => [Math.round(20 * draw.normal()), draw.normal()]);
    const { ranks, distinct, values, rows } = rankColumns(new Matrix(X));
    for (const j of [0, 1]) {
      const sorted = [...new Set(X.map((row) => row[j]))].sort((a, b) => a - b);
      const expected = X.map((row) => sorted.indexOf(row[j]));
      expect([...ranks.slice(j * rows, (j + 1) * rows)]).toEqual(expected);
      expect(distinct[j]).toBe(sorted.length);
      expect(values[7][j]).toBe(X[7][j]);
    }
  });

  it('tells more values apart than 16 bits can count', () => {
    const count = 2 ** 16 + 1;
    const { ranks, distinct } = rankColumns(
      new Matrix(Array.from({ length: count }, (_, i) => [i])),
    );
    expect([ranks[0], ranks[count - 2], ranks[count - 1]]).toEqual([0, count - 2, count - 1]);
    expect(distinct[0]).toBe(count);
  });

  it('takes 0 and -0 for equal', () => {
    expect([...rankColumns(new Matrix([[0], [-0], [-1]])).ranks]).toEqual([1, 1, 0]);
  });
});

describe('a tree', () => {
  it.each(golden('random-forest-trees.json').cases)(
    "is scikit-learn's where every best split is the only one: $name",
    ({ X, y, draws, limits, test, ...expected }) => {
      const tree = grow(X, y, {
        draws,
        maxDepth: limits.max_depth,
        minSamplesLeaf: limits.min_samples_leaf ?? 1,
      });
      const nodes = nodesOf(tree);
      expect(nodes.map(({ split }) => split?.feature ?? -1)).toEqual(expected.feature);
      expect(nodes.map(({ split }) => split?.threshold ?? null)).toEqual(expected.threshold);
      const shares = nodes.map((node) => node.share);
      expect(largest(absolute, shares, expected.share)).toBeLessThan(1e-15);
      const importance = giniImportance([{ root: tree, outOfBag: [] }], X[0].length);
      expect(largest(absolute, importance, expected.importance)).toBeLessThan(1e-14);
      expect(largest(absolute, sharesOf(tree, test), expected.test_share)).toBeLessThan(1e-15);
    },
  );

  it.each(golden('forest.json').cases)('finds the best split: $name', ({ X, y, best }) => {
    const { split } = grow(X, y, { maxDepth: 1 });
    expect(split?.feature).toBe(best.feature);
    expect(split?.threshold).toBe(best.threshold);
    expect(absolute(split!.decrease / X.length, best.decrease)).toBeLessThan(1e-15);
  });

  it('knows every training sample by heart when values differ', () => {
    const { X, y } = drawn(40, 3, 5);
    expect(sharesOf(grow(X.to2DArray(), y), X.to2DArray())).toEqual(y);
  });

  it('does not depend on the order of the samples, nor on a probe that is constant or there twice', () => {
    const { X, y } = drawn(30, 4, 6, { shifted: 2, shift: 1 });
    const rows = X.to2DArray().map((row) => row.map((value) => Math.round(value * 4) / 4));
    const asked = drawn(50, 4, 7).X.to2DArray();
    // One column at a time, so that no two columns are equally good.
    for (const j of [0, 1, 2, 3]) {
      const column = rows.map((row) => [row[j]]);
      const shares = sharesOf(
        grow(column, y),
        asked.map((row) => [row[j]]),
      );
      const order = random(8).shuffle([...y.keys()]);
      const shuffled = grow(
        order.map((i) => column[i]),
        order.map((i) => y[i]),
      );
      const wide = grow(
        column.map(([value]) => [7, value, value]),
        y,
        { featuresPerSplit: 1 },
      );
      expect(
        sharesOf(
          shuffled,
          asked.map((row) => [row[j]]),
        ),
      ).toEqual(shares);
      expect(
        sharesOf(
          wide,
          asked.map((row) => [7, row[j], row[j]]),
        ),
      ).toEqual(shares);
    }
  });

  it('goes on drawing when the probes drawn are constant at the node', () => {
    const rows = [0, 1, 2, 3].map((value) => [...new Array<number>(200).fill(5), value]);
    for (let seed = 0; seed < 20; seed++) {
      const { split } = grow(rows, [0, 0, 1, 1], { featuresPerSplit: 1, seed });
      expect(split).toMatchObject({ feature: 200, threshold: 1.5, decrease: 2 });
    }
  });

  it('splits where nothing is gained yet, as exclusive or needs', () => {
    const corners = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const tree = grow(corners, [0, 1, 1, 0]);
    expect(tree.split?.decrease).toBe(0);
    expect(sharesOf(tree, corners)).toEqual([0, 1, 1, 0]);
  });

  it('counts draws, not samples, for the smallest leaf', () => {
    const X = [[1], [2], [3]];
    const draws = [1, 2, 3];
    expect(grow(X, [0, 1, 0], { draws, minSamplesLeaf: 2 }).split?.threshold).toBe(2.5);
    expect(grow(X, [0, 1, 0], { draws, minSamplesLeaf: 4 }).split).toBeUndefined();
  });

  it('has thresholds that keep both sides apart, however close or large the values', () => {
    const below = 1 + Number.EPSILON;
    const pairs = [
      [below, 1 + 2 * Number.EPSILON],
      [-Number.MAX_VALUE, Number.MAX_VALUE],
      [Number.MAX_VALUE / 1.5, Number.MAX_VALUE],
      [0, Number.MIN_VALUE],
    ];
    for (const [a, b] of pairs) {
      const tree = grow([[a], [b]], [0, 1]);
      expect(tree.split?.threshold).toBeGreaterThanOrEqual(a);
      expect(sharesOf(tree, [[a], [b]])).toEqual([0, 1]);
    }
  });

  it('is a leaf when its draws are of one class, or no probe varies', () => {
    expect(grow([[1], [2]], [0, 1], { draws: [2, 0] })).toEqual({ share: 0 });
    expect(grow([[1], [1], [1]], [0, 1, 1])).toEqual({ share: 2 / 3 });
  });
});
