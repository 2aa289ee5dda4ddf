import type { RankedProbe } from './importance.js';
import type { ShapleyValues } from './shapley.js';

/** What one probe did to one sample's score: a row of `shapley.csv`. */
export interface ShapleyRow {
  readonly model: string;
  readonly sample: string;
  readonly score: number;
  readonly rank: number;
  readonly probe: string;
  readonly shapley: number;
}

/**
 * Shapley values of the first probes of each model's ranking, for every sample that was explained.
 *
 * @param explained by model, each of which has a ranking
 * @param rankings by model, best probe first
 * @param depth how many probes; those of no importance are left out
 * @example
 * import { explainAll, fitModels, loadCohort, meanSize, preparation } from 'leukemia-notebooks';
 * import { rankByImportance, shapleyRows, standardise, svm } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 20 }), standardise()];
 * const linear = svm({ kernel: 'linear' });
 * const { models, training } = await fitModels({ linear }, steps, trainingSet(cohort), 1);
 * const explained = explainAll(models, training, training);
 * const ranked = rankByImportance(training.probes, meanSize(explained.linear));
 * shapleyRows(explained, { linear: ranked }, 3).length; // => 114
 */
export function shapleyRows(
  explained: Readonly<Record<string, ShapleyValues>>,
  rankings: Readonly<Record<string, readonly RankedProbe[]>>,
  depth: number,
): ShapleyRow[] {
  return Object.entries(explained).flatMap(([model, { samples, probes, scores, values }]) => {
    const first = rankings[model].slice(0, depth).filter(({ importance }) => importance > 0);
    const column = new Map(probes.map((probe, j) => [probe, j]));
    return samples.flatMap((sample, i) =>
      first.map(({ probe, rank }) => ({
        model,
        sample,
        score: scores[i],
        rank,
        probe,
        shapley: values.get(i, column.get(probe)!),
      })),
    );
  });
}
