import type { Cohort } from '../cohort/cohort.js';
import type { TrainingSet } from '../cohort/dataset.js';
import { scaleClues, scaleOf } from '../cohort/scale.js';
import { rowsOf } from '../numerics/rows.js';
import { medianImputation, type MedianImputationSpec } from './impute.js';
import { log2, type Log2Spec } from './log2.js';
import { log2Cpm, type Log2CpmSpec } from './log2-cpm.js';
import { type FittedTransform, valueTransform } from './transform.js';

/** Values that are logarithms already, and stay as they are. */
export interface AlreadyLog2Spec {
  readonly kind: 'already-log2';
}

/** A step that brings a cohort's values to logarithms to base 2. */
export type ToLog2Spec = Log2Spec | Log2CpmSpec | AlreadyLog2Spec;

/** Bounds of intensities as parameters give them; `auto` is what is known of the cohort's arrays, which may be nothing. */
export interface Bounds {
  readonly floor?: number | 'auto';
  readonly ceiling?: number | 'auto';
}

/**
 * The step that brings the values of this cohort to log2: `log2` for raw intensities, `log2Cpm` for counts, none for
 * logarithms.
 *
 * @param bounds of intensities; default `auto`, what is known of the cohort's arrays
 * @throws Error when intensities are at or below 0 and there is no floor
 * @example
 * import { loadCohort, toLog2 } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * toLog2(cohort); // => { kind: 'log2', floor: 100, ceiling: 16000 }
 * toLog2(cohort, { floor: 20 }); // => { kind: 'log2', floor: 20, ceiling: 16000 }
 * toLog2({ ...cohort, scale: 'counts' }); // => { kind: 'log2-cpm' }
 */
export function toLog2(cohort: Cohort, bounds: Bounds = {}): ToLog2Spec {
  const scale = scaleOf(cohort);
  if (scale === 'counts') return log2Cpm();
  if (scale === 'log2') return { kind: 'already-log2' };
  const chosen = (name: 'floor' | 'ceiling') => {
    const given = bounds[name] ?? 'auto';
    return given === 'auto' ? cohort.limits?.[name] : given;
  };
  const [floor, ceiling] = [chosen('floor'), chosen('ceiling')];
  if (floor === undefined) requirePositive(cohort);
  return log2({ floor, ceiling });
}

/** @throws Error when a value has no logarithm */
function requirePositive({ expression, provenance }: Cohort): void {
  const { smallest } = scaleClues(expression);
  if (smallest <= 0) {
    throw new Error(
      `The ${provenance.name} cohort has intensities down to ${smallest}, and the logarithm of a value that is ` +
        'not positive does not exist. Give the parameter floor a number: the intensity below which a value is background.',
    );
  }
}

/**
 * The steps that every pipeline on this cohort begins with: `toLog2`, and imputation where values are missing. They are
 * specs like all others, fitted anew on the training part of each fold.
 *
 * @param bounds of intensities; default `auto`, what is known of the cohort's arrays
 * @throws what `toLog2` does
 * @example
 * import { loadCohort, preparation } from 'leukemia-notebooks';
 * preparation(await loadCohort('simulated')); // => [{ kind: 'log2', floor: 100, ceiling: 16000 }]
 */
export function preparation(
  cohort: Cohort,
  bounds: Bounds = {},
): (ToLog2Spec | MedianImputationSpec)[] {
  const step = toLog2(cohort, bounds);
  // `includes` finds NaN, and calls nothing for each of half a million values.
  const complete = rowsOf(cohort.expression).every((row) => !row.includes(NaN));
  return complete ? [step] : [step, medianImputation()];
}

export function fitAlreadyLog2(_spec: AlreadyLog2Spec, training: TrainingSet): FittedTransform {
  return valueTransform(training.probes, ({ X }) => X);
}
