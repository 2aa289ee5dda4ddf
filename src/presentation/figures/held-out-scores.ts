import type { Cohort } from '../../cohort/cohort.js';
import type { HeldOutSet } from '../../cohort/dataset.js';
import type { HoldOutResult } from '../../evaluation/hold-out.js';
import { axis, type Figure, figure } from '../figure.js';
import { counted } from '../words.js';
import { classBorder, inTurnOfClass, sampleTicks, verdictHeatmap } from './verdict-heatmap.js';

/**
 * Every pipeline's verdict on every held-out sample: distance of the score from the threshold, scaled per pipeline to
 * its largest, with the errors marked. Samples are ordered by class and by how sure the pipelines are together.
 *
 * @param results of `evaluateHoldOut` on these samples
 * @example
 * import { evaluateHoldOut, figures, heldOutSet, loadCohort, log2 } from 'leukemia-notebooks';
 * import { pipeline, standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const heldOut = heldOutSet(cohort);
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise(), svm());
 * const results = await evaluateHoldOut({ SVM: spec }, trainingSet(cohort), heldOut, 1);
 * figures.heldOutScores(cohort, heldOut, results).alt;
 * // => 'Heatmap of scores of 1 pipeline on 34 held-out samples; missed at least once: sample
 * //    sim-62 (1). (simulated cohort (SIMULATED))'
 */
export function heldOutScores(
  cohort: Cohort,
  heldOut: HeldOutSet,
  results: readonly HoldOutResult[],
): Figure {
  const scaled = results.map(({ score, fitted }) => {
    const margins = score.map((value) => value - fitted.model.threshold);
    const largest = Math.max(...margins.map(Math.abs));
    return margins.map((margin) => margin / largest);
  });
  const average = (i: number) => scaled.reduce((sum, row) => sum + row[i], 0) / scaled.length;
  const order = heldOut.samples
    .map((_, i) => i)
    .sort((a, b) => heldOut.y[a] - heldOut.y[b] || average(a) - average(b));
  const wrong = (result: HoldOutResult, i: number) => result.predicted[i] !== heldOut.y[i];
  const misses = order
    .map((i) => ({ sample: heldOut.samples[i], count: results.filter((r) => wrong(r, i)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const hardest = misses[0];
  const negatives = heldOut.y.filter((label) => label === 0).length;
  const { positive, negative } = cohort.classes;
  return figure(cohort, {
    title: hardest
      ? `Sample ${hardest.sample} is missed by ${hardest.count} of ${results.length} pipelines; ${counted(misses.length, 'sample')} by at least one`
      : 'No held-out sample is missed by any pipeline',
    subtitle: `score minus threshold of each held-out sample, scaled per pipeline; × marks an error`,
    alt: `Heatmap of scores of ${counted(results.length, 'pipeline')} on ${counted(order.length, 'held-out sample')}; missed at least once: ${misses.map(({ sample, count }) => `sample ${sample} (${count})`).join(', ') || 'none'}.`,
    data: [
      verdictHeatmap({
        pipelines: results.map(({ pipeline }) => pipeline),
        samples: order.map((i) => heldOut.samples[i]),
        values: scaled.map((row) => order.map((i) => Number(row[i].toFixed(3)))),
        wrong: results.map((result) => order.map((i) => wrong(result, i))),
        range: [-1, 1],
        meaning: [negative, 'threshold', positive],
        cross: 16,
      }),
    ],
    layout: {
      xaxis: axis(
        `held-out sample: ${inTurnOfClass(cohort, negatives, order.length)}`,
        sampleTicks(
          order.map((i) => heldOut.samples[i]),
          11,
        ),
      ),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, ticks: '' }),
      shapes: [classBorder(negatives)],
    },
    width: 960,
    height: 170 + 34 * results.length,
  });
}
