import type { DiagonalLdaSpec } from '../models/diagonal-lda.js';
import type { KNearestNeighboursSpec } from '../models/k-nearest-neighbours.js';
import type { LogisticRegressionSpec } from '../models/logistic-regression.js';
import type { NearestShrunkenCentroidsSpec } from '../models/nearest-shrunken-centroids.js';
import type { RandomForestSpec } from '../models/random-forest.js';
import type { SvmSpec } from '../models/svm.js';
import type { TopScoringPairSpec } from '../models/top-scoring-pair.js';
import type { WeightedVotingSpec } from '../models/weighted-voting.js';
import type { ArrayNormalisationSpec } from '../preprocessing/array-normalisation.js';
import type { MedianImputationSpec } from '../preprocessing/impute.js';
import type { StandardiseSpec } from '../preprocessing/standardise.js';
import type { ToLog2Spec } from '../preprocessing/to-log2.js';
import type { PathFilterSpec } from '../selection/path-filter.js';
import type { RfeSpec } from '../selection/rfe.js';
import type { TTestFilterSpec } from '../selection/t-test-filter.js';
import type { VarianceFilterSpec } from '../selection/variance-filter.js';

/** A step that changes or selects columns: plain data, not yet fitted. */
export type TransformSpec =
  | ToLog2Spec
  | MedianImputationSpec
  | ArrayNormalisationSpec
  | StandardiseSpec
  | VarianceFilterSpec
  | TTestFilterSpec
  | RfeSpec
  | PathFilterSpec;

/** A classifier: plain data, not yet fitted. */
export type ModelSpec =
  | LogisticRegressionSpec
  | SvmSpec
  | RandomForestSpec
  | NearestShrunkenCentroidsSpec
  | WeightedVotingSpec
  | DiagonalLdaSpec
  | KNearestNeighboursSpec
  | TopScoringPairSpec;

/** Steps in order and the model at their end. Plain data: it can be printed, saved beside a result, sent to a worker. */
export interface PipelineSpec {
  readonly kind: 'pipeline';
  readonly steps: readonly TransformSpec[];
  readonly model: ModelSpec;
}

/**
 * A pipeline of any number of transforms with a model as its last step. All of it is fitted anew in every fold.
 *
 * @example
 * import { fit, loadCohort, log2, logisticRegression, pipeline, random } from 'leukemia-notebooks';
 * import { standardise, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const l2 = logisticRegression({ penalty: 'l2' });
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise(), l2);
 * spec.steps.map(({ kind }) => kind); // => ['log2', 't-test-filter', 'standardise']
 * const fitted = fit(spec, trainingSet(cohort), random(1));
 * fitted.model.probes.length; // => 50
 */
export function pipeline(...steps: [...TransformSpec[], ModelSpec]): PipelineSpec {
  const model = steps[steps.length - 1] as ModelSpec;
  return { kind: 'pipeline', steps: steps.slice(0, -1) as TransformSpec[], model };
}
