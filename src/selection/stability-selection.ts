import { selectionFrequencies } from './stability.js';

/** The probes that a selection finds again and again, and how many of them may be chance. */
export interface StableSet {
  /** Most probable first. */
  readonly stable: readonly { readonly probe: string; readonly probability: number }[];
  /** How many probes a list holds at most. */
  readonly q: number;
  /** Bound on the expected number of false selections. */
  readonly expectedFalse: number;
}

/**
 * Stability selection (Meinshausen & Bühlmann 2010, JRSS-B 72:417): select at most q probes on each of many random halves
 * of the samples, and keep the probes that are selected on at least a share of them. With halves in complementary pairs
 * (Shah & Samworth 2013, JRSS-B 75:55) the bound needs no assumption on how probes depend on each other.
 *
 * @param lists what was selected on each half, no probe twice in one list
 * @param options.threshold the share of halves, above ½ and at most 1
 * @param options.candidates p, how many probes a list could choose from
 * @throws RangeError when there is no list, or a number is outside its range
 * @example
 * import { stabilitySelection } from 'leukemia-notebooks';
 * const halves = [['a', 'b'], ['a', 'c'], ['a', 'b'], ['a', 'd']];
 * stabilitySelection(halves, { threshold: 0.9, candidates: 100 });
 * // => { stable: [{ probe: 'a', probability: 1 }], q: 2, expectedFalse: 0.05 }
 */
export function stabilitySelection(
  lists: readonly (readonly string[])[],
  options: { threshold: number; candidates: number },
): StableSet {
  if (lists.length === 0) throw new RangeError('stabilitySelection: there is no list.');
  const { threshold, candidates } = options;
  const q = Math.max(...lists.map((list) => list.length));
  const expectedFalse = falseSelectionBound({ q, threshold, candidates });
  // A share is a whole number of lists: 45 of 50 is 0.9, whatever its last digit.
  const least = Math.ceil(threshold * lists.length - 1e-9) / lists.length;
  const stable = [...selectionFrequencies(lists)]
    .map(([probe, probability]) => ({ probe, probability }))
    .filter(({ probability }) => probability >= least);
  return { stable, q, expectedFalse };
}

/**
 * E[V] ≤ q² / ((2π - 1) p): the expected number of probes among the stable ones that a list holds no more often than a
 * draw at random would, with probability q / p (Meinshausen & Bühlmann 2010, theorem 1; without its assumptions, Shah &
 * Samworth 2013, theorem 1 with θ = q / p).
 *
 * @param options.q how many probes a list holds at most
 * @param options.threshold π, above ½ and at most 1
 * @param options.candidates p
 * @throws RangeError when a number is outside its range
 * @example
 * import { falseSelectionBound } from 'leukemia-notebooks';
 * falseSelectionBound({ q: 50, threshold: 0.9, candidates: 3051 }); // => 1.024
 */
export function falseSelectionBound(options: {
  q: number;
  threshold: number;
  candidates: number;
}): number {
  const { q, threshold, candidates } = options;
  if (!(threshold > 0.5 && threshold <= 1)) {
    throw new RangeError(
      `stabilitySelection: threshold must be above 0.5 and at most 1, not ${threshold}.`,
    );
  }
  if (!(Number.isInteger(candidates) && candidates >= Math.max(1, q))) {
    throw new RangeError(
      `stabilitySelection: candidates is the number of probes that a list could hold, here at least ${q}, not ${candidates}.`,
    );
  }
  return q ** 2 / ((2 * threshold - 1) * candidates);
}
