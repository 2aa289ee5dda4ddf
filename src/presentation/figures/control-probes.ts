import type { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { correlation, mean, median } from '../../numerics/describe.js';
import type { ToLog2Spec } from '../../preprocessing/to-log2.js';
import { axis, type Figure, figure } from '../figure.js';
import { loggedAxis, loggedWords } from '../scale-words.js';
import { samplePoints } from './parts.js';

/**
 * Mean signal of the manufacturer's control probes against that of the genes, array by array.
 *
 * @param step what brought the cohort to log2
 * @param logged samples × probes after it; NaN where a value is missing
 * @example
 * import { allSamples, figures, fitTransform, loadCohort, toLog2 } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const step = toLog2(cohort);
 * const { X } = fitTransform(step, trainingSet(cohort)).transform(allSamples(cohort));
 * figures.controlProbes(cohort, step, X).alt;
 * // => 'Scatter of arrays: mean log2 signal of 58 AFFX control probes against that of the
 * //    genes, correlation 0.38; ratio of held-out to training controls 0.93. (simulated cohort
 * //    (SIMULATED))'
 */
export function controlProbes(cohort: Cohort, step: ToLog2Spec, logged: Matrix): Figure {
  const { samples, probes } = cohort;
  const isControl = probes.map(({ accession }) => accession.startsWith('AFFX'));
  const logs = (i: number, control: boolean) =>
    logged.getRow(i).filter((value, j) => isControl[j] === control && Number.isFinite(value));
  const points = samples.map((sample, i) => ({
    ...sample,
    x: mean(logs(i, false)),
    y: mean(logs(i, true)),
  }));
  const middle = (split: string) =>
    median(points.filter((point) => point.split === split).map(({ y }) => y));
  const fold = 2 ** (middle('held-out') - middle('training'));
  const r = correlation(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  );
  const controls = isControl.filter(Boolean).length;
  return figure(cohort, {
    title: `Control probes read ${fold.toFixed(2)} times the training level on the held-out arrays`,
    subtitle: `mean of ${loggedWords(step)} of ${controls} AFFX controls against the genes' (r = ${r.toFixed(2)})`,
    alt: `Scatter of arrays: mean log2 signal of ${controls} AFFX control probes against that of the genes, correlation ${r.toFixed(2)}; ratio of held-out to training controls ${fold.toFixed(2)}.`,
    data: samplePoints(cohort, points),
    layout: {
      xaxis: axis(`mean ${loggedAxis(step)} of the genes`),
      yaxis: axis(`mean ${loggedAxis(step)} of the AFFX controls`),
    },
    height: 460,
  });
}
