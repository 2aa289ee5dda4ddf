import type { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { quantiles } from '../../numerics/describe.js';
import type { ToLog2Spec } from '../../preprocessing/to-log2.js';
import { axis, type Figure, figure, round4 } from '../figure.js';
import { loggedAxis, loggedWords } from '../scale-words.js';
import { colourOf, line, orderedSamples } from './parts.js';

/** A sample's row, and the 5, 25, 50, 75 and 95% quantiles of its array. */
interface Box {
  readonly i: number;
  readonly q: number[];
}

/**
 * A box per array, from its quantiles: is one array brighter than another?
 *
 * @param step what brought the cohort to log2
 * @param logged samples × probes after it; NaN where a value is missing
 * @example
 * import { allSamples, figures, fitTransform, loadCohort, toLog2 } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const step = toLog2(cohort);
 * const { X } = fitTransform(step, trainingSet(cohort)).transform(allSamples(cohort));
 * figures.arrayIntensities(cohort, step, X).alt;
 * // => 'Box plots of log2 intensity clipped to [100, 16000] for 72 arrays, by split and class;
 * //    upper quartiles differ 2.9-fold. (simulated cohort (SIMULATED))'
 */
export function arrayIntensities(cohort: Cohort, step: ToLog2Spec, logged: Matrix): Figure {
  const { samples, classes } = cohort;
  const { order } = orderedSamples(cohort);
  const boxes: Box[] = order.map((i) => {
    return { i, q: quantiles(logged.getRow(i), [0.05, 0.25, 0.5, 0.75, 0.95]).map(round4) };
  });
  const upper = boxes.map(({ q }) => q[3]);
  const spread = 2 ** (Math.max(...upper) - Math.min(...upper));
  const top = Math.max(...boxes.map(({ q }) => q[4]));
  const bottom = Math.min(...boxes.map(({ q }) => q[0]));
  const training = samples.filter(({ split }) => split === 'training').length;
  const data = [classes.negative, classes.positive].map((label) => {
    const own = boxes.filter(({ i }) => samples[i].label === label);
    const q = (k: number) => own.map((box) => box.q[k]);
    return {
      type: 'box',
      name: label,
      x: own.map(({ i }) => boxes.findIndex((box) => box.i === i) + 1),
      lowerfence: q(0),
      q1: q(1),
      median: q(2),
      q3: q(3),
      upperfence: q(4),
      hoverinfo: 'skip',
      marker: { color: colourOf(cohort, label) },
      line: { width: 1 },
      width: 0.7,
    };
  });
  return figure(cohort, {
    title: `The upper quartile differs ${spread.toFixed(1)}-fold between the dimmest and the brightest array`,
    subtitle: `5, 25, 50, 75 and 95% quantiles of ${loggedWords(step)}, one box per array`,
    alt: `Box plots of ${loggedWords(step)} for ${samples.length} arrays, by split and class; upper quartiles differ ${spread.toFixed(1)}-fold.`,
    data: [...data, names(cohort, boxes)],
    layout: {
      boxmode: 'overlay',
      barmode: 'overlay',
      xaxis: axis('array, by split and class', { range: [0, samples.length + 1], showgrid: false }),
      yaxis: axis(loggedAxis(step), { range: [bottom - 0.2, top + 0.7] }),
      shapes: [line([training + 0.5, 0], [training + 0.5, 1], { yref: 'paper' })],
      annotations: [
        ['training', training / 2] as const,
        ['held-out', training + (samples.length - training) / 2] as const,
      ].map(([text, x]) => ({ x, y: top + 0.45, text, showarrow: false })),
    },
  });
}

/** What is read on a box, on an invisible bar over it: a box itself would name its quantiles and not its sample. */
function names({ samples }: Cohort, boxes: readonly Box[]): object {
  return {
    type: 'bar',
    x: boxes.map((_, k) => k + 1),
    base: boxes.map(({ q }) => q[1]),
    y: boxes.map(({ q }) => round4(q[3] - q[1])),
    width: 0.7,
    marker: { color: 'rgba(0,0,0,0)' },
    showlegend: false,
    text: boxes.map(
      ({ i, q }) => `sample ${samples[i].id}: median ${q[2]}, quartiles ${q[1]} and ${q[3]}`,
    ),
    textposition: 'none',
    hovertemplate: '%{text}<extra></extra>',
  };
}
