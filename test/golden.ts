import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A number that JSON can't say, i.e. one that is undefined or infinite, is null. */
type Nullable = number | null;

/** What the files of `test/reference` hold, as far as tests read it; see the README there. */
interface Golden {
  'adjust.json': Record<'p' | 'bonferroni' | 'holm' | 'benjamini-hochberg', number[]>;
  'array-normalisation.json': Record<
    'median' | 'z-score' | 'quantile' | 'quantile_with_missing',
    Nullable[][]
  > & { missing: { sample: number; columns: number[] }[] };
  'array-normalisation-numpy.json': { test: number[][] };
  'baselines.json': Record<'small' | 'separable', BaselinesGolden>;
  'baselines-sklearn.json': Record<
    'small' | 'separable',
    {
      shrunken: { threshold: number; negative: number[]; positive: number[] }[];
      diagonal_log_odds: number[];
    }
  >;
  'bootstrap.json': { cases: BootstrapGolden[] };
  'calibration.json': { cases: CalibrationGolden[] };
  'forest.json': {
    cases: {
      name: string;
      X: number[][];
      y: number[];
      best: Split;
      between_unequal_labels: Split | null;
    }[];
  };
  'glmnet-path.json': {
    paths: PathGolden[];
    cross_validated: CrossValidatedPathGolden[];
  };
  'hypergeometric.json': { cases: Record<'N' | 'K' | 'n' | 'k' | 'p', number>[] };
  'intervals.json': {
    confidence: number;
    cases: (Record<'k' | 'n', number> &
      Record<'clopper_pearson' | 'wilson', { lower: number; upper: number }>)[];
  };
  'logistic.json': { fits: LogisticGolden[] };
  'metrics.json': { cases: MetricsGolden[] };
  'paired-tests.json': {
    resampled: ResampledGolden[];
    mcnemar: { only_first: number; only_second: number; p: number }[];
  };
  'pca.json': { explained_variance_ratio: number[]; absolute_scores: number[][] };
  'platt.json': { cases: PlattGolden[] };
  'random-forest.json': Record<
    'small' | 'separable',
    Record<'randomForest' | 'ranger', Record<ForestQuantity, { mean: Nullable[]; sd: Nullable[] }>>
  > & { seeds: number; trees: number };
  'random-forest-trees.json': { cases: TreeGolden[] };
  'rfe-one-at-a-time.json': { cases: { samples: number; C: number; ranks: number[] }[] };
  'rfe.json': { C: number } & Record<
    'fraction_0.1' | 'count_5' | 'count_1',
    { remaining: number[]; ranks: number[] }
  >;
  'selection.json': Record<'small' | 'separable', SelectionGolden> & {
    permutations: number;
    wilcoxon_49_49: { ranks: number[]; u: number; p: number };
    wilcoxon_fifty: { ranks: number[]; groups: { positives: number; u: number; p: number }[] };
    normal: { z: number[]; p: number[] };
    'benjamini-yekutieli': number[];
  };
  'separable.json': DataGolden;
  'shapley.json': { cases: ShapleyGolden[] };
  'stability.json': { confidence: number; cases: StabilityGolden[] };
  'small.json': DataGolden & { means: number[]; deviations_divisor_n: number[] };
  'svm-exact.json': { fits: WeightedSvmGolden[] };
  'svm.json': { fits: SvmGolden[] };
  'tails.json': { p_values: { t: number; df: number; p: Nullable; log10_p: number }[] };
  'ttest.json': Record<'welch' | 'pooled', Record<'t' | 'df' | 'p', Nullable[]>>;
}

interface Split {
  feature: number;
  threshold: number;
  decrease: number;
}

export type ForestQuantity =
  | 'oob_error'
  | 'test_error'
  | 'oob_votes'
  | 'test_votes'
  | 'gini'
  | 'permutation';

export interface TreeGolden {
  name: string;
  limits: { max_depth?: number; min_samples_leaf?: number };
  X: number[][];
  y: number[];
  draws: number[];
  feature: number[];
  threshold: Nullable[];
  share: number[];
  importance: number[];
  test: number[][];
  test_share: number[];
}

interface BaselinesGolden {
  shrunken_centroids: {
    d: number[];
    at: { threshold: number; log_odds: number[] }[];
    fold: number[];
    thresholds: number[];
    errors: number[];
    chosen: number;
  };
  weighted_voting: {
    per_class: number;
    voting: number[];
    strength: number[];
    winner: number[];
  }[];
  neighbours: Record<'euclidean' | 'correlation', { k: number; share: number[] }[]>;
  top_pair: PairGolden;
  top_pair_floored: PairGolden;
}

interface PairGolden {
  first: number;
  second: number;
  difference: number;
  rank_score: number;
}

interface BootstrapGolden {
  name: string;
  y: number[];
  scores: number[];
  predicted: number[];
  resamples: number[][];
  intervals: {
    metric: 'accuracy' | 'precision' | 'recall' | 'f1' | 'auc' | 'score_difference';
    method: 'bca' | 'percentile';
    confidence: number;
    estimate: number;
    lower: number;
    upper: number;
    undefined_replicates: number;
  }[];
}

