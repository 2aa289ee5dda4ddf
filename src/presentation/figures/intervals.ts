import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { intervalBars } from './parts.js';
import { counted } from '../words.js';

/** A measured number with its interval, and what was claimed of it. */
export interface IntervalRow {
  readonly metric: string;
  readonly estimate: number;
  /** Bounds of the interval; undefined or NaN where there is none. */
  readonly lower?: number;
  readonly upper?: number;
  readonly claimed?: number;
}

const bounded = <Row extends IntervalRow>(
  row: Row,
): row is Row & { readonly lower: number; readonly upper: number } =>
  Number.isFinite(row.lower) && Number.isFinite(row.upper);

/**
 * Numbers with their intervals, one line each, the claimed values beside them as hollow marks.
 *
 * @param rows in the order from top to bottom, their estimates defined
 * @param what is measured, and how the intervals were found
 * @example
 * import { clopperPearson, figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const rows = [{ metric: 'accuracy', estimate: 32 / 34, ...clopperPearson(32, 34), claimed: 1 }];
 * figures.intervals(cohort, rows, 'held-out samples, exact 95% interval').alt;
 * // => 'accuracy 0.941, interval 0.803 to 0.993, claimed 1. (simulated cohort (SIMULATED))'
 */
export function intervals(cohort: Cohort, rows: readonly IntervalRow[], what: string): Figure {
  const names = rows.map(({ metric }) => metric);
  const claimed = rows.flatMap((row) =>
    row.claimed === undefined ? [] : [{ ...row, claimed: row.claimed }],
  );
  return figure(cohort, {
    title: finding(rows),
    subtitle: rows.every(bounded) ? what : `${what}; a point without a bar has no interval`,
    alt: `${rows.map(inWords).join('; ')}.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'measured, with interval',
        x: rows.map(({ estimate }) => round4(estimate)),
        y: names,
        error_x: intervalBars(rows),
        marker: { size: 10, color: COLOURS.ink },
        text: rows.map(inWords),
        hovertemplate: '%{text}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'claimed',
        x: claimed.map((row) => round4(row.claimed)),
        y: claimed.map(({ metric }) => metric),
        marker: {
          size: 13,
          symbol: 'square-open',
          color: COLOURS.accent,
          line: { width: 2.5, color: COLOURS.accent },
        },
        hovertemplate: '%{y}: claimed %{x}<extra></extra>',
      },
    ].slice(0, claimed.length > 0 ? 2 : 1),
    layout: {
      showlegend: claimed.length > 0,
      xaxis: axis('value'),
      yaxis: axis('', { autorange: 'reversed', type: 'category', categoryarray: names }),
    },
    height: 170 + 44 * rows.length,
  });
}

/** With claims, how many of them the intervals hold; without, how little the widest interval says. */
function finding(rows: readonly IntervalRow[]): string {
  const known = rows.filter(bounded);
  const judged = known.filter(({ claimed }) => claimed !== undefined);
  if (judged.length > 0) {
    const held = judged.filter((row) => row.claimed! >= row.lower && row.claimed! <= row.upper);
    return `${held.length} of ${judged.length} claimed numbers lie within what so few samples can tell apart`;
  }
  if (known.length === 0) return `No interval can be given for ${counted(rows.length, 'number')}`;
  const widest = known.reduce((a, b) => (b.upper - b.lower > a.upper - a.lower ? b : a));
  return `Least is known of ${widest.metric}: anything from ${widest.lower.toFixed(2)} to ${widest.upper.toFixed(2)}`;
}

function inWords(row: IntervalRow): string {
  const interval = bounded(row)
    ? `, interval ${row.lower.toFixed(3)} to ${row.upper.toFixed(3)}`
    : ', no interval';
  const claim = row.claimed === undefined ? '' : `, claimed ${row.claimed}`;
  return `${row.metric} ${row.estimate.toFixed(3)}${interval}${claim}`;
}
