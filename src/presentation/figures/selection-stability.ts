import type { Cohort } from '../../cohort/cohort.js';
import type { StabilityRow } from '../../selection/stability-table.js';
import { axis, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { aside, methodMarker } from './method-marker.js';
import { line } from './parts.js';

/**
 * Stability of each method's lists against their length, with intervals. Sizes that a method does not reach are drawn
 * once, where its lists end.
 *
 * @param what how the resamples were made
 * @example
 * import { figures, loadCohort, stabilityRows } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const lists = { 't-test': [['a', 'b'], ['a', 'c'], ['a', 'b']] };
 * const rows = stabilityRows(lists, [1, 2], 100);
 * figures.selectionStability(cohort, rows, 'three resamples').alt;
 * // => 'Stability against length of list: t-test, 1 probe 1.00; t-test, 2 probes 0.66.
 * //    (simulated cohort (SIMULATED))'
 */
export function selectionStability(
  cohort: Cohort,
  rows: readonly StabilityRow[],
  what: string,
): Figure {
  const drawn = rows.filter(
    (row, k) =>
      Number.isFinite(row.nogueira) &&
      !rows.slice(0, k).some((r) => r.method === row.method && r.mean_size === row.mean_size),
  );
  const methods = [...new Set(drawn.map(({ method }) => method))];
  const lowest = drawn.reduce((a, b) => (b.nogueira < a.nogueira ? b : a));
  const highest = drawn.reduce((a, b) => (b.nogueira > a.nogueira ? b : a));
  const of = ({ method, mean_size }: StabilityRow) =>
    `${method}, ${counted(Math.round(mean_size), 'probe')}`;
  return figure(cohort, {
    title: `Run again on other parts of the patients, lists have a stability from ${lowest.nogueira.toFixed(2)} (${of(lowest)}) to ${highest.nogueira.toFixed(2)} (${of(highest)})`,
    subtitle: `Nogueira's stability of the lists with 95% interval, 0 as by chance and 1 always the same list; ${what}`,
    alt: `Stability against length of list: ${drawn.map((r) => `${of(r)} ${r.nogueira.toFixed(2)}`).join('; ')}.`,
    data: methods.map((method, k) => {
      const own = drawn.filter((row) => row.method === method);
      const { color, symbol } = methodMarker(k);
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: method,
        x: own.map(({ mean_size }) => round4(mean_size * 1.03 ** aside(k, methods.length))),
        text: own.map(of),
        y: own.map(({ nogueira }) => round4(nogueira)),
        error_y: {
          type: 'data',
          symmetric: false,
          array: own.map((row) => round4(row.nogueira_upper - row.nogueira)),
          arrayminus: own.map((row) => round4(row.nogueira - row.nogueira_lower)),
          thickness: 1.5,
        },
        line: { color, width: 2 },
        marker: { color, symbol, size: 10 },
        hovertemplate: '%{text}: %{y}<extra></extra>',
      };
    }),
    layout: {
      xaxis: axis('probes in a list (log scale)', { type: 'log', ...ticks(rows) }),
      yaxis: axis('stability', { range: [-0.05, 1.05] }),
      shapes: [line([0, 0], [1, 0], { xref: 'paper' })],
      annotations: [
        {
          x: 0.99,
          xref: 'paper',
          xanchor: 'right',
          y: 0,
          yshift: 12,
          text: 'drawn at random',
          showarrow: false,
        },
      ],
    },
    height: 460,
  });
}

function ticks(rows: readonly StabilityRow[]): object {
  const sizes = [...new Set(rows.map(({ size }) => size))];
  return { tickvals: sizes, ticktext: sizes.map((size) => size.toLocaleString('en-US')) };
}