export type ResampledGolden = Record<
  'folds' | 'confidence' | 'difference' | 't' | 'df' | 'p' | 'lower' | 'upper',
  number
> & { name: string; differences: number[] };

interface DataGolden {
  X: number[][];
  y: number[];
  test: number[][];
  test_y: number[];
}

interface CalibrationGolden {
  name: string;
  y: number[];
  p: number[];
  bins: number;
  by: 'width' | 'quantile';
  n: number[];
  share: number[];
  probability: number[];
  expected_calibration_error: number;
  brier: number;
  reliability: number;
  resolution: number;
  uncertainty: number;
  within_bins: number;
}

export interface LogisticGolden {
  data: 'small' | 'separable';
  penalty: 'l1' | 'l2';
  C: number;
  objective: number;
  intercept: number;
  coefficients: number[];
  nonzeros: number;
  decision_test: number[];
}

interface PathGolden {
  data: 'small' | 'separable';
  alpha: number;
  steps: {
    lambda: number;
    intercept: number;
    deviance_ratio: number;
    objective: number;
    index: number[];
    value: number[];
  }[];
}

interface CrossValidatedPathGolden {
  data: 'small' | 'separable';
  alpha: number;
  fold: number[];
  lambda: number[];
  deviance: LambdaCurveGolden;
  class: LambdaCurveGolden;
}

interface LambdaCurveGolden {
  mean: number[];
  se: number[];
  lambda_min: number;
  lambda_1se: number;
}

export interface SvmGolden {
  data: 'small' | 'separable';
  kernel: 'rbf' | 'linear';
  C: number;
  gamma_as_given?: number | 'scale';
  gamma?: number;
  signed_alpha: number[];
  decision_train: number[];
  decision_test: number[];
  predicted_test: number[];
}

interface SelectionGolden {
  signal_to_noise: Nullable[];
  wilcoxon: { u: number[]; p: number[] };
  moderated: {
    prior_df: Nullable;
    prior_variance: number;
    df: number;
    t: number[];
    p: number[];
  };
  max_t: number[];
}

export interface StabilityGolden {
  name: string;
  candidates: number;
  lists: number[][];
  kuncheva: Nullable;
  nogueira: number;
  variance: number;
  lower: number;
  upper: number;
}

interface WeightedSvmGolden {
  data: 'small' | 'separable';
  kernel: 'rbf' | 'linear';
  C: number;
  class_weight: 'balanced' | { positive: number; negative: number };
  bound: number[];
  signed_alpha: number[];
  decision_train: number[];
  decision_test: number[];
}

interface PlattGolden {
  name: string;
  decision: number[];
  y: number[];
  slope: number;
  intercept: number;
  probability: number[];
}

interface MetricsGolden {
  name: string;
  y: number[];
  scores: number[];
  predicted: number[];
  confusion: [[number, number], [number, number]];
  accuracy: number;
  precision: Nullable;
  recall: Nullable;
  f1: Nullable;
  balanced_accuracy: Nullable;
  matthews: number;
  roc_auc: Nullable;
  average_precision: Nullable;
  probability: number[];
  brier: number;
  log_loss: number;
  log_loss_of_calls: number;
  roc: { fpr: number[]; tpr: number[] } | null;
}

interface ShapleyGolden {
  data: 'small' | 'separable';
  X: number[][];
  test: number[][];
  trees: NestedTree[];
  shap: number[][];
  defined: number[][];
  weights: number[];
  linear: number[][];
}

/** A leaf's share of class 1; or a split's, its column and threshold, and what is on either side. */
export type NestedTree =
  | readonly [share: number]
  | readonly [
      share: number,
      feature: number,
      threshold: number,
      left: NestedTree,
      right: NestedTree,
    ];

/** Reads golden values, made by R or Python. */
export function golden<Name extends keyof Golden>(name: Name): Golden[Name] {
  const text = readFileSync(path.join(__dirname, 'reference', name), 'utf8');
  return JSON.parse(text) as Golden[Name];
}

/** |a - b| */
export function absolute(actual: number, expected: number): number {
  return Math.abs(actual - expected);
}

/** |a - b| / |b|, 0 where both are equal. */
export function relative(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

/**
 * The largest difference of two series of equal length. NaN against null or NaN is no difference; NaN against a number
 * makes the result NaN, which no limit is above.
 */
export function largest(
  difference: (actual: number, expected: number) => number,
  actual: readonly number[],
  expected: readonly Nullable[],
): number {
  if (actual.length !== expected.length) {
    throw new Error(`${actual.length} values are compared with ${expected.length}.`);
  }
  return actual.reduce((worst, value, i) => {
    const wanted = expected[i] ?? NaN;
    if (Number.isNaN(value) && Number.isNaN(wanted)) return worst;
    return Math.max(worst, difference(value, wanted));
  }, 0);
}
