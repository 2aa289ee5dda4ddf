import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';

/** A claimed number beside the measured one. */
export interface ClaimRow {
  readonly metric: string;
  readonly claimed: number;
  readonly measured: number;
  /** Bounds of a confidence interval, where one can be given. */
  readonly lower?: number;
  readonly upper?: number;
}

/** Claims against what was measured, with the interval that so few samples leave. */
export function claims(cohort: Cohort, rows: readonly ClaimRow[], what: string): Figure {
  const covered = rows.filter(
    ({ claimed, lower, upper }) => lower !== undefined && claimed >= lower && claimed <= upper!,
  );
  const withInterval = rows.filter(({ lower }) => lower !== undefined);
  const names = rows.map(({ metric }) => metric);
  return figure(cohort, {
    title: `${covered.length} of ${withInterval.length} claimed numbers lie within what so few samples can tell apart`,
    subtitle: what,
    alt: `Claimed and measured: ${rows.map((r) => `${r.metric} ${r.claimed} claimed, ${r.measured.toFixed(3)} measured`).join(', ')}.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'measured, with 95% interval',
        x: rows.map(({ measured }) => round4(measured)),
        y: names,
        error_x: {
          type: 'data',
          symmetric: false,
          array: rows.map(({ measured, upper }) =>
            upper === undefined ? 0 : round4(upper - measured),
          ),
          arrayminus: rows.map(({ measured, lower }) =>
            lower === undefined ? 0 : round4(measured - lower),
          ),
          thickness: 1.5,
        },
        marker: { size: 11, color: COLOURS.ink },
        hovertemplate: '%{y}: measured %{x}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'claimed',
        x: rows.map(({ claimed }) => claimed),
        y: names,
        marker: { size: 12, symbol: 'x', color: COLOURS.accent },
        hovertemplate: '%{y}: claimed %{x}<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('value'),
      yaxis: axis('', { autorange: 'reversed', type: 'category', categoryarray: names }),
    },
    height: 170 + 50 * rows.length,
  });
}
