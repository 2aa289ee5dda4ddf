import type { Cohort } from '../../cohort/cohort.js';
import type { LiteratureRow } from '../../evaluation/literature.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';

/** How quoted numbers are drawn and named: open and grey, another shape where nobody verified them. */
const QUOTED = [
  {
    name: 'quoted, read',
    symbol: 'circle-open',
    of: ({ checked }: LiteratureRow) => checked !== 'recalled',
  },
  {
    name: 'commonly cited, not verified here',
    symbol: 'square-open',
    of: ({ checked }: LiteratureRow) => checked === 'recalled',
  },
] as const;

/**
 * Held-out errors of published methods: measured here (solid) beside what is quoted of them (open, grey), joined by a
 * line. No-calls are written beside the point, as an error not made because the sample was not called is no success.
 *
 * @param rows of `literatureRows`
 * @example
 * import { figures, literatureRows, loadCohort, loadLiterature } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const none = { cvErrors: NaN, cvNoCalls: NaN, testNoCalls: NaN };
 * const measured = [{ method: 'SVM-RFE', genes: 31, ...none, testErrors: 2 }];
 * const rows = literatureRows(measured, await loadLiterature());
 * const ofGuyon = rows.filter(({ method }) => method === 'SVM-RFE');
 * figures.literature(cohort, ofGuyon).alt;
 * // => 'Held-out errors of published methods: SVM-RFE 2 measured, 1 quoted (recalled).
 * //    (simulated cohort (SIMULATED))'
 */
export function literature(cohort: Cohort, rows: readonly LiteratureRow[]): Figure {
  const n = cohort.samples.filter(({ split }) => split === 'held-out').length;
  const names = rows.map(({ method }) => method);
  const measured = rows.filter(({ test_errors }) => !Number.isNaN(test_errors));
  const quoted = rows.filter(({ quoted_test_errors }) => !Number.isNaN(quoted_test_errors));
  const both = measured.filter((row) => quoted.includes(row));
  const more = both.filter((row) => row.test_errors > row.quoted_test_errors).length;
  const most = Math.max(
    1,
    ...measured.map((row) => row.test_errors),
    ...quoted.map((row) => row.quoted_test_errors),
  );
  return figure(cohort, {
    title: `${more} of ${counted(both.length, 'method')} make more held-out errors here than is quoted of them`,
    subtitle: `held-out samples called wrong; open and grey: quoted from papers, not measured here; where none is quoted, the paper has another split`,
    alt: `Held-out errors of published methods: ${rows.map(describe).join('; ')}.`,
    data: [
      ...both.map((row) => join(row)),
      ...QUOTED.map(({ name, symbol, of }) => quotedPoints(quoted.filter(of), name, symbol)),
      measuredPoints(measured),
    ].filter(({ x }) => x.length > 0),
    layout: {
      xaxis: axis(`errors of ${n} held-out samples`, {
        range: [-0.3, most + 0.7],
        tickformat: 'd',
      }),
      yaxis: axis('', { autorange: 'reversed', type: 'category', categoryarray: names }),
    },
    height: 170 + 40 * rows.length,
  });
}

function describe(row: LiteratureRow): string {
  const part = (errors: number, noCalls: number, how: string) =>
    Number.isNaN(errors) ? [] : [`${errors}${uncalled(noCalls)} ${how}`];
  const parts = [
    ...part(row.test_errors, row.test_no_calls, 'measured'),
    ...part(row.quoted_test_errors, row.quoted_test_no_calls, `quoted (${row.checked})`),
  ];
  return `${row.method} ${parts.join(', ')}`;
}

function uncalled(noCalls: number): string {
  return Number.isNaN(noCalls) ? '' : ` and ${noCalls} not called`;
}

function join(row: LiteratureRow) {
  return {
    type: 'scatter',
    mode: 'lines',
    x: [row.test_errors, row.quoted_test_errors].map(round4),
    y: [row.method, row.method],
    line: { color: COLOURS.faint, width: 3 },
    showlegend: false,
    hoverinfo: 'skip',
  };
}

function quotedPoints(rows: readonly LiteratureRow[], name: string, symbol: string) {
  return {
    type: 'scatter',
    mode: 'markers+text',
    name,
    x: rows.map((row) => round4(row.quoted_test_errors)),
    y: rows.map(({ method }) => method),
    text: rows.map((row) => beside(row.quoted_test_no_calls)),
    textposition: 'bottom right',
    textfont: { color: COLOURS.neutral },
    marker: {
      size: 17,
      symbol,
      color: COLOURS.neutral,
      line: { width: 2, color: COLOURS.neutral },
    },
    customdata: rows.map(({ source, checked }) => `${source}; ${checked}`),
    hovertemplate: '%{y}: %{x} quoted<br>%{customdata}<extra></extra>',
  };
}

function measuredPoints(rows: readonly LiteratureRow[]) {
  return {
    type: 'scatter',
    mode: 'markers+text',
    name: 'measured here',
    x: rows.map((row) => round4(row.test_errors)),
    y: rows.map(({ method }) => method),
    text: rows.map((row) => beside(row.test_no_calls)),
    textposition: 'middle right',
    marker: { size: 9, color: COLOURS.ink },
    hovertemplate: '%{y}: %{x} measured here<extra></extra>',
  };
}

function beside(noCalls: number): string {
  return Number.isNaN(noCalls) ? '' : `  ${noCalls} not called`;
}
