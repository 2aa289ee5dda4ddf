/** A claimed number, what was measured, and what to say of the claim: a row of the table `claims`. */
export interface Claim {
  readonly claim: string;
  /** NaN for a claim that names no number. */
  readonly claimed: number;
  readonly measured: number;
  /** Bounds of a 95% interval; NaN where there is none. */
  readonly lower: number;
  readonly upper: number;
  /** On what it was measured, and how. */
  readonly measured_on: string;
  readonly verdict: string;
}

/**
 * Holds a claimed number against a measured one with its interval. A claim inside the interval is not thereby right: so
 * few samples cannot tell it from the truth.
 *
 * @param measured estimate with the bounds of its interval, NaN where there is none
 * @example
 * import { answerClaim } from 'leukemia-notebooks';
 * const measured = { estimate: 0.941, lower: 0.803, upper: 0.993 };
 * answerClaim('held-out accuracy', 1, measured, '34 held-out samples').verdict; // => 'too high'
 * answerClaim('held-out accuracy', 0.97, measured, '34 held-out samples').verdict;
 * // => 'not contradicted'
 */
export function answerClaim(
  claim: string,
  claimed: number,
  measured: { readonly estimate: number; readonly lower: number; readonly upper: number },
  measuredOn: string,
): Claim {
  const { estimate, lower, upper } = measured;
  const row = { claim, claimed, measured: estimate, lower, upper, measured_on: measuredOn };
  return { ...row, verdict: verdictOf(claimed, lower, upper) };
}

function verdictOf(claimed: number, lower: number, upper: number): string {
  if (Number.isNaN(lower + upper)) return 'no interval to judge it by';
  if (claimed > upper) return 'too high';
  if (claimed < lower) return 'too low';
  return 'not contradicted';
}
