import type { Label } from '../cohort/dataset.js';
import { mean, quantiles } from '../numerics/describe.js';
import { requireCount, requireSameLength } from '../numerics/require.js';
import { clopperPearson } from './intervals.js';

/** Samples of similar probability: what was said of them, and what they were. */
export interface CalibrationBin {
  /** Samples, at least 1. */
  readonly n: number;
  readonly positives: number;
  /** Mean probability of the positive class. */
  readonly probability: number;
  /** Share of positives. */
  readonly share: number;
  /** Exact 95% interval of the share. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The calibration (reliability) curve: where a model says 0.8, eight of ten should be positive. A value on the edge of two
 * bins belongs to the lower one, as in scikit-learn's `calibration_curve`.
 *
 * @param probabilities of the positive class, in [0, 1]
 * @param options.bins default 5
 * @param options.by `width`: bins of equal width over [0, 1], the default; `quantile`: of about as many samples each
 * @returns the bins that hold samples, by probability
 * @throws RangeError when a probability is none, the lengths differ, or bins is no positive whole number
 * @example
 * import { calibrationCurve } from 'leukemia-notebooks';
 * const probabilities = [0.1, 0.1, 0.1, 0.8, 0.8, 0.8];
 * const bins = calibrationCurve([0, 0, 1, 0, 1, 1], probabilities, { bins: 2 });
 * bins.map(({ n, probability, share }) => [n, probability, share]);
 * // => [[3, 0.1, 0.3333], [3, 0.8, 0.6667]]
 */
export function calibrationCurve(
  y: readonly Label[],
  probabilities: readonly number[],
  options: { bins?: number; by?: 'width' | 'quantile' } = {},
): CalibrationBin[] {
  const { bins = 5, by = 'width' } = options;
  requireProbabilities('calibrationCurve', y, probabilities);
  requireCount('calibrationCurve: bins', bins);
  const inner = Array.from({ length: bins - 1 }, (_, k) => (k + 1) / bins);
  const edges = by === 'width' ? inner : quantiles(probabilities, inner);
  const binOf = probabilities.map((p) => edges.filter((edge) => edge < p).length);
  return Array.from({ length: bins }, (_, bin) => {
    const own = binOf.flatMap((k, i) => (k === bin ? [i] : []));
    const positives = own.filter((i) => y[i] === 1).length;
    return { own, positives };
  }).flatMap(({ own, positives }) => {
    const n = own.length;
    if (n === 0) return [];
    const probability = mean(own.map((i) => probabilities[i]));
    return [{ n, positives, probability, share: positives / n, ...clopperPearson(positives, n) }];
  });
}

/**
 * Expected calibration error, in [0, 1]: the distance of share and probability, averaged over the samples' bins (Naeini
 * et al. 2015; Guo et al. 2017). In small samples it is above 0 for a perfectly calibrated model too, the more so the
 * more bins.
 *
 * @example
 * import { calibrationCurve, expectedCalibrationError } from 'leukemia-notebooks';
 * const probabilities = [0.1, 0.1, 0.1, 0.8, 0.8, 0.8];
 * const bins = calibrationCurve([0, 0, 1, 0, 1, 1], probabilities, { bins: 2 });
 * expectedCalibrationError(bins); // => 0.1833
 */
export function expectedCalibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  return bins.reduce((sum, { n, share, probability }) => {
    return sum + (n / total) * Math.abs(share - probability);
  }, 0);
}

/** Parts of the Brier score: brier = reliability - resolution + uncertainty + withinBins. */
export interface BrierParts {
  /** Mean squared distance of probability and label. */
  readonly brier: number;
  /** What wrong probabilities cost: 0 for a calibrated model. */
  readonly reliability: number;
  /** What telling samples apart gains: at most `uncertainty`. */
  readonly resolution: number;
  /** Brier score of always saying the share of positives. */
  readonly uncertainty: number;
  /** What bins of unequal probabilities hide; 0 where each bin holds a single one. */
  readonly withinBins: number;
}

/**
 * Decomposes the Brier score (Brier 1950) by bins of similar probability (Murphy 1973; the remainder within bins Stephenson,
 * Coelho & Jolliffe 2008).
 *
 * @param bins `calibrationCurve` of the same labels and probabilities
 * @throws RangeError when a probability is none, or the lengths differ
 * @example
 * import { brierParts, calibrationCurve } from 'leukemia-notebooks';
 * const y = [0, 0, 1, 0, 1, 1] as const;
 * const probabilities = [0.1, 0.1, 0.1, 0.8, 0.8, 0.8];
 * brierParts(y, probabilities, calibrationCurve(y, probabilities, { bins: 2 }));
 * // => { brier: 0.2583, reliability: 0.03611, resolution: 0.02778, uncertainty: 0.25,
 * //    withinBins: 0 }
 */
export function brierParts(
  y: readonly Label[],
  probabilities: readonly number[],
  bins: readonly CalibrationBin[],
): BrierParts {
  requireProbabilities('brierParts', y, probabilities);
  const rate = mean(y);
  const average = (value: (bin: CalibrationBin) => number) =>
    bins.reduce((sum, bin) => sum + bin.n * value(bin), 0) / y.length;
  const brier = mean(y.map((label, i) => (probabilities[i] - label) ** 2));
  const reliability = average(({ probability, share }) => (probability - share) ** 2);
  const resolution = average(({ share }) => (share - rate) ** 2);
  const uncertainty = rate * (1 - rate);
  const withinBins = brier - (reliability - resolution + uncertainty);
  return { brier, reliability, resolution, uncertainty, withinBins };
}

function requireProbabilities(
  what: string,
  y: readonly Label[],
  probabilities: readonly number[],
): void {
  requireSameLength(what, { labels: y.length, probabilities: probabilities.length });
  const at = probabilities.findIndex((p) => !(p >= 0 && p <= 1));
  if (at >= 0) {
    throw new RangeError(`The probability of sample ${at + 1} is ${probabilities[at]}.`);
  }
}
