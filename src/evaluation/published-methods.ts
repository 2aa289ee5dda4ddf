import { diagonalLda } from '../models/diagonal-lda.js';
import { logisticRegression } from '../models/logistic-regression.js';
import { nearestShrunkenCentroids } from '../models/nearest-shrunken-centroids.js';
import { svm } from '../models/svm.js';
import { topScoringPair } from '../models/top-scoring-pair.js';
import { NO_CALL_BELOW, weightedVoting } from '../models/weighted-voting.js';
import { type PipelineSpec, pipeline, type TransformSpec } from '../pipeline/spec.js';
import { standardise } from '../preprocessing/standardise.js';
import { rfe } from '../selection/rfe.js';
import { tTestFilter } from '../selection/t-test-filter.js';
import { varianceFilter } from '../selection/variance-filter.js';

/** A published method as a pipeline. */
export interface PublishedMethod {
  readonly pipeline: PipelineSpec;
  /** A sample is not called when its score is closer to 0 than this; every sample is unless it is given. */
  readonly noCallBelow?: number;
}

/** Published methods by the names they have in `data/literature.csv`. */
export type PublishedMethods = Readonly<Record<string, PublishedMethod>>;

/**
 * The methods that the literature on this cohort is compared by, as this project runs them. Settings are those of the
 * papers or made by cross-validation inside the training samples; none is tuned here.
 *
 * - Weighted voting: 50 probes, every sample called, and again with the paper's no-calls (Golub et al. 1999).
 * - SVM-RFE: a linear SVM of C = 100, in effect a hard margin, picks 31 probes and calls (Guyon et al. 2002); a tenth of
 *   the probes goes per round. Penalised logistic regression does the same with 26 (Zhu & Hastie 2004). Both sizes are
 *   the published ones, chosen by others on these training samples: our cross-validation is a little flattered by that.
 * - Nearest shrunken centroids: the threshold by 10-fold cross-validation (Tibshirani et al. 2002).
 * - Elastic net: the logistic loss, half L1, λ of the smallest deviance in 5-fold cross-validation, where the paper has
 *   squared error and ten folds (Zou & Hastie 2005). Ten of a fold's training samples would be more than its AML.
 * - Diagonal LDA on the 40 probes of largest between- to within-class variance, which with two classes is the order of
 *   the pooled t-test (Dudoit, Fridlyand & Speed 2002).
 * - Top-scoring pair (Geman et al. 2004).
 *
 * Values are prepared alike for all of them. They are standardised where the method weighs probes by their
 * unit; nearest shrunken centroids have a scale of their own, and a pair compares probes with each other.
 *
 * @param prepare what brings the cohort's values to logarithms, see `preparation`
 * @example
 * import { log2, publishedMethods } from 'leukemia-notebooks';
 * const methods = publishedMethods([log2({ floor: 100, ceiling: 16_000 })]);
 * Object.keys(methods).length; // => 8
 * methods['diagonal LDA'].pipeline.steps.map(({ kind }) => kind);
 * // => ['log2', 'variance-filter', 'standardise', 't-test-filter']
 */
export function publishedMethods(prepare: readonly TransformSpec[]): PublishedMethods {
  const logged = [...prepare, varianceFilter({ by: 'varying' })] as const;
  const scaled = [...logged, standardise()] as const;
  const voting = pipeline(...scaled, weightedVoting());
  const machine = { model: 'svm', C: 100 } as const;
  const lambda = { rule: 'min' } as const;
  return {
    'weighted voting': { pipeline: voting },
    [`weighted voting, no call below ${NO_CALL_BELOW}`]: {
      pipeline: voting,
      noCallBelow: NO_CALL_BELOW,
    },
    'SVM-RFE': {
      pipeline: pipeline(
        ...scaled,
        rfe({ keep: 31, ...machine }),
        svm({ kernel: 'linear', C: machine.C }),
      ),
    },
    'penalised logistic regression, RFE': {
      pipeline: pipeline(...scaled, rfe({ keep: 26 }), logisticRegression({ penalty: 'l2' })),
    },
    'nearest shrunken centroids': { pipeline: pipeline(...logged, nearestShrunkenCentroids()) },
    'elastic net': {
      pipeline: pipeline(...scaled, logisticRegression({ penalty: 'elastic-net', lambda })),
    },
    'diagonal LDA': {
      pipeline: pipeline(...scaled, tTestFilter({ variant: 'pooled', top: 40 }), diagonalLda()),
    },
    'top-scoring pair': { pipeline: pipeline(...logged, topScoringPair()) },
  };
}
