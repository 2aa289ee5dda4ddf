import type { TrainingSet } from '../cohort/dataset.js';
import { requireFinite } from '../preprocessing/transform.js';
import { type FittedModel, requireBothClasses } from './model.js';
import { findTopScoringPair } from './pair-search.js';

/** Top-scoring pair. */
export interface TopScoringPairSpec {
  readonly kind: 'top-scoring-pair';
}

/**
 * Top-scoring pair (Geman, d'Avignon, Naiman & Winslow 2004, Stat. Appl. Genet. Mol. Biol. 3:19): is one probe below the
 * other? Of all pairs the one whose answer differs most between the classes.
 *
 * It compares values of a sample with each other, so that nothing that changes arrays as a whole matters: not log2, nor
 * brightness. Standardising probe by probe does, and has no place before it.
 *
 * The score is the pair's vote, 1 or 0 (threshold 0.5), importance how much its answer differs between the classes, 0
 * for all other probes. Fitting refuses missing values, a single class and a single probe.
 *
 * @example
 * import { fit, loadCohort, pipeline, preparation, random } from 'leukemia-notebooks';
 * import { topScoringPair, trainingSet, varianceFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const most = varianceFilter({ by: 'top', top: 500 });
 * const spec = pipeline(...preparation(cohort), most, topScoringPair());
 * fit(spec, trainingSet(cohort), random(1)).model.summary.delta; // => 1
 */
export function topScoringPair(): TopScoringPairSpec {
  return { kind: 'top-scoring-pair' };
}

/**
 * Fits the top-scoring pair. The score is the vote, 1 or 0 (threshold 0.5). Importance is Δ for both probes and 0 for all
 * others. Equal values count as "not below"; both orders of a pair are considered.
 *
 * `summary.delta` is Δ = |P(below | positive) - P(below | negative)|, `summary.rankScore` what decided between pairs of
 * equal Δ (Tan et al. 2005). When no pair tells anything (Δ = 0) all votes are negative.
 *
 * @throws Error when a value is missing, a class is, or there is a single probe
 */
export function fitTopScoringPair(_spec: TopScoringPairSpec, training: TrainingSet): FittedModel {
  requireFinite(training, 'topScoringPair');
  requireBothClasses(training.y, 'topScoringPair');
  if (training.probes.length < 2) {
    throw new Error('topScoringPair: a pair needs two probes, and here is one. Keep more of them.');
  }
  const { first, second, difference, rankScore } = findTopScoringPair(training);
  const delta = Math.abs(difference);
  return {
    probes: training.probes,
    threshold: 0.5,
    importance: training.probes.map((_, j) => (j === first || j === second ? delta : 0)),
    summary: { delta, rankScore },
    score: ({ X }) =>
      Array.from({ length: X.rows }, (_, i) => {
        const below = X.get(i, first) < X.get(i, second);
        return delta > 0 && below === difference > 0 ? 1 : 0;
      }),
  };
}
