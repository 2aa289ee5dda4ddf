import type { Cohort } from '../../cohort/cohort.js';
import type { OverRepeats } from '../../evaluation/cross-validation.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';
import { baseline } from './parts.js';

/**
 * Accuracy against the number of probes that recursive elimination keeps, eliminated anew inside every fold.
 *
 * @param curve cross-validated accuracy of pipelines that are named by the number of probes they keep
 * @param floorRate accuracy of calling every sample the larger class
 */
export function rfeCurve(cohort: Cohort, curve: readonly OverRepeats[], floorRate: number): Figure {
  const points = curve.map(({ pipeline, mean, sd }) => ({
    probes: Number(pipeline),
    accuracy: mean,
    spread: Number.isNaN(sd) ? 0 : sd,
  }));
  const best = Math.max(...points.map(({ accuracy }) => accuracy));
  const simplest = [...points]
    .sort((a, b) => a.probes - b.probes)
    .find(({ accuracy }) => accuracy === best)!;
  return figure(cohort, {
    title: `Accuracy peaks at ${percent(best, 1)} with ${counted(simplest.probes, 'probe')}; ${counted(points[0].probes, 'probe')} alone: ${percent(points[0].accuracy, 1)}`,
    subtitle:
      'cross-validated accuracy on the training samples, elimination inside every fold; bars: ±1 SD over repeats',
    alt: `Cross-validated accuracy against number of probes kept by recursive elimination: ${points.map((p) => `${counted(p.probes, 'probe')} ${percent(p.accuracy, 1)}`).join(', ')}.`,
    data: [
      {
        type: 'scatter',
        mode: 'lines+markers',
        x: points.map(({ probes }) => probes),
        y: points.map(({ accuracy }) => round4(100 * accuracy)),
        error_y: {
          type: 'data',
          array: points.map(({ spread }) => round4(100 * spread)),
          thickness: 1.5,
        },
        line: { color: COLOURS.accent },
        marker: { size: 8 },
        showlegend: false,
        hovertemplate: '%{x} probes: %{y}%<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('probes kept (log scale)', {
        type: 'log',
        tickvals: points.map(({ probes }) => probes),
        ticktext: points.map(({ probes }) => probes.toLocaleString('en-US')),
      }),
      yaxis: axis('accuracy (%)'),
      ...baseline(cohort, floorRate),
    },
    height: 440,
  });
}
