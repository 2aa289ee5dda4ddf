import { medianImputation, type MedianImputationSpec } from '../preprocessing/impute.js';
import type { ToLog2Spec } from '../preprocessing/to-log2.js';
import { varianceFilter, type VarianceFilterSpec } from './variance-filter.js';

/**
 * The filter that looks at no label and is usual for values of this kind, as steps from the cohort's own values on. For raw
 * intensities with a floor and a ceiling it is that of Dudoit, Fridlyand & Speed (2002), max/min > 5 and max - min > 500;
 * for all others the half of the probes that vary most after the logarithm.
 *
 * @param step what brings the cohort to log2, see `toLog2`
 * @example
 * import { fitTransforms, loadCohort, toLog2, trainingSet, usualFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = usualFilter(toLog2(cohort));
 * fitTransforms(steps, trainingSet(cohort)).probes.length; // => 3248
 */
export function usualFilter(
  step: ToLog2Spec,
): (ToLog2Spec | MedianImputationSpec | VarianceFilterSpec)[] {
  if (step.kind === 'log2' && step.floor !== undefined && step.ceiling !== undefined) {
    const { floor, ceiling } = step;
    const rule = { by: 'range', floor, ceiling, ratio: 5, difference: 500 } as const;
    return [medianImputation(), varianceFilter(rule)];
  }
  return [step, medianImputation(), varianceFilter({ by: 'quantile', quantile: 0.5 })];
}

/**
 * The filter that `usualFilter` gives, in a sentence.
 *
 * @example
 * import { log2Cpm, usualFilterWords } from 'leukemia-notebooks';
 * usualFilterWords(log2Cpm());
 * // => 'A usual filter keeps the half of the probes that vary most after the logarithm.'
 */
export function usualFilterWords(step: ToLog2Spec): string {
  const [, rule] = usualFilter(step);
  return rule.kind === 'variance-filter'
    ? "Dudoit, Fridlyand and Speed's filter keeps probes whose largest value is more than 5 times and more than 500 units above the smallest."
    : 'A usual filter keeps the half of the probes that vary most after the logarithm.';
}
