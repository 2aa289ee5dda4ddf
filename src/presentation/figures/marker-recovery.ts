import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { callout } from './parts.js';

/** How fast a ranking finds known markers. */
export interface Recovery {
  readonly name: string;
  /** Ranks of the markers that it ranks at all. */
  readonly ranks: readonly number[];
}

/**
 * Markers found among the first k probes of each ranking, against what a random ranking would find.
 *
 * @param options.probes how many probes there are
 * @param options.markers how many of them are markers
 * @param options.source where the markers come from
 * @param options.depth the k at which the finding in the title is read
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const options = { probes: 7129, markers: 50, depth: 50, source: 'Golub 1999' };
 * figures.markerRecovery(cohort, [{ name: 't-test', ranks: [1, 4, 20, 700] }], options).alt;
 * // => 'Markers found against rank: within the first 50 probes t-test 3 of 50; 0.4 expected by
 * //    chance. (simulated cohort (SIMULATED))'
 */
export function markerRecovery(
  cohort: Cohort,
  rankings: readonly Recovery[],
  options: { probes: number; markers: number; depth: number; source: string },
): Figure {
  const { probes, markers, depth, source } = options;
  const within = ({ ranks }: Recovery) => ranks.filter((rank) => rank <= depth).length;
  const best = rankings.reduce((a, b) => (within(b) > within(a) ? b : a));
  const expected = (markers * depth) / probes;
  const colours = [COLOURS.ink, COLOURS.accent, '#009E73', '#E69F00', COLOURS.neutral];
  const grid = Array.from({ length: 60 }, (_, k) => Math.round(probes ** (k / 59)));
  return figure(cohort, {
    title: `The first ${depth} probes by ${best.name} hold ${within(best)} of ${markers} ${source} markers; chance would give ${expected.toFixed(1)}`,
    subtitle: `${source} markers among the first k probes of each ranking made on the training samples`,
    alt: `Markers found against rank: within the first ${depth} probes ${rankings.map((r) => `${r.name} ${within(r)}`).join(', ')} of ${markers}; ${expected.toFixed(1)} expected by chance.`,
    data: [
      ...rankings.map(({ name, ranks }, k) => {
        const sorted = [...ranks].sort((a, b) => a - b);
        return {
          type: 'scatter',
          mode: 'lines',
          name,
          x: [1, ...sorted],
          y: [0, ...sorted.map((_, i) => i + 1)],
          line: { shape: 'hv', color: colours[k % colours.length], width: 2.5 },
          hovertemplate: '%{y} markers within the first %{x}<extra>%{fullData.name}</extra>',
        };
      }),
      {
        type: 'scatter',
        mode: 'lines',
        name: 'expected by chance',
        x: grid,
        y: grid.map((k) => round4((markers * k) / probes)),
        line: { color: COLOURS.neutral, dash: 'dash', width: 1.5 },
        hoverinfo: 'skip',
      },
    ],
    layout: {
      xaxis: axis('first k probes of the ranking (log scale)', { type: 'log', dtick: 1 }),
      yaxis: axis('markers found', { rangemode: 'tozero' }),
      shapes: [
        {
          type: 'line',
          x0: depth,
          x1: depth,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: COLOURS.faint, width: 1.5 },
        },
      ],
      annotations: [
        callout(Math.log10(depth), 0.98, `first ${depth}`, {
          yref: 'paper',
          xanchor: 'right',
          showarrow: false,
          xshift: -4,
        }),
      ],
    },
    height: 480,
  });
}
