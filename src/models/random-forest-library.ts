import { RandomForestClassifier } from 'ml-random-forest';

import type { TrainingSet } from '../cohort/dataset.js';
import type { Random } from '../numerics/random.js';
import type { FittedModel } from './model.js';
import type { RandomForestSpec } from './random-forest-spec.js';

/** The part of an ml-cart node that is read here: inner nodes have both children. */
interface Node {
  readonly splitColumn?: number;
  readonly gain?: number;
  readonly numberSamples?: number;
  readonly left?: Node;
  readonly right?: Node;
}

/**
 * Fits by ml-random-forest. The probes are drawn once per tree (Ho 1998), where Breiman (2001) draws them at every split.
 *
 * It is guarded: probabilities are counted from the trees' own votes (the library's lose the first
 * tree), importances are summed from the splits that were made (the library's subtract a child's gain from its
 * parent's and turn negative, or NaN), no out-of-bag step (it throws when a sample is in every bag), and a single probe
 * per tree is asked for as a fraction (the library reads 1 as "all").
 *
 * The score is the share of trees that vote for the positive class (threshold 0.5). Importance is the mean decrease in
 * Gini impurity, weighted by the samples at the node; it sums to 1 over the probes.
 */
export function fitRandomForestByLibrary(
  spec: RandomForestSpec,
  training: TrainingSet,
  random: Random,
): FittedModel {
  const p = training.probes.length;
  const perTree = Math.max(1, Math.floor(Math.sqrt(p)));
  const forest = new RandomForestClassifier({
    nEstimators: spec.trees,
    maxFeatures: perTree === 1 ? Math.min(1, 1.5 / p) : perTree,
    replacement: false,
    seed: random.integer(2 ** 31),
    useSampleBagging: true,
    noOOB: true,
    treeOptions: { minNumSamples: 1, gainThreshold: 0 },
  });
  forest.train(training.X.to2DArray(), [...training.y]);
  const roots = (forest.estimators as { root: Node }[]).map((tree) => tree.root);
  return {
    probes: training.probes,
    threshold: 0.5,
    importance: giniImportance(roots, forest.indexes as number[][], p),
    summary: { trees: spec.trees, probesPerTree: perTree },
    score({ X }) {
      const votes = forest.predictionValues(X.to2DArray());
      return Array.from({ length: X.rows }, (_, i) => {
        const ofSample = votes.getRow(i);
        return ofSample.reduce((sum, vote) => sum + vote, 0) / ofSample.length;
      });
    },
  };
}

/** @param columns which column of X each tree's own columns are */
function giniImportance(roots: readonly Node[], columns: readonly number[][], p: number): number[] {
  const sum = new Array<number>(p).fill(0);
  roots.forEach((root, t) => {
    const visit = (node: Node) => {
      if (!node.left || !node.right) return;
      sum[columns[t][node.splitColumn!]] += node.gain! * node.numberSamples!;
      visit(node.left);
      visit(node.right);
    };
    visit(root);
  });
  const total = sum.reduce((a, b) => a + b, 0);
  return total === 0 ? sum : sum.map((value) => value / total);
}
