import type { Cohort } from '../../cohort/cohort.js';
import type { LargestZ } from '../../preprocessing/largest-z.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { callout, line, oneDotPerCell } from './parts.js';

/**
 * Why a variance filter comes before standardisation: a probe that hardly varied in training explodes later.
 *
 * @param extremes of `largestZ`
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const extremes = [
 *   { probe: 'X95735_at', sd: 1.4, z: 2.7 },
 *   { probe: 'M11147_at', sd: 0.003, z: 389 },
 * ];
 * figures.heldOutExtremes(cohort, extremes).alt;
 * // => 'Scatter of 2 probes: the smaller the training standard deviation, the larger the
 * //    held-out |z|, up to 389; 1 probe above 10. (simulated cohort (SIMULATED))'
 */
export function heldOutExtremes(cohort: Cohort, extremes: readonly LargestZ[]): Figure {
  const worst = extremes.reduce((a, b) => (b.z > a.z ? b : a));
  const wild = extremes.filter(({ z }) => z > 10).length;
  const drawn = oneDotPerCell(extremes, ({ sd, z }) => [
    Math.log10(sd),
    Math.log10(Math.max(z, 0.1)),
  ]);
  const left = Math.min(...extremes.map(({ sd }) => sd));
  return figure(cohort, {
    title:
      wild > 0
        ? `A value ${Math.round(worst.z)} standard deviations out, at a probe that hardly varied in training`
        : `No held-out value lies more than ${Math.ceil(worst.z)} standard deviations out`,
    subtitle: `largest |z| on held-out samples against training standard deviation; ${counted(wild, 'probe')} above 10`,
    alt: `Scatter of ${extremes.length} probes: the smaller the training standard deviation, the larger the held-out |z|, up to ${Math.round(worst.z)}; ${counted(wild, 'probe')} above 10.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: drawn.map(({ sd }) => round4(sd)),
        y: drawn.map(({ z }) => round4(Math.max(z, 0.1))),
        text: drawn.map(({ probe }) => probe),
        marker: {
          size: 4,
          opacity: 0.45,
          color: drawn.map(({ z }) => (z > 10 ? COLOURS.accent : COLOURS.neutral)),
        },
        showlegend: false,
        hovertemplate: '%{text}: sd %{x}, |z| %{y}<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('standard deviation on the training samples (log2 units, log scale)', {
        type: 'log',
        dtick: 1,
      }),
      yaxis: axis('largest |z| on held-out samples (log scale)', { type: 'log', dtick: 1 }),
      shapes: [line([left, 10], [4, 10])],
      annotations: [
        callout(Math.log10(worst.sd), Math.log10(worst.z), worst.probe, { ax: 50, ay: 10 }),
      ],
    },
  });
}
