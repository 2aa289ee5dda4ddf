import type { TrainingSet } from '../cohort/dataset.js';
import { requireFinite } from '../preprocessing/transform.js';
import { classStatistics, requireTwoOfEachClass, signalToNoiseOf } from './class-statistics.js';
import { type FittedModel, requireBothClasses } from './model.js';

/** Golub's weighted voting. */
export interface WeightedVotingSpec {
  readonly kind: 'weighted-voting';
  /** How many probes vote that are high in either class; `all`: every column. */
  readonly probesPerClass: number | 'all';
}

/**
 * A call of less prediction strength is none: "uncertain" in Golub et al. (1999).
 *
 * @example
 * import { NO_CALL_BELOW } from 'leukemia-notebooks';
 * NO_CALL_BELOW; // => 0.3
 */
export const NO_CALL_BELOW = 0.3;

/**
 * The classifier of the paper that this cohort comes from (Golub et al. 1999, Science 286:531, notes 16-20). Each probe
 * votes P (x - b), with P = (μ₁ - μ₀) / (σ₁ + σ₀) its signal-to-noise ratio and b midway between the class means.
 * Standardise before it: a vote has the unit of its probe.
 *
 * The score is the prediction strength, 0 to 1, with the sign of the winner (threshold 0), importance |P|. Fitting
 * refuses missing values and fewer than two samples of a class.
 *
 * @param options.probesPerClass default 25, for 50 in all as in the paper: those with the highest and the lowest P
 * @throws RangeError when it is not a positive whole number
 * @example
 * import { fit, loadCohort, pipeline, preparation, random, standardise } from 'leukemia-notebooks';
 * import { trainingSet, weightedVoting } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const spec = pipeline(...preparation(cohort), standardise(), weightedVoting());
 * const { model } = fit(spec, training, random(1));
 * model.summary; // => { probesUsed: 50 }
 * model.threshold; // => 0
 */
export function weightedVoting(
  options: { probesPerClass?: number | 'all' } = {},
): WeightedVotingSpec {
  const { probesPerClass = 25 } = options;
  if (probesPerClass !== 'all' && !(Number.isInteger(probesPerClass) && probesPerClass > 0)) {
    throw new RangeError(
      `weightedVoting: probesPerClass must be a positive whole number or 'all', not ${probesPerClass}.`,
    );
  }
  return { kind: 'weighted-voting', probesPerClass };
}

/**
 * Fits weighted voting. The score is the prediction strength with the sign of the winner: (V₁ - V₀) / (V₁ + V₀), where V₁
 * sums the votes for the positive class and V₀ those for the other (threshold 0; 0 where nobody votes). It is (V_win -
 * V_lose) / (V_win + V_lose) of the paper, which makes no call where that is below 0.3 (`NO_CALL_BELOW`).
 *
 * Importance is |P|, and 0 for probes that don't vote, as those that are constant within both classes.
 *
 * @throws Error when a value is missing, or a class has fewer than two samples
 */
export function fitWeightedVoting(spec: WeightedVotingSpec, training: TrainingSet): FittedModel {
  requireFinite(training, 'weightedVoting');
  requireBothClasses(training.y, 'weightedVoting');
  const statistics = classStatistics(training);
  requireTwoOfEachClass('weightedVoting', statistics.counts);
  const [negative, positive] = statistics.means;
  // Where neither class varies there is no ratio.
  const ratios = signalToNoiseOf(statistics).map((ratio) => (Number.isFinite(ratio) ? ratio : 0));
  const weights = voters(ratios, spec.probesPerClass);
  const voting = weights.flatMap((weight, j) => (weight === 0 ? [] : [j]));
  const score: FittedModel['score'] = ({ X }) =>
    Array.from({ length: X.rows }, (_, i) => {
      let difference = 0;
      let all = 0;
      for (const j of voting) {
        const vote = weights[j] * (X.get(i, j) - (negative[j] + positive[j]) / 2);
        difference += vote;
        all += Math.abs(vote);
      }
      return all > 0 ? difference / all : 0;
    });
  return {
    probes: training.probes,
    threshold: 0,
    score,
    predictionStrength: (data) => score(data).map(Math.abs),
    importance: weights.map(Math.abs),
    summary: { probesUsed: voting.length },
  };
}

/** Keeps the largest positive and the smallest negative weights (of equal ones the first), and makes all others 0. */
function voters(weights: readonly number[], perClass: number | 'all'): number[] {
  if (perClass === 'all') return [...weights];
  const strongest = (sign: 1 | -1) =>
    [...weights.keys()]
      .filter((j) => sign * weights[j] > 0)
      .sort((a, b) => sign * (weights[b] - weights[a]))
      .slice(0, perClass);
  const kept = new Set([...strongest(1), ...strongest(-1)]);
  return weights.map((weight, j) => (kept.has(j) ? weight : 0));
}
