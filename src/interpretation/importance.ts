/** A probe in a ranking. */
export interface RankedProbe {
  readonly probe: string;
  /** 1 is the most important; equal importances share the best rank of the tie. */
  readonly rank: number;
  readonly importance: number;
}

/**
 * Ranks probes by importance, largest first; ties keep the order they came in.
 *
 * @throws Error naming the probe when an importance is negative or NaN
 * @example
 * import { rankByImportance } from 'leukemia-notebooks';
 * rankByImportance(['a', 'b', 'c'], [0.2, 0.6, 0.2]).map(({ rank, probe }) => [rank, probe]);
 * // => [[1, 'b'], [2, 'a'], [2, 'c']]
 * rankByImportance(['a'], [-1]); // => throws 'The importance of probe a is -1.'
 */
export function rankByImportance(
  probes: readonly string[],
  importance: readonly number[],
): RankedProbe[] {
  importance.forEach((value, j) => {
    if (!(value >= 0)) throw new Error(`The importance of probe ${probes[j]} is ${value}.`);
  });
  const order = probes.map((_, j) => j).sort((a, b) => importance[b] - importance[a]);
  let rank = 0;
  return order.map((j, k) => {
    if (k === 0 || importance[j] !== importance[order[k - 1]]) rank = k + 1;
    return { probe: probes[j], rank, importance: importance[j] };
  });
}

/**
 * Share of all importance that the first k probes of a ranking carry; NaN when there is none at all.
 *
 * @example
 * import { rankByImportance, shareOfFirst } from 'leukemia-notebooks';
 * const ranked = rankByImportance(['a', 'b', 'c'], [0.2, 0.6, 0.2]);
 * shareOfFirst(ranked, 1); // => 0.6
 */
export function shareOfFirst(ranked: readonly RankedProbe[], k: number): number {
  const sum = (probes: readonly RankedProbe[]) =>
    probes.reduce((total, { importance }) => total + importance, 0);
  return sum(ranked.slice(0, k)) / sum(ranked);
}
