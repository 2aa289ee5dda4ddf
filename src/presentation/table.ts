import type { DataFrame } from 'danfojs-node';

import { type Cohort, cohortTitle } from '../cohort/cohort.js';
import { display } from './display.js';
import { escapeHtml } from './escape-html.js';
import { cells, frame, type Row } from './frame.js';

/** How a table is shown. */
export interface TableOptions {
  /** What it shows; the cohort's name is added. */
  readonly caption: string;
  /** Names and order of the columns; default: those of the first row. */
  readonly columns?: readonly string[];
  /** Significant digits of numbers that are not whole; default 3. */
  readonly digits?: number;
}

/**
 * Shows rows, or a danfo frame, as a table under the cell that runs: HTML where it can be shown, else text, which is
 * what standard output gets outside a kernel. NaN, null and undefined are empty cells.
 *
 * @param data plain rows, or a frame that came of computing with one
 * @example
 * import { loadCohort, table } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const rows = [{ probe: 'X95735_at', t: 9.640968 }];
 * await table(cohort, rows, { caption: 'Strongest probe' });
 * // => 'Strongest probe · simulated cohort (SIMULATED)\nprobe      t\nX95735_at  9.64'
 */
export async function table(
  cohort: Pick<Cohort, 'provenance'>,
  data: readonly Row[] | DataFrame,
  options: TableOptions,
): Promise<void> {
  const df = 'values' in data && 'columns' in data ? data : await frame(data, options.columns);
  const caption = `${options.caption} · ${cohortTitle(cohort)}`;
  await display(tableBundle(caption, df.columns, cells(df), options.digits));
}

/** A table as HTML and as text; numbers that are not whole get so many significant digits. */
export function tableBundle(
  caption: string,
  header: readonly string[],
  values: readonly (readonly unknown[])[],
  digits = 3,
): { 'text/html': string; 'text/plain': string } {
  const body = values.map((row) => row.map((value) => formatCell(value, digits)));
  return {
    'text/html': html(caption, header, body, values),
    'text/plain': `${caption}
${plain(header, body)}`,
  };
}

/** Columns padded to their widest cell, two spaces apart. */
function plain(header: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = header.map((name, k) =>
    Math.max(name.length, ...body.map((row) => row[k].length)),
  );
  const lineOf = (row: readonly string[]) =>
    row
      .map((text, k) => text.padEnd(widths[k]))
      .join('  ')
      .trimEnd();
  return [lineOf(header), ...body.map(lineOf)].join('\n');
}

/** A number as people read it: whole ones whole, others to so many significant digits, undefined ones empty. */
export function formatCell(value: unknown, digits: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  if (Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(digits - 1);
  return size >= 10 ** digits ? value.toFixed(0) : String(Number(value.toPrecision(digits)));
}

function html(
  caption: string,
  header: readonly string[],
  body: readonly (readonly string[])[],
  values: readonly (readonly unknown[])[],
): string {
  const align = (value: unknown) => (typeof value === 'number' ? 'right' : 'left');
  const cell = (tag: string, text: string, side: string) =>
    `<${tag} style="text-align:${side}">${escapeHtml(text)}</${tag}>`;
  const head = header.map((name, k) => cell('th', name, align(values[0]?.[k]))).join('');
  const rows = body
    .map(
      (row, i) =>
        `<tr>${row.map((text, k) => cell('td', text, align(values[i][k]))).join('')}</tr>`,
    )
    .join('\n');
  return (
    `<p>${escapeHtml(caption)}</p>\n<table>\n` +
    `<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}\n</tbody></table>`
  );
}
