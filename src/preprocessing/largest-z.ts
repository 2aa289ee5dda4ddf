import type { HeldOutSet, TrainingSet } from '../cohort/dataset.js';
import { columnMoments } from '../numerics/moments.js';
import { rowsOf } from '../numerics/rows.js';
import { fitStandardise, standardise } from './standardise.js';

/** How much a probe varied on the training samples, and how far out a held-out sample then lies. */
export interface LargestZ {
  readonly probe: string;
  /** Standard deviation on the training samples (divisor n), above 0. */
  readonly sd: number;
  /** Largest |z| over the held-out samples, standardised with training statistics. */
  readonly z: number;
}

/**
 * What standardisation makes of held-out samples, for every probe that is not constant on the training samples. It looks
 * at held-out values, so nothing may be chosen from it.
 *
 * @param training samples × probes, finite, on the log2 scale
 * @param heldOut after the same steps
 * @throws Error naming sample and probe of a value that is missing
 * @example
 * import { fitTransforms, heldOutSet, largestZ, loadCohort } from 'leukemia-notebooks';
 * import { preparation, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const [training, heldOut] = [trainingSet(cohort), heldOutSet(cohort)];
 * const extremes = largestZ(steps.transform(training), steps.transform(heldOut));
 * Math.max(...extremes.map(({ z }) => z)); // => 389.5
 */
export function largestZ(training: TrainingSet, heldOut: HeldOutSet): LargestZ[] {
  const { X } = fitStandardise(standardise(), training).transform(heldOut);
  const { squares } = columnMoments(rowsOf(training.X));
  return training.probes.flatMap((probe, j) => {
    const sd = Math.sqrt(squares[j] / training.y.length);
    return sd === 0 ? [] : [{ probe, sd, z: Math.max(...X.getColumn(j).map(Math.abs)) }];
  });
}
