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
 * @param explained by model
 * @param rankings by model, best probe first
 * @param depth how many probes; those of no importance are left out
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
