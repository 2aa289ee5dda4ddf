import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';

/**
 * Where the significant probes lie among all probes ordered by variance: what a variance filter would cost.
 *
 * @param variances one per probe
 * @param significant whether a t-test found the probe
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const variances = Array.from({ length: 100 }, (_, j) => j);
 * const significant = variances.map((value) => value >= 85);
 * figures.varianceDeciles(cohort, variances, significant).alt;
 * // => 'Bar chart: significant probes per decile of variance, from least to most varying: 0, 0,
 * //    0, 0, 0, 0, 0, 0, 5, 10. (simulated cohort (SIMULATED))'
 */
export function varianceDeciles(
  cohort: Cohort,
  variances: readonly number[],
  significant: readonly boolean[],
): Figure {
  const order = variances.map((_, j) => j).sort((a, b) => variances[a] - variances[b]);
  const size = order.length / 10;
  const deciles = Array.from({ length: 10 }, (_, d) => {
    const own = order.slice(Math.round(d * size), Math.round((d + 1) * size));
    return {
      found: own.filter((j) => significant[j]).length,
      sd: Math.sqrt(variances[own[own.length - 1]]),
    };
  });
  const total = deciles.reduce((sum, { found }) => sum + found, 0);
  const upper = deciles.slice(5).reduce((sum, { found }) => sum + found, 0) / Math.max(1, total);
  return figure(cohort, {
    title: `${percent(upper)} of the significant probes are in the half that varies more`,
    subtitle: `significant probes (${total}) in each tenth of the probes, ordered by variance on the training samples`,
    alt: `Bar chart: significant probes per decile of variance, from least to most varying: ${deciles.map(({ found }) => found).join(', ')}.`,
    data: [
      {
        type: 'bar',
        x: deciles.map((_, d) => d + 1),
        y: deciles.map(({ found }) => found),
        text: deciles.map(({ found }) => String(found)),
        textposition: 'outside',
        cliponaxis: false,
        customdata: deciles.map(({ sd }) => round4(sd)),
        marker: { color: COLOURS.accent },
        hovertemplate:
          'tenth %{x} (standard deviation up to %{customdata}): %{y} significant<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('tenth of the probes, from least to most variable', { dtick: 1 }),
      yaxis: axis('significant probes'),
      showlegend: false,
    },
    height: 420,
  });
}
