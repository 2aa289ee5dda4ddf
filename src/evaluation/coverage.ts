import type { Label } from '../cohort/dataset.js';
import { requireSameLength } from '../numerics/require.js';
import { clopperPearson } from './intervals.js';

/** What is left to call, and how often that is wrong, when unclear samples are not called. */
export interface CoveragePoint {
  /** A sample is called where its strength is at least this. */
  readonly threshold: number;
  /** Samples called. */
  readonly called: number;
  /** Share of the samples called. */
  readonly coverage: number;
  /** Wrong calls. */
  readonly errors: number;
  /** Share of the calls that are wrong; NaN where none is called. */
  readonly risk: number;
  /** Exact 95% interval of the risk; NaN where none is called. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The price of declining (Chow 1970, IEEE Trans. Inf. Theory 16:41; El-Yaniv & Wiener 2010, JMLR 11:1605): errors among the
 * samples called and the share called, for one limit on the strength of a call after the other. A limit that is picked
 * from such a curve has seen the labels: it needs other samples to be judged on. Golub et al. (1999) fixed theirs at 0.3
 * (`NO_CALL_BELOW`).
 *
 * @param strength how clear each call is, e.g. weighted voting's `predictionStrength`, or `clarity` of probabilities
 * @param thresholds default: 0 and every strength that occurs, ascending
 * @throws RangeError when lengths differ, there is no sample, or a strength is NaN
 * @example
 * import { coverageCurve } from 'leukemia-notebooks';
 * const [all, clear] = coverageCurve([0, 0, 1, 1], [0, 1, 1, 1], [0.9, 0.1, 0.6, 0.8], [0, 0.3]);
 * [all.called, all.errors, all.risk]; // => [4, 1, 0.25]
 * [clear.called, clear.errors, clear.risk]; // => [3, 0, 0]
 */
export function coverageCurve(
  y: readonly Label[],
  predicted: readonly Label[],
  strength: readonly number[],
  thresholds: readonly number[] = [...new Set([0, ...strength])].sort((a, b) => a - b),
): CoveragePoint[] {
  requireSameLength('coverageCurve', {
    labels: y.length,
    calls: predicted.length,
    strengths: strength.length,
  });
  if (y.length === 0) throw new RangeError('coverageCurve: there is no sample.');
  const missing = strength.findIndex(Number.isNaN);
  if (missing >= 0) {
    throw new RangeError(`coverageCurve: the strength of sample ${missing + 1} is NaN.`);
  }
  return thresholds.map((threshold) => {
    const kept = strength.flatMap((value, i) => (value >= threshold ? [i] : []));
    const called = kept.length;
    const errors = kept.filter((i) => predicted[i] !== y[i]).length;
    const interval = called > 0 ? clopperPearson(errors, called) : { lower: NaN, upper: NaN };
    return {
      threshold,
      called,
      coverage: called / y.length,
      errors,
      risk: errors / called,
      ...interval,
    };
  });
}

/**
 * How far each probability lies from the undecided one half, on a scale from 0 to 1 as a prediction strength is; NaN
 * where it is NaN.
 *
 * @example
 * import { clarity } from 'leukemia-notebooks';
 * clarity([0, 0.5, 0.9]); // => [1, 0, 0.8]
 */
export function clarity(probabilities: readonly number[]): number[] {
  return probabilities.map((p) => Math.abs(2 * p - 1));
}
