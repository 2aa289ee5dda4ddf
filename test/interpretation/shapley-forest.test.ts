import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { forestShapley } from '../../src/interpretation/shapley-forest.js';
import { growForest, voteOf } from '../../src/models/forest.js';
import { leafOf, type TreeNode } from '../../src/models/forest-tree.js';
import { mean } from '../../src/numerics/describe.js';
import { drawn } from '../datasets.js';
import { absolute, golden, largest, type NestedTree } from '../golden.js';

type Worth = (known: ReadonlySet<number>) => number;

/** Shapley's definition: the mean over every set of the other columns of what column j adds. */
function byDefinition(columns: number, worth: Worth): number[] {
  return Array.from({ length: columns }, (_, j) => {
    const others = [...Array(columns).keys()].filter((k) => k !== j);
    let value = 0;
    for (let code = 0; code < 2 ** others.length; code++) {
      const set = new Set(others.filter((_, bit) => code & (1 << bit)));
      const weight = 1 / (columns * choose(columns - 1, set.size));
      value += weight * (worth(new Set([...set, j])) - worth(set));
    }
    return value;
  });
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

/** The mean score of rows that take the known columns from x and the others from the background. */
function interventional(
  trees: readonly TreeNode[],
  background: readonly (readonly number[])[],
  x: readonly number[],
  valueOf: (leaf: TreeNode) => number,
): Worth {
  return (known) =>
    mean(
      background.map((z) =>
        mean(trees.map((root) => valueOf(leafOf(root, (j) => (known.has(j) ? x[j] : z[j]))))),
      ),
    );
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const share = (leaf: TreeNode) => leaf.share;
const split = (feature: number, left: TreeNode, right: TreeNode, threshold = 0): TreeNode => ({
  share: 0.5,
  split: { feature, threshold, decrease: 1, left, right },
});
const leaf = (value: number): TreeNode => ({ share: value });

describe('forestShapley', () => {
  const { X, y } = drawn(26, 7, 5, { shifted: 3, shift: 1 });
  const grown = { trees: 15, featuresPerSplit: 2 };
  const forests = {
    'fully grown': growForest({ X, y }, { ...grown, minSamplesLeaf: 1 }, 3),
    'with mixed leaves': growForest({ X, y }, { ...grown, minSamplesLeaf: 4 }, 3),
  };
  const asked = drawn(6, 7, 6).X;
  const rows = X.to2DArray();

  describe.each(Object.entries(forests))('a forest %s', (_, forest) => {
    const roots = forest.map(({ root }) => root);

    it.each([
      ['votes', voteOf],
      ['shares', share],
    ] as const)('is the definition, over all sets of columns: %s', (_, valueOf) => {
      const values = forestShapley(roots, X, asked, valueOf);
      asked.to2DArray().forEach((x, i) => {
        const expected = byDefinition(7, interventional(roots, rows, x, valueOf));
        expect(largest(absolute, values.getRow(i), expected)).toBeLessThan(1e-14);
        expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.01);
      });
    });

    it('adds up to the score, less the mean score of the background', () => {
      const score = (x: readonly number[]) =>
        mean(roots.map((root) => voteOf(leafOf(root, (j) => x[j]))));
      const base = mean(rows.map(score));
      const values = forestShapley(roots, X, asked);
      const sums = asked.to2DArray().map((_, i) => base + sum(values.getRow(i)));
      expect(largest(absolute, sums, asked.to2DArray().map(score))).toBeLessThan(1e-13);
    });
  });

  it('has a column asked twice on one way, as brute force has', () => {
    const band = split(0, leaf(0.2), split(1, split(0, leaf(0.9), leaf(0.4), 2), leaf(0.7)));
    const background = [
      [-1, -1],
      [1, 1],
      [3, -1],
      [3, 2],
    ];
    for (const x of [
      [1, -1],
      [3, 1],
      [-1, 4],
    ]) {
      const values = forestShapley([band], new Matrix(background), new Matrix([x]), share);
      const expected = byDefinition(2, interventional([band], background, x, share));
      expect(largest(absolute, values.getRow(0), expected)).toBeLessThan(1e-15);
    }
  });

  it('gives exactly 0 to a column that no tree asks about, though it be a copy of one that is', () => {
    const copied = new Matrix(rows.map((row) => [...row, row[0]]));
    const more = new Matrix(asked.to2DArray().map((row) => [...row, row[0]]));
    const roots = forests['fully grown'].map(({ root }) => root);
    const values = forestShapley(roots, copied, more);
    expect(values.getColumn(7)).toEqual(new Array(6).fill(0));
    expect(values.subMatrix(0, 5, 0, 6)).toEqual(forestShapley(roots, X, asked));
  });

  it('gives two columns the same where the trees and the background treat them alike', () => {
    // Both must be high. One tree asks for the first, the other for the second column first.
    const either = (a: number, b: number) => split(a, leaf(0), split(b, leaf(0), leaf(1)));
    const background = new Matrix([
      [-1, -1, 3],
      [1, -1, 0],
      [-1, 1, 0],
    ]);
    const trees = [either(0, 1), either(1, 0)];
    const [first, second] = forestShapley(trees, background, new Matrix([[2, 2, 9]])).getRow(0);
    expect(first).toBeCloseTo(second, 15);
  });

  it('is 0 against itself, and for trees without a split', () => {
    const one = new Matrix([rows[0]]);
    const roots = forests['fully grown'].map(({ root }) => root);
    expect(forestShapley(roots, one, one).getRow(0)).toEqual(new Array(7).fill(0));
    expect(forestShapley([leaf(0.8)], X, one).getRow(0)).toEqual(new Array(7).fill(0));
  });

  it('stays finite in trees deeper than a factorial goes', () => {
    const depth = 1200;
    let chain = leaf(1);
    for (let j = depth - 1; j >= 0; j--) chain = split(j, leaf(0), chain);
    const [low, high] = [-1, 1].map((value) => Matrix.zeros(1, depth).fill(value));
    const values = forestShapley([chain], low, high).getRow(0);
    expect(largest(absolute, values, new Array(depth).fill(1 / depth))).toBeLessThan(1e-15);
    const mixed = high.clone();
    for (let j = 0; j < depth; j += 2) mixed.set(0, j, -1);
    const other = low.clone();
    for (let j = 0; j < depth; j += 2) other.set(0, j, 1);
    expect(sum(forestShapley([chain], other, mixed).getRow(0))).toBeCloseTo(0, 14);
  });

  it.each(golden('shapley.json').cases)(
    "is the definition's and the shap package's on scikit-learn's trees: $data",
    ({ X: background, test, trees, defined, shap }) => {
      const nodeOf = (tree: NestedTree): TreeNode => {
        if (tree.length === 1) return leaf(tree[0]);
        const [share, feature, threshold, left, right] = tree;
        return { ...split(feature, nodeOf(left), nodeOf(right), threshold), share };
      };
      const roots = trees.map(nodeOf);
      const values = forestShapley(roots, new Matrix(background), new Matrix(test), share);
      const flat = values.to1DArray();
      expect(largest(absolute, flat, defined.flat())).toBeLessThan(1e-14);
      expect(largest(absolute, flat, shap.flat())).toBeLessThan(1e-7);
    },
  );
});
