import type { TrainingSet } from '../cohort/dataset.js';
import { ranges } from '../numerics/columns.js';
import { quantiles } from '../numerics/describe.js';
import { columnMoments } from '../numerics/moments.js';
import { rowsOf } from '../numerics/rows.js';
import {
  columnSelection,
  type FittedTransform,
  requireFinite,
} from '../preprocessing/transform.js';

/** How the variance filter decides which probes vary enough. */
export type VarianceRule =
  /** Every probe that is not constant. */
  | { readonly by: 'varying' }
  /** Variance strictly above this quantile of all probes' variances. */
  | { readonly by: 'quantile'; readonly quantile: number }
  /** The probes with the largest variances. */
  | { readonly by: 'top'; readonly top: number }
  /** On raw intensities clipped to [floor, ceiling]: max / min > ratio and max - min > difference. */
  | {
      readonly by: 'range';
      readonly floor: number;
      readonly ceiling: number;
      readonly ratio: number;
      readonly difference: number;
    };

/** Drops probes that hardly vary over the training samples. It looks at no label. */
export interface VarianceFilterSpec {
  readonly kind: 'variance-filter';
  readonly rule: VarianceRule;
}

/**
 * Drop probes that hardly vary. In every rule a constant probe goes.
 *
 * `range` is the rule of Dudoit, Fridlyand & Speed (2002, JASA 97:77) and works on raw intensities, so it comes before
 * log2 (100, 16,000, 5 and 500 in the paper); the others take the values as they come. Fitting refuses missing values
 * and a rule that no probe passes.
 *
 * @throws RangeError when a number is outside its range
 * @example
 * import { fitTransforms, loadCohort, log2, trainingSet } from 'leukemia-notebooks';
 * import { varianceFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), varianceFilter({ by: 'quantile', quantile: 0.9 })];
 * fitTransforms(steps, training).probes.length; // => 713
 * varianceFilter({ by: 'top', top: 0 });
 * // => throws 'varianceFilter: top must be a positive whole number, not 0.'
 */
export function varianceFilter(rule: VarianceRule): VarianceFilterSpec {
  const refuse = (what: string, value: number) => {
    throw new RangeError(`varianceFilter: ${what}, not ${value}.`);
  };
  if (rule.by === 'quantile' && !(rule.quantile >= 0 && rule.quantile < 1)) {
    refuse('quantile must be at least 0 and below 1', rule.quantile);
  }
  if (rule.by === 'top' && !(Number.isInteger(rule.top) && rule.top > 0)) {
    refuse('top must be a positive whole number', rule.top);
  }
  if (rule.by === 'range') {
    if (!(rule.floor > 0)) refuse('floor must be a positive intensity', rule.floor);
    if (!(rule.ceiling > rule.floor && rule.ceiling < Infinity)) {
      refuse('ceiling must be a number above the floor', rule.ceiling);
    }
    if (!(rule.ratio >= 1 && rule.ratio < Infinity)) {
      refuse('ratio must be a number of at least 1', rule.ratio);
    }
    if (!(rule.difference >= 0 && rule.difference < Infinity)) {
      refuse('difference must be a number that is not negative', rule.difference);
    }
  }
  return { kind: 'variance-filter', rule };
}

/** @throws Error when no probe passes */
export function fitVarianceFilter(
  spec: VarianceFilterSpec,
  training: TrainingSet,
): FittedTransform {
  requireFinite(training, 'varianceFilter');
  const keep = varying(training, spec.rule);
  if (keep.length === 0) {
    throw new Error(
      `varianceFilter: none of ${training.probes.length} probes passes ${JSON.stringify(spec.rule)}. Loosen the rule; ` +
        'the range rule needs raw intensities, so it goes before log2.',
    );
  }
  return columnSelection(training.probes, keep);
}

/** Indices of the kept columns, in their order. */
function varying({ X, probes }: TrainingSet, rule: VarianceRule): number[] {
  const columns = probes.map((_, j) => j);
  if (rule.by === 'range') {
    const clip = (value: number) => Math.min(rule.ceiling, Math.max(rule.floor, value));
    const { min, max } = ranges(X);
    return columns.filter((j) => {
      const [low, high] = [clip(min[j]), clip(max[j])];
      return high / low > rule.ratio && high - low > rule.difference;
    });
  }
  const variances = variance({ X });
  const changing = columns.filter((j) => variances[j] > 0);
  if (rule.by === 'varying') return changing;
  if (rule.by === 'quantile') {
    const [cut] = quantiles(variances, [rule.quantile]);
    return changing.filter((j) => variances[j] > cut);
  }
  const largest = [...changing].sort((a, b) => variances[b] - variances[a]).slice(0, rule.top);
  return largest.sort((a, b) => a - b);
}

/**
 * Variance (divisor n - 1) of every probe, exactly 0 for a constant one, whose computed variance may be some 1e-31.
 *
 * @param data samples × probes, finite
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { variance } from 'leukemia-notebooks';
 * variance({ X: new Matrix([[1, 7], [2, 7], [6, 7]]) }); // => [7, 0]
 */
export function variance({ X }: Pick<TrainingSet, 'X'>): number[] {
  return Array.from(columnMoments(rowsOf(X)).squares, (sum) => sum / (X.rows - 1));
}
