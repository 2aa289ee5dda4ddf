import type { TrainingSet } from '../cohort/dataset.js';
import { diagonalLda, fitDiagonalLda } from '../models/diagonal-lda.js';
import { fitKNearestNeighbours, kNearestNeighbours } from '../models/k-nearest-neighbours.js';
import {
  fitLogisticRegression,
  type LogisticMemory,
  logisticRegression,
} from '../models/logistic-regression.js';
import type { FittedModel } from '../models/model.js';
import {
  fitNearestShrunkenCentroids,
  nearestShrunkenCentroids,
} from '../models/nearest-shrunken-centroids.js';
import { fitRandomForest, randomForest } from '../models/random-forest.js';
import { fitSvm, svm, type SvmMemory } from '../models/svm.js';
import { fitTopScoringPair, topScoringPair } from '../models/top-scoring-pair.js';
import { fitWeightedVoting, weightedVoting } from '../models/weighted-voting.js';
import type { Random } from '../numerics/random.js';
import { arrayNormalisation, fitArrayNormalisation } from '../preprocessing/array-normalisation.js';
import { fitMedianImputation, medianImputation } from '../preprocessing/impute.js';
import { fitLog2, type KnownLogs, log2 } from '../preprocessing/log2.js';
import { fitLog2Cpm, log2Cpm } from '../preprocessing/log2-cpm.js';
import { fitStandardise, standardise } from '../preprocessing/standardise.js';
import { fitAlreadyLog2 } from '../preprocessing/to-log2.js';
import type { FittedTransform } from '../preprocessing/transform.js';
import { fitPathFilter, pathFilter, rankByPath } from '../selection/path-filter.js';
import type { Ranking } from '../selection/ranking.js';
import { fitRfe, rankByRfe, rfe } from '../selection/rfe.js';
import { fitTTestFilter, rankByTTest, tTestFilter } from '../selection/t-test-filter.js';
import { fitVarianceFilter, varianceFilter } from '../selection/variance-filter.js';
import type { ModelSpec, TransformSpec } from './spec.js';

/** What fits to one training set leave for the next ones: it makes them faster and changes none of them. */
export type FitMemory = LogisticMemory & SvmMemory;

/** By kind: `make` checks the fields of a spec and fills in what is left out, `fit` learns from training samples. */
type Kinds<Spec extends { kind: string }, Fit extends unknown[], Fitted> = {
  readonly [Kind in Spec['kind']]: {
    make(spec: Extract<Spec, { kind: Kind }>): Spec;
    fit(spec: Extract<Spec, { kind: Kind }>, ...rest: Fit): Fitted;
  };
};

/**
 * Whether a step chooses among the columns, which the audit of leakage asks; and one that does, what it is as a ranking:
 * undefined where a list is not the beginning of a longer one.
 */
type Choosing<Spec> =
  | { readonly selects: false }
  | { readonly selects: true; ranking(spec: Spec): Ranking | undefined };

type TransformFit = [training: TrainingSet, known?: KnownLogs];

type Transforms = Kinds<TransformSpec, TransformFit, FittedTransform> & {
  readonly [Kind in TransformSpec['kind']]: Choosing<Extract<TransformSpec, { kind: Kind }>>;
};

/** Every step that there is. */
export const TRANSFORMS: Transforms = {
  log2: { make: log2, fit: fitLog2, selects: false },
  'log2-cpm': { make: log2Cpm, fit: fitLog2Cpm, selects: false },
  'already-log2': {
    make: () => ({ kind: 'already-log2' }),
    fit: fitAlreadyLog2,
    selects: false,
  },
  'median-imputation': { make: medianImputation, fit: fitMedianImputation, selects: false },
  'array-normalisation': { make: arrayNormalisation, fit: fitArrayNormalisation, selects: false },
  standardise: { make: standardise, fit: fitStandardise, selects: false },
  'variance-filter': {
    make: ({ rule }) => varianceFilter(rule),
    fit: fitVarianceFilter,
    selects: true,
    ranking: () => undefined,
  },
  't-test-filter': {
    make: ({ variant, keep }) => tTestFilter({ variant, ...keep }),
    fit: fitTTestFilter,
    selects: true,
    ranking: rankByTTest,
  },
  rfe: { make: rfe, fit: fitRfe, selects: true, ranking: rankByRfe },
  'path-filter': { make: pathFilter, fit: fitPathFilter, selects: true, ranking: rankByPath },
};

/** A step as a ranking; undefined for one that is none. */
export function rankingOf(spec: TransformSpec): Ranking | undefined {
  const step = TRANSFORMS[spec.kind];
  return step.selects ? step.ranking(spec as never) : undefined;
}

type ModelFit = [training: TrainingSet, random: Random, memory: FitMemory];

/** Every model that there is. */
export const MODELS: Kinds<ModelSpec, ModelFit, FittedModel> = {
  'logistic-regression': { make: logisticRegression, fit: fitLogisticRegression },
  svm: { make: svm, fit: fitSvm },
  'random-forest': { make: randomForest, fit: fitRandomForest },
  'nearest-shrunken-centroids': {
    make: nearestShrunkenCentroids,
    fit: fitNearestShrunkenCentroids,
  },
  'weighted-voting': { make: weightedVoting, fit: fitWeightedVoting },
  'diagonal-lda': { make: diagonalLda, fit: fitDiagonalLda },
  'k-nearest-neighbours': { make: kNearestNeighbours, fit: fitKNearestNeighbours },
  'top-scoring-pair': { make: topScoringPair, fit: fitTopScoringPair },
};
