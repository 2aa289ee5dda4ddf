import type { TrainingSet } from '../cohort/dataset.js';
import { forestPermutationImportance } from '../models/random-forest.js';
import type { FittedModel } from '../models/model.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { random } from '../numerics/random.js';
import { fitModel, fitTransforms } from '../pipeline/fit.js';
import type { ModelSpec, TransformSpec } from '../pipeline/spec.js';
import type { FittedTransform } from '../preprocessing/transform.js';
import type { SelectionRow } from '../selection/selection-table.js';
import { rankByImportance, type RankedProbe } from './importance.js';
import { hasShapleyValues, meanSize, shapleyValues } from './shapley.js';

/** Models that were fitted on the same samples after the same steps. */
export interface FittedModels {
  readonly steps: FittedTransform;
  /** The training samples after the steps, as the models saw them. */
  readonly training: TrainingSet;
  readonly models: Readonly<Record<string, FittedModel>>;
}

/**
 * Fits models, each on the same transformed training samples and with its own random numbers from the same seed.
 *
 * @param progress told after each model how many of how many are done
 * @example
 * import { fitModels, loadCohort, logisticRegression, preparation } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const models = { L2: logisticRegression({ penalty: 'l2' }), SVM: svm({ kernel: 'linear' }) };
 * const { training, models: fitted } = await fitModels(models, steps, trainingSet(cohort), 1);
 * [training.X.rows, training.X.columns]; // => [38, 50]
 * fitted.L2.score(training).length; // => 38
 */
export async function fitModels(
  models: Readonly<Record<string, ModelSpec>>,
  steps: readonly TransformSpec[],
  data: TrainingSet,
  seed: number,
  progress?: (done: number, total: number, label: string) => void,
): Promise<FittedModels> {
  const fittedSteps = fitTransforms(steps, data);
  const training = fittedSteps.transform(data);
  const fitted: Record<string, FittedModel> = {};
  const named = Object.entries(models);
  for (const [k, [name, spec]] of named.entries()) {
    fitted[name] = fitModel(spec, training, random(seed));
    progress?.(k + 1, named.length, name);
    await pauseWhenDue();
  }
  return { steps: fittedSteps, training, models: fitted };
}

/**
 * Ranks all probes by the p-value of their t-test and by every model's own importance.
 *
 * @param statistics t-tests of the training samples; constant probes are left out of the ranking
 * @returns one ranking per name, `t-test` first; best probe first
 * @example
 * import { fitTransforms, loadCohort, preparation, rankProbes } from 'leukemia-notebooks';
 * import { selectionStatistics, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const logged = fitTransforms(preparation(cohort), training).transform(training);
 * const { 't-test': ranked } = rankProbes(selectionStatistics(logged, new Map()), {});
 * ranked.slice(0, 2).map(({ rank, probe }) => [rank, probe]);
 * // => [[1, 'M27891_at'], [2, 'X82240_rna1_at']]
 */
export function rankProbes(
  statistics: readonly SelectionRow[],
  models: Readonly<Record<string, FittedModel>>,
): Record<string, RankedProbe[]> {
  const tested = statistics.filter(({ t }) => !Number.isNaN(t));
  const byP = rankByImportance(
    tested.map(({ probe }) => probe),
    tested.map(({ p }) => -Math.log10(p)),
  );
  const rankings: Record<string, RankedProbe[]> = { 't-test': byP };
  for (const [name, { probes, importance }] of Object.entries(models)) {
    rankings[name] = rankByImportance(probes, importance);
  }
  return rankings;
}

/** A ranking by something other than a model's own importance. */
export interface FurtherRanking {
  readonly model: string;
  readonly method: 'shapley' | 'out-of-bag permutation';
  readonly ranked: RankedProbe[];
}

/**
 * Ranks all probes by the mean size of their Shapley values over the training samples, where a model has exact ones, and by
 * the permutation importance on out-of-bag samples, where it is a forest. There a probe whose importance is below 0, which
 * is chance, counts as one of none.
 *
 * @param seed of the shuffles
 * @example
 * import { fitModels, furtherRankings, loadCohort, logisticRegression } from 'leukemia-notebooks';
 * import { preparation, randomForest, standardise, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 20 }), standardise()];
 * const [L2, forest] = [logisticRegression({ penalty: 'l2' }), randomForest({ trees: 50 })];
 * const fitted = await fitModels({ L2, forest }, steps, trainingSet(cohort), 1);
 * furtherRankings(fitted, 1).map(({ model, method }) => [model, method]);
 * // => [['L2', 'shapley'], ['forest', 'shapley'], ['forest', 'out-of-bag permutation']]
 */
export function furtherRankings(
  { training, models }: FittedModels,
  seed: number,
): FurtherRanking[] {
  return Object.entries(models).flatMap(([name, model]) => {
    const rankings: FurtherRanking[] = [];
    const add = (method: FurtherRanking['method'], importance: readonly number[]) =>
      rankings.push({ model: name, method, ranked: rankByImportance(model.probes, importance) });
    if (hasShapleyValues(model)) {
      add('shapley', meanSize(shapleyValues(model, training, training)));
    }
    if (model.forest) {
      const falls = forestPermutationImportance(model, training, random(seed));
      add(
        'out-of-bag permutation',
        falls.map((fall) => Math.max(0, fall)),
      );
    }
    return rankings;
  });
}

/**
 * Accessions of the first k probes of each ranking, those of no importance left out.
 *
 * @example
 * import { firstProbes, rankByImportance } from 'leukemia-notebooks';
 * const ranked = rankByImportance(['a', 'b', 'c'], [0.2, 0, 0.8]);
 * firstProbes({ forest: ranked }, 3); // => { forest: ['c', 'a'] }
 */
export function firstProbes(
  rankings: Readonly<Record<string, readonly RankedProbe[]>>,
  k: number,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(rankings).map(([name, ranked]) => [
      name,
      ranked
        .filter(({ importance }) => importance > 0)
        .slice(0, k)
        .map(({ probe }) => probe),
    ]),
  );
}
