import type { TrainingSet } from '../cohort/dataset.js';
import { mean, quantiles, standardDeviation } from '../numerics/describe.js';

/**
 * A few probes spread evenly over the range of brightness, among those that vary more than three quarters of all: what
 * a figure shows when it can't show thousands.
 *
 * @param logged samples × probes on the log2 scale, finite
 * @returns at most `count` accessions, dimmest first
 * @example
 * import { fitTransform, loadCohort, log2, probesAcrossBrightness } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const logged = fitTransform(log2({ floor: 100 }), training).transform(training);
 * probesAcrossBrightness(logged, 3); // => ['HG2709-HT2805_at', 'M23114_at', 'L31801_at']
 */
export function probesAcrossBrightness(logged: TrainingSet, count: number): string[] {
  const described = logged.probes.map((probe, j) => {
    const column = logged.X.getColumn(j);
    return { probe, mean: mean(column), sd: standardDeviation(column) };
  });
  const [cut] = quantiles(
    described.map(({ sd }) => sd),
    [0.75],
  );
  const varied = described.filter(({ sd }) => sd > cut).sort((a, b) => a.mean - b.mean);
  const length = Math.min(count, varied.length);
  return Array.from(
    { length },
    (_, k) => varied[Math.floor(((k + 0.5) * varied.length) / length)].probe,
  );
}
