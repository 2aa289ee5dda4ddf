import type { Matrix } from 'ml-matrix';

import type { Cohort, Split } from '../../cohort/cohort.js';
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
 * // => 'Strip plots of log2 intensity of M27891_at by class and split; the cut on M27891_at
 * //    that misplaces 0 of 38 training samples misplaces 5 of 34 held-out ones. (simulated
 * //    cohort (SIMULATED))'
 */
export function probeStrips(cohort: Cohort, logs: Matrix, names: readonly string[]): Figure {
  const { samples, classes } = cohort;
  const labels = [classes.negative, classes.positive];
  const layout: Record<string, unknown> = {};
  const cuts = names.map((_, j) => bestCut(cohort, logs, j));
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
  const fewest = Math.min(...cuts.map(({ training }) => training));
  const best = cuts.findIndex(({ training }) => training === fewest);
  const of = (split: Split) => samples.filter((sample) => sample.split === split).length;
  const errors = `${fewest} of ${of('training')} training samples`;
  const beyond = `${cuts[best].heldOut} of ${of('held-out')} held-out ones`;
  return figure(cohort, {
    title: `The cut on ${names[best]} that misplaces ${errors} misplaces ${beyond}`,
    subtitle: `log2 intensity of the first ${names.length} probes in every sample`,
    alt: `Strip plots of log2 intensity of ${names.join(', ')} by class and split; the cut on ${names[best]} that misplaces ${errors} misplaces ${beyond}.`,
    data,
    layout,
    width: 960,
    height: 460,
  });
}

/** How many samples the best cut misplaces: midway between two values of the training samples, fewest of which it misplaces. */
function bestCut(
  { samples, classes }: Cohort,
  logs: Matrix,
  probe: number,
): Record<'training' | 'heldOut', number> {
  const wrong = (split: Split, cut: number, above: string) =>
    samples.filter(
      (sample, i) =>
        sample.split === split && logs.get(i, probe) > cut !== (sample.label === above),
    ).length;
  const training = samples.flatMap(({ split }, i) =>
    split === 'training' ? [logs.get(i, probe)] : [],
  );
  const values = [...new Set(training)].sort((a, b) => a - b);
  const cuts = values.map((value, k) => (k === 0 ? -Infinity : (values[k - 1] + value) / 2));
  const all = cuts.flatMap((cut) =>
    [classes.positive, classes.negative].map((above) => ({
      training: wrong('training', cut, above),
      heldOut: wrong('held-out', cut, above),
    })),
  );
  return all.reduce((a, b) => (b.training < a.training ? b : a));
}
