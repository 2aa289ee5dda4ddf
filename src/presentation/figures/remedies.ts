import type { Cohort } from '../../cohort/cohort.js';
import type { ClassErrors } from '../../evaluation/class-errors.js';
import { clopperPearson } from '../../evaluation/intervals.js';
import { axis, COLOURS, type Figure, figure, round4, SYMBOLS } from '../figure.js';
import { counted } from '../words.js';
import { line } from './parts.js';

/** Errors of one kind of one pipeline, in percent of the class. */
interface Dot {
  readonly pipeline: string;
  readonly text: string;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * What each remedy does to either kind of error, in cross-validation and on held-out samples: missed positives on the left,
 * false alarms on the right, with exact 95% intervals of the held-out shares.
 *
 * @param rows of each pipeline one for either set; the first pipeline is the one without a remedy
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const of = { positives: 14, negatives: 20, auc: 0.98 };
 * const rows = [
 *   { ...of, pipeline: 'as it is', set: 'held-out', missed: 4, falseAlarms: 0 },
 *   { ...of, pipeline: 'balanced weights', set: 'held-out', missed: 2, falseAlarms: 1 },
 * ] as const;
 * figures.remedies(cohort, rows).alt;
 * // => 'Errors by remedy on held-out samples: as it is 4 AML missed, 0 false alarms; balanced
 * //    weights 2 AML missed, 1 false alarm. (simulated cohort (SIMULATED))'
 */
export function remedies(cohort: Cohort, rows: readonly ClassErrors[]): Figure {
  const { positive, negative } = cohort.classes;
  const names = [...new Set(rows.map(({ pipeline }) => pipeline))];
  const traces = (['positive', 'negative'] as const).flatMap((side) =>
    (['cross-validation', 'held-out'] as const).map((set) => ({
      side,
      set,
      dots: rows.filter((row) => row.set === set).map((row) => dotOf(row, side)),
    })),
  );
  // Room for markers at 0 and for the largest interval.
  const most = Math.max(...traces.flatMap(({ dots }) => dots.map(({ upper }) => upper)));
  const range = [-2, most + 4];
  const heldOut = rows.filter(({ set }) => set === 'held-out');
  const [first] = heldOut;
  return figure(cohort, {
    title: `“${first.pipeline}” misses ${first.missed} of ${first.positives} held-out ${positive} samples; over all, ${span(heldOut.map(({ missed }) => missed))} are missed, with ${span(heldOut.map(({ falseAlarms }) => falseAlarms))} false alarms of ${first.negatives}`,
    subtitle: `share of each class called wrong: solid, cross-validation on the training samples; open, held-out samples with exact 95% intervals and counts`,
    alt: `Errors by remedy on held-out samples: ${heldOut.map((row) => `${row.pipeline} ${row.missed} ${positive} missed, ${counted(row.falseAlarms, 'false alarm')}`).join('; ')}.`,
    data: traces.map(({ side, set, dots }) => trace(cohort, names, side, set, dots)),
    layout: {
      xaxis: axis(`${positive} missed (%)`, { domain: [0, 0.49], range }),
      xaxis2: axis(`${negative} called ${positive} (%)`, {
        domain: [0.51, 1],
        range,
        matches: 'x',
      }),
      yaxis: axis('', {
        range: [names.length - 0.35, -0.5],
        tickvals: names.map((_, k) => k),
        ticktext: names,
        zeroline: false,
      }),
      shapes: [
        line([0.5, 0], [0.5, 1], {
          xref: 'paper',
          yref: 'paper',
          line: { color: COLOURS.faint, width: 1 },
        }),
      ],
    },
    width: 960,
    height: 170 + 46 * names.length,
  });
}

function dotOf(row: ClassErrors, side: 'positive' | 'negative'): Dot {
  const [k, n] =
    side === 'positive' ? [row.missed, row.positives] : [row.falseAlarms, row.negatives];
  const share = k / n;
  // Repeats of a cross-validation ask the same samples again: there is no simple interval.
  const { lower, upper } =
    row.set === 'held-out' ? clopperPearson(k, n) : { lower: share, upper: share };
  return {
    pipeline: row.pipeline,
    text: `${round4(k)} of ${n}`,
    share: 100 * share,
    lower: 100 * lower,
    upper: 100 * upper,
  };
}

/** Held-out dots lie a little below those of cross-validation, and have their counts written beside them. */
function trace(
  { classes }: Cohort,
  names: readonly string[],
  side: 'positive' | 'negative',
  set: ClassErrors['set'],
  dots: readonly Dot[],
): object {
  const open = set === 'held-out';
  const color = COLOURS[side];
  return {
    type: 'scatter',
    mode: open ? 'markers+text' : 'markers',
    name: `${classes[side]}, ${set}`,
    xaxis: side === 'positive' ? 'x' : 'x2',
    x: dots.map(({ share }) => round4(share)),
    y: dots.map(({ pipeline }) => names.indexOf(pipeline) + (open ? 0.16 : -0.16)),
    text: dots.map(({ text }) => text),
    textposition: 'bottom right',
    error_x: {
      type: 'data',
      symmetric: false,
      array: dots.map(({ share, upper }) => round4(upper - share)),
      arrayminus: dots.map(({ share, lower }) => round4(share - lower)),
      thickness: 1.5,
      width: 0,
      color,
    },
    marker: {
      size: 10,
      symbol: open ? `${SYMBOLS[side]}-open` : SYMBOLS[side],
      color,
      line: { width: open ? 2 : 0, color },
    },
    hovertemplate: '%{text}<extra>%{fullData.name}</extra>',
  };
}

/** `1 to 5`, or the number that all are. */
function span(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? String(low) : `${low} to ${high}`;
}
