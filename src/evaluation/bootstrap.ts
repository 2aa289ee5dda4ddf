import type { Label } from '../cohort/dataset.js';
import { quantiles } from '../numerics/describe.js';
import { random } from '../numerics/random.js';
import { requireCount, requireSameLength } from '../numerics/require.js';
import { bcaLevels } from './bca.js';
import { type Interval, requireConfidence } from './intervals.js';

/** What a classifier said of some patients, in one order. */
export interface CalledPatients {
  readonly y: readonly Label[];
  readonly scores: readonly number[];
  readonly predicted: readonly Label[];
  /** Of the positive class, where the model has them. */
  readonly probability?: readonly number[];
}

/** Numbers by name that labels, scores and predictions give, e.g. `metrics`; NaN where one is undefined. */
export type MetricsOf<Name extends string> = (
  y: readonly Label[],
  scores: readonly number[],
  predicted: readonly Label[],
  probability?: readonly number[],
) => Readonly<Record<Name, number>>;

/** A metric's bootstrap interval. */
export interface BootstrapInterval extends Interval {
  /** The metric of the patients as they are; NaN when undefined. */
  readonly estimate: number;
  /** How the bounds were found; they are NaN when `undefined`. */
  readonly method: 'bca' | 'percentile' | 'undefined';
  /** Replicates in which the metric is undefined: they are left out. */
  readonly undefinedReplicates: number;
}

/**
 * Patients drawn with replacement within each class, so that every replicate has the study's own number of each.
 *
 * Made once and used for every metric and every pipeline, so that all are asked about the same patients. Replicate r is
 * drawn by `random(seed, r)`: more replicates leave the earlier ones as they were.
 *
 * @param y one label per patient
 * @param options.replicates default 2000
 * @returns per replicate the indices of the patients, ascending: equal draws are then equal to the last digit in any metric
 * @throws RangeError when replicates is no positive whole number
 * @example
 * import { stratifiedResamples } from 'leukemia-notebooks';
 * stratifiedResamples([0, 0, 0, 1, 1], { replicates: 2, seed: 1 });
 * // => [[0, 1, 2, 3, 4], [0, 0, 1, 3, 4]]
 */
export function stratifiedResamples(
  y: readonly Label[],
  options: { replicates?: number; seed: number },
): number[][] {
  const { replicates = 2000, seed } = options;
  requireCount('stratifiedResamples: replicates', replicates);
  const classes = strata(y);
  return Array.from({ length: replicates }, (_, r) => {
    const draw = random(seed, r);
    return classes
      .flatMap((members) => members.map(() => members[draw.integer(members.length)]))
      .sort((a, b) => a - b);
  });
}

/**
 * Bootstrap intervals of metrics over patients: bias-corrected and accelerated (Efron 1987, JASA 82:171; for several
 * strata Davison & Hinkley 1997, ch. 5), else by percentiles. They tell how much a metric owes to the patients who
 * happened to be there; the classifier stays the one that was fitted.
 *
 * Percentiles stand in where BCa has no value: where the metric is undefined without some patient, where no patient
 * alone moves it, or where it lies outside of all replicates; `method` says so. Replicates in which the metric is
 * undefined (precision when none is called positive) are left out and counted, so that the interval is conditional on
 * its being defined. Where all replicates agree, as with an AUC of 1, the bootstrap has nothing to say of uncertainty,
 * and the bounds are NaN rather than the estimate twice.
 *
 * @param metrics all that are wanted at once: each resample is then looked at once
 * @param resamples of `stratifiedResamples`
 * @param options.confidence default 0.95
 * @param options.method default `bca`
 * @returns an interval for each metric
 * @throws RangeError when the lists of patients differ in length, or the confidence does not lie between 0 and 1
 * @example
 * import { bootstrapIntervals, metrics, stratifiedResamples } from 'leukemia-notebooks';
 * const y = [0, 0, 0, 0, 1, 1, 1, 1] as const;
 * const scores = [0.1, 0.2, 0.3, 0.7, 0.4, 0.6, 0.8, 0.9];
 * const predicted = [0, 0, 0, 1, 0, 1, 1, 1] as const;
 * const resamples = stratifiedResamples(y, { seed: 1 });
 * const { auc } = bootstrapIntervals({ y, scores, predicted }, metrics, resamples);
 * auc.estimate; // => 0.875
 * [auc.method, auc.lower, auc.upper]; // => ['bca', 0.4375, 1]
 */
export function bootstrapIntervals<Name extends string>(
  predictions: CalledPatients,
  metrics: MetricsOf<Name>,
  resamples: readonly (readonly number[])[],
  options: { confidence?: number; method?: 'bca' | 'percentile' } = {},
): Record<Name, BootstrapInterval> {
  const { confidence = 0.95, method = 'bca' } = options;
  requireConfidence(confidence);
  const of = onPatients(predictions, metrics);
  const all = predictions.y.map((_, i) => i);
  const estimates = of(all);
  const replicates = resamples.map(of);
  const leftOut = strata(predictions.y).map((members) =>
    members.map((patient) => of(all.filter((i) => i !== patient))),
  );
  const intervalOf = (name: Name) => {
    const without = leftOut.map((rows) => rows.map((row) => row[name]));
    const drawn = replicates.map((row) => row[name]);
    return interval(estimates[name], drawn, method === 'bca' ? without : undefined, confidence);
  };
  const names = Object.keys(estimates) as Name[];
  return Object.fromEntries(names.map((name) => [name, intervalOf(name)])) as Record<
    Name,
    BootstrapInterval
  >;
}

/** One metric's interval: BCa where the jackknife is given and the correction defined. */
function interval(
  estimate: number,
  drawn: readonly number[],
  leftOut: readonly (readonly number[])[] | undefined,
  confidence: number,
): BootstrapInterval {
  const replicates = drawn.filter((value) => !Number.isNaN(value));
  const undefinedReplicates = drawn.length - replicates.length;
  const rounding = 1e-12 * Math.abs(estimate);
  const agree = replicates.every((value) => Math.abs(value - replicates[0]) <= rounding);
  if (Number.isNaN(estimate) || agree) {
    return { estimate, lower: NaN, upper: NaN, method: 'undefined', undefinedReplicates };
  }
  const corrected = leftOut && bcaLevels(estimate, replicates, leftOut, confidence);
  const tail = (1 - confidence) / 2;
  const [lower, upper] = quantiles(replicates, corrected ?? [tail, 1 - tail]);
  return { estimate, lower, upper, method: corrected ? 'bca' : 'percentile', undefinedReplicates };
}

/** The metrics of the patients with the given indices. */
function onPatients<Name extends string>(
  { y, scores, predicted, probability }: CalledPatients,
  metrics: MetricsOf<Name>,
) {
  requireSameLength('bootstrapIntervals', {
    labels: y.length,
    scores: scores.length,
    predictions: predicted.length,
    ...(probability && { probabilities: probability.length }),
  });
  return (patients: readonly number[]) =>
    metrics(
      patients.map((i) => y[i]),
      patients.map((i) => scores[i]),
      patients.map((i) => predicted[i]),
      probability && patients.map((i) => probability[i]),
    );
}

/** Indices of the patients of each class. */
function strata(y: readonly Label[]): number[][] {
  return ([0, 1] as const).map((label) => y.flatMap((value, i) => (value === label ? [i] : [])));
}
