import { binaryLogarithm } from '../../numerics/binary-logarithm.js';
import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';
import { orderedSamples, samplePoints } from './parts.js';

/**
 * Share of probes called present on each array, and how the call depends on intensity.
 *
 * @throws Error when the cohort has no detection calls
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * figures.detectionCalls(cohort).alt;
 * // => 'Share of probes called present: 21% to 36% per array, and rising with intensity.
 * //    (simulated cohort (SIMULATED))'
 * figures.detectionCalls({ ...cohort, calls: undefined });
 * // => throws 'This cohort has no detection calls.'
 */
export function detectionCalls(cohort: Cohort): Figure {
  const { calls, samples, expression } = cohort;
  if (!calls) throw new Error('This cohort has no detection calls.');
  const share = calls.map((row) => [...row].filter((call) => call === 'P').length / row.length);
  const { groups } = orderedSamples(cohort);
  const points = samples.map((sample, i) => ({
    ...sample,
    // A fixed sideways shift keeps equal shares apart.
    x:
      groups.findIndex((g) => g.label === sample.label && g.split === sample.split) +
      ((i % 5) - 2) * 0.06,
    y: 100 * share[i],
  }));
  const bins = Array.from({ length: 24 }, (_, k) => ({ from: 4 + k / 2, present: 0, all: 0 }));
  calls.forEach((row, i) => {
    if (samples[i].split !== 'training') return;
    for (let j = 0; j < row.length; j++) {
      const at = Math.floor(2 * (binaryLogarithm(Math.max(16, expression.get(i, j))) - 4));
      const bin = bins[Math.min(bins.length - 1, at)];
      if (!bin) continue;
      bin.all++;
      if (row[j] === 'P') bin.present++;
    }
  });
  const filled = bins.filter(({ all }) => all >= 50);
  const [low, high] = [Math.min(...share), Math.max(...share)];
  return figure(cohort, {
    title: `Between ${percent(low)} and ${percent(high)} of the probes are called present on an array`,
    subtitle:
      'share of probes called P, per array (left) and by intensity on the training arrays (right)',
    alt: `Share of probes called present: ${percent(low)} to ${percent(high)} per array, and rising with intensity.`,
    data: [
      ...samplePoints(cohort, points, {
        trace: { hovertemplate: '%{text}: %{y}% present<extra>%{fullData.name}</extra>' },
      }),
      {
        type: 'scatter',
        mode: 'lines+markers',
        x: filled.map(({ from }) => round4(2 ** (from + 0.25))),
        y: filled.map(({ present, all }) => round4((100 * present) / all)),
        xaxis: 'x2',
        yaxis: 'y2',
        line: { color: COLOURS.accent },
        name: 'training arrays',
        showlegend: false,
        hovertemplate: 'intensity %{x}: %{y}% present<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('', {
        domain: [0, 0.48],
        range: [-0.5, groups.length - 0.5],
        tickvals: groups.map((_, k) => k),
        ticktext: groups.map(({ label, split }) => `${label}<br>${split}`),
        showgrid: false,
        zeroline: false,
      }),
      yaxis: axis('probes called present (%)'),
      xaxis2: axis('raw intensity (log scale; left end: 16 and below)', {
        domain: [0.58, 1],
        type: 'log',
        dtick: 1,
      }),
      yaxis2: axis('values called present (%)', { anchor: 'x2', range: [0, 102] }),
    },
  });
}
