import type { TrainingSet } from '../cohort/dataset.js';
import {
  columnSelection,
  type FittedTransform,
  requireFinite,
} from '../preprocessing/transform.js';
import { moderatedT } from './moderated-t.js';
import { adjust, type Correction } from './multiple-testing.js';
import { tTests, type TTestVariant } from './t-test.js';

/** A test per probe: `moderated` is the empirical-Bayes t-test, see `moderatedT`. */
export type FilterTest = TTestVariant | 'moderated';

/** Keeps the probes that differ most between the classes. */
export interface TTestFilterSpec {
  readonly kind: 't-test-filter';
  readonly variant: FilterTest;
  /** The `top` probes by p-value, or those with adjusted p at most `alpha` (but at least the best one). */
  readonly keep:
    { readonly top: number } | { readonly alpha: number; readonly correction: Correction };
}

/**
 * Keep probes by t-test: either the `top` ones by p-value, or those significant at `alpha` after a correction
 * (default Bonferroni). It looks at labels, so it belongs inside every fold.
 *
 * @throws RangeError when `top` is not a positive integer or `alpha` not in (0, 1]
 */
export function tTestFilter(
  options: { variant?: FilterTest } & (
    { top: number } | { alpha: number; correction?: Correction }
  ),
): TTestFilterSpec {
  const { variant = 'welch' } = options;
  if ('top' in options) {
    const { top } = options;
    if (!Number.isInteger(top) || top < 1) {
      throw new RangeError(`tTestFilter: top must be a positive whole number, not ${top}.`);
    }
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
  const { keep } = spec;
  const p = pValues(spec, training);
  const order = byValue(p);
  if ('top' in keep) return columnSelection(training.probes, order.slice(0, keep.top));
  const adjusted = adjust(p, keep.correction);
  const significant = order.filter((j) => adjusted[j] <= keep.alpha);
  return columnSelection(training.probes, significant.length > 0 ? significant : order.slice(0, 1));
}

/** All columns by p-value, however many are to be kept; ties keep the order they came in. */
export function tTestOrder(spec: TTestFilterSpec, training: TrainingSet): number[] {
  return byValue(pValues(spec, training));
}

function pValues({ variant }: TTestFilterSpec, training: TrainingSet): number[] {
  requireFinite(training, 'tTestFilter');
  const { X, y } = training;
  return (variant === 'moderated' ? moderatedT(X, y) : tTests(X, y, variant)).p;
}

function byValue(p: readonly number[]): number[] {
  return p.map((_, j) => j).sort((a, b) => p[a] - p[b]);
}
