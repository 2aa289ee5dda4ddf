import type { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { quantiles } from '../../numerics/describe.js';
import type { ToLog2Spec } from '../../preprocessing/to-log2.js';
import { axis, COLOURS, type Figure, figure } from '../figure.js';
import { loggedAxis, loggedWords } from '../scale-words.js';
import { fold, percent } from '../words.js';
import { histogram } from './parts.js';

/**
 * Values as they came beside their logarithms: why a logarithm, and why a floor. Of a cohort that comes as logarithms the
 * left side is the powers of 2.
 *
 * @param step what brought the cohort to log2
 * @param logged samples × probes after it; NaN where a value is missing
 * @example
 * import { allSamples, figures, fitTransform, loadCohort, toLog2 } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const step = toLog2(cohort);
 * const { X } = fitTransform(step, trainingSet(cohort)).transform(allSamples(cohort));
 * figures.intensityDistribution(cohort, step, X).alt;
 * // => 'Histograms of all values. 27% of the raw intensities are negative, and 45% lie below
 * //    100. (simulated cohort (SIMULATED))'
 */
export function intensityDistribution(cohort: Cohort, step: ToLog2Spec, logged: Matrix): Figure {
  const powers = step.kind === 'already-log2';
  const logs = logged.to1DArray().filter(Number.isFinite);
  const raw = powers
    ? logs.map((value) => 2 ** value)
    : cohort.expression.to1DArray().filter(Number.isFinite);
  const [low, high] = quantiles(raw, [0.002, 0.97]);
  const before = histogram(raw, low, high, 60);
  const [least, most] = quantiles(logs, [0, 1]);
  const after = histogram(logs, least, most, 60);
  const bars = (
    panel: { centres: number[]; counts: number[] },
    suffix: string,
    colour: string,
  ) => ({
    type: 'bar',
    x: panel.centres,
    y: panel.counts,
    xaxis: `x${suffix}`,
    yaxis: `y${suffix}`,
    marker: { color: colour },
    showlegend: false,
    hovertemplate: '%{x}: %{y} values<extra></extra>',
  });
  const name = { log2: 'raw intensity', 'log2-cpm': 'count', 'already-log2': '2 to the value' };
  return figure(cohort, {
    title: finding(raw, logs, step),
    subtitle: `all values, ${powers ? 'as powers of 2' : 'raw'} (left) and as ${loggedWords(step)} (right)`,
    alt: `Histograms of all values. ${finding(raw, logs, step)}.`,
    data: [bars(before, '', COLOURS.neutral), bars(after, '2', COLOURS.accent)],
    layout: {
      bargap: 0,
      xaxis: axis(`${name[step.kind]} (ends: beyond)`, { domain: [0, 0.46] }),
      yaxis: axis('values'),
      xaxis2: axis(loggedAxis(step), { domain: [0.56, 1] }),
      yaxis2: axis('values', { anchor: 'x2' }),
    },
  });
}

function finding(raw: readonly number[], logs: readonly number[], step: ToLog2Spec): string {
  const share = (test: (value: number) => boolean) => percent(raw.filter(test).length / raw.length);
  if (step.kind === 'log2-cpm') return `${share((value) => value === 0)} of the counts are zero`;
  if (step.kind === 'log2' && step.floor !== undefined) {
    const { floor } = step;
    return `${share((value) => value < 0)} of the raw intensities are negative, and ${share((value) => value < floor)} lie below ${floor}`;
  }
  const [low, high] = quantiles(logs, [0.05, 0.95]);
  return `Nine tenths of the values lie within a ${fold(2 ** (high - low))} range`;
}
