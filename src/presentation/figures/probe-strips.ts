import type { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { axis, type Figure, figure } from '../figure.js';
import { samplePoints } from './parts.js';

/**
 * A few probes, sample by sample: what a single gene already tells.
 *
 * @param logs samples × probes on the log2 scale, rows in the cohort's order
 * @param names one per column
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 1 })];
 * const { X, probes } = fitTransforms(steps, trainingSet(cohort)).transform(allSamples(cohort));
 * figures.probeStrips(cohort, X, probes).alt;
 * // => 'Strip plots of log2 intensity of M27891_at by class and split; a single cut on
 * //    M27891_at misplaces 0 of 38 training samples. (simulated cohort (SIMULATED))'
 */
export function probeStrips(cohort: Cohort, logs: Matrix, names: readonly string[]): Figure {
  const { samples, classes } = cohort;
  const labels = [classes.negative, classes.positive];
  const layout: Record<string, unknown> = {};
  // The best a single cut could do on the training samples, probe by probe.
  const training = samples
    .map(({ split }, i) => ({ split, i }))
    .filter(({ split }) => split === 'training');
  const fewest = names.map((_, j) => {
    const cuts = training.map(({ i }) => logs.get(i, j));
    const errors = cuts.map((cut) => {
      const high = training.filter(({ i }) => logs.get(i, j) >= cut);
      const right = training.filter(
        ({ i }) => logs.get(i, j) >= cut === (samples[i].label === classes.positive),
      ).length;
      return high.length === training.length
        ? training.length
        : Math.min(right, training.length - right);
    });
    return Math.min(...errors);
  });
  const data = names.flatMap((name, j) => {
    const suffix = j === 0 ? '' : String(j + 1);
    layout[`xaxis${suffix}`] = axis(name, {
      domain: [j / names.length + 0.012, (j + 1) / names.length - 0.012],
      range: [-0.6, 1.6],
      tickvals: [0, 1],
      ticktext: labels,
      showgrid: false,
      zeroline: false,
    });
    layout[`yaxis${suffix}`] = axis(j === 0 ? 'log2 intensity' : '', {
      anchor: `x${suffix}`,
      matches: j === 0 ? undefined : 'y',
      showticklabels: j === 0,
    });
    const points = samples.map((sample, i) => ({
      ...sample,
      // A fixed sideways shift keeps equal values apart and the splits side by side.
      x:
        labels.indexOf(sample.label) +
        (sample.split === 'training' ? -0.2 : 0.2) +
        ((i % 5) - 2) * 0.045,
      y: logs.get(i, j),
    }));
    return samplePoints(cohort, points, {
      size: 7,
      legend: j === 0,
      trace: {
        xaxis: `x${suffix}`,
        yaxis: `y${suffix}`,
        hovertemplate: `%{text}: %{y}<extra>${name}</extra>`,
      },
    });
  });
  const best = fewest.indexOf(Math.min(...fewest));
  return figure(cohort, {
    title: `A single cut on ${names[best]} leaves ${fewest[best]} of ${training.length} training samples on the wrong side`,
    subtitle: `log2 intensity of the first ${names.length} probes in every sample`,
    alt: `Strip plots of log2 intensity of ${names.join(', ')} by class and split; a single cut on ${names[best]} misplaces ${fewest[best]} of ${training.length} training samples.`,
    data,
    layout,
    width: 960,
    height: 460,
  });
}
