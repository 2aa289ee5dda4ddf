import type { TrainingSet } from '../cohort/dataset.js';
import {
  columnSelection,
  type FittedTransform,
  requireFinite,
} from '../preprocessing/transform.js';
import { requireCount } from '../numerics/require.js';
import { indicesOfSmallest } from '../numerics/smallest.js';
import { moderatedT } from './moderated-t.js';
import { adjust, type Correction } from './multiple-testing.js';
import { keepFirst, type Ranking } from './ranking.js';
import { smallestP } from './smallest-p.js';
import { tStatistics, tTests, type TTestVariant } from './t-test.js';

/** A test per probe: `moderated` is the empirical-Bayes t-test, see `moderatedT`. */
export type FilterTest = TTestVariant | 'moderated';

/** Keeps the probes that differ most between the classes. */
export interface TTestFilterSpec {
  readonly kind: 't-test-filter';
  readonly variant: FilterTest;
  /** The `top` probes by p-value, or those with adjusted p at most `alpha` (but at least the best one). */
  readonly keep:
    | { readonly top: number }
    | { readonly alpha: number; readonly correction: Correction };
}

/**
 * Keep probes by t-test: either the `top` ones by p-value, or those significant at `alpha` after a correction (default
 * Bonferroni), and where none is, the best one. It looks at labels, so it belongs inside every fold. Fitting refuses
 * missing values and fewer than two samples of a class.
 *
 * @param options.variant default `welch`
 * @throws RangeError when `top` is not a positive integer or `alpha` not in (0, 1]
 * @example
 * import { fitTransforms, loadCohort, preparation, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * tTestFilter({ alpha: 0.05, correction: 'holm' });
 * // => { kind: 't-test-filter', variant: 'welch', keep: { alpha: 0.05, correction: 'holm' } }
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 })];
 * fitTransforms(steps, trainingSet(cohort)).probes.length; // => 50
 */
export function tTestFilter(
  options: { variant?: FilterTest } & (
    | { top: number }
    | { alpha: number; correction?: Correction }
  ),
): TTestFilterSpec {
  const { variant = 'welch' } = options;
  if ('top' in options) {
    const { top } = options;
    requireCount('tTestFilter: top', top);
    return { kind: 't-test-filter', variant, keep: { top } };
  }
  const { alpha, correction = 'bonferroni' } = options;
  if (!(alpha > 0 && alpha <= 1)) {
    throw new RangeError(`tTestFilter: alpha must be above 0 and at most 1, not ${alpha}.`);
  }
  return { kind: 't-test-filter', variant, keep: { alpha, correction } };
}

/**
 * Kept columns come in order of p-value; ties keep the order they came in. When nothing is significant the single best
 * probe is kept, so that a fold of pure noise still gives a model (of chance accuracy) and not a crash.
 */
export function fitTTestFilter(spec: TTestFilterSpec, training: TrainingSet): FittedTransform {
  const { variant, keep } = spec;
  if ('top' in keep) return keepFirst(ofTop(variant, keep.top), training);
  const p = pValues(variant, training);
  const adjusted = adjust(p, keep.correction);
  const significant = adjusted.filter((value) => value <= keep.alpha).length;
  return columnSelection(training.probes, indicesOfSmallest(p, Math.max(1, significant)));
}

/** Orders as many columns as are to be kept; undefined for a filter that keeps what is significant. */
export function rankByTTest({ variant, keep }: TTestFilterSpec): Ranking | undefined {
  return 'top' in keep ? ofTop(variant, keep.top) : undefined;
}

function ofTop(variant: FilterTest, top: number): Ranking {
  const by = { kind: 't-test-filter', variant };
  return { count: top, by, order: (training) => tTestOrder(variant, top, training) };
}

/** The columns of smallest p-value; ties keep the order they came in. */
function tTestOrder(variant: FilterTest, top: number, training: TrainingSet): number[] {
  if (variant === 'moderated') return indicesOfSmallest(pValues(variant, training), top);
  const { X, y } = training;
  const statistics = tested(training, () => tStatistics(X, y, variant));
  return smallestP(statistics, y.length - 2, top);
}

function pValues(variant: FilterTest, training: TrainingSet): readonly number[] {
  const { X, y } = training;
  return tested(training, () =>
    variant === 'moderated' ? moderatedT(X, y) : tTests(X, y, variant),
  ).p;
}

/**
 * What the tests say. They refuse a value that is not finite, which comes to light on their way; only then is it looked
 * for, so that the error names its sample and probe.
 */
function tested<Tests>(training: TrainingSet, test: () => Tests): Tests {
  try {
    return test();
  } catch (error) {
    requireFinite(training, 'tTestFilter');
    throw error;
  }
}
