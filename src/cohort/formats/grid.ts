import { type ReadOptions, requireRoom } from '../expression-table.js';
import { shortened } from '../names.js';
import type { Lines } from '../text/lines.js';
import { isCall } from './calls.js';
import { type ColumnRoles, columnRoles } from './column-roles.js';
import type { Delimiter } from './ends.js';
import { readPlainRest } from './plain-rest.js';
import { delimiterOf, headOf, nextRecord, recordHere } from './records.js';
import type { Row } from './row.js';
import { ValueRows } from './value-rows.js';

/** Rows that are looked at before it is decided what the columns are. */
const LOOK_AHEAD = 20;

/** A table of numbers whose rows and columns are not yet probes and samples. */
export interface Grid {
  readonly file: string;
  readonly header: readonly string[];
  readonly roles: ColumnRoles;
  readonly ids: string[];
  readonly lines: number[];
  /** The columns of `roles.texts`. */
  readonly texts: string[][];
  /** By row, the values of `roles.numbers`. */
  readonly values: ValueRows<Float64Array>;
  /** By row, the code of a letter per column of numbers. */
  readonly calls: ValueRows<Uint8Array>;
  /** What the latest row holds of both. */
  readonly latest: { readonly values: Float64Array; readonly calls: Uint8Array };
  /** For messages: where a row stands, and a cell of it. */
  readonly place: (row: Row, k: number) => string;
}

/**
 * Reads a delimited table with a header, whatever lies in its rows.
 *
 * @throws Error naming file, line, column and value of what can't be read
 */
export async function readGrid(lines: Lines, options: ReadOptions): Promise<Grid> {
  const { delimiter, cells } = await readHeader(lines);
  let header = cells;
  const ahead: Row[] = [];
  while (ahead.length < LOOK_AHEAD) {
    const row = await nextRecord(lines, delimiter);
    if (!row) break;
    ahead.push(row);
  }
  // R writes row names without a header of their own.
  const unnamed = ahead.length > 1 && ahead.every(({ width }) => width === header.length + 1);
  if (unnamed) header = ['', ...header];
  for (const row of ahead) requireWidth(lines.file, row, header.length);
  const roles = columnRoles(header, ahead, options);
  const grid: Grid = {
    file: lines.file,
    header,
    roles,
    ids: [],
    lines: [],
    texts: roles.texts.map(() => []),
    values: new ValueRows(roles.numbers.length, Float64Array),
    calls: new ValueRows(roles.numbers.length, Uint8Array),
    latest: {
      values: new Float64Array(roles.numbers.length),
      calls: new Uint8Array(roles.numbers.length),
    },
    place: (row, k) => `${rowPlace(grid, row)}, column "${shortened(header[k])}"`,
  };
  if (roles.withCalls) requireCalls(grid);
  for (const row of ahead) addRow(grid, row);
  for (;;) {
    if (roles.areNumbersLast && addPlain(grid, lines, delimiter)) continue;
    const row = recordHere(lines, delimiter) ?? (await nextRecord(lines, delimiter));
    if (!row) return grid;
    addRow(grid, row);
  }
}

/** The header, past blank lines and lines that begin with #, and what parts its cells. */
async function readHeader(lines: Lines): Promise<{ delimiter: Delimiter; cells: string[] }> {
  for (let line = await lines.peek(); line; line = await lines.peek()) {
    if (line.text.trim() !== '' && !line.text.startsWith('#')) {
      const delimiter = delimiterOf(line.text);
      const record = await nextRecord(lines, delimiter);
      if (record) return { delimiter, cells: record.cells() };
    } else await lines.next();
  }
  throw new Error(`${lines.file} is empty: expected a header line.`);
}

function requireWidth(file: string, row: Row, width: number): void {
  if (row.width === width) return;
  throw new Error(
    `${file}, line ${row.line}: ${row.width} cells, but the header has ${width}. ` +
      'The line may be cut short, or a field with a comma lacks its quotes.',
  );
}

/** Adds the next row if it is in memory and, behind its texts, as plain as can be. */
function addPlain(grid: Grid, lines: Lines, delimiter: Delimiter): boolean {
  const { roles, latest } = grid;
  const line = lines.here();
  const head = line && headOf(line, delimiter, roles.numbers[0]);
  const calls = roles.withCalls ? latest.calls : undefined;
  const parting = delimiter.charCodeAt(0);
  if (!head || !readPlainRest(line.codes, head.end + 1, parting, latest.values, calls))
    return false;
  lines.pass(line);
  const id = idOf(grid, head);
  if (!isUncounted(grid, id)) keep(grid, head, id);
  return true;
}

function addRow(grid: Grid, row: Row): void {
  const { file, header, roles, latest, place } = grid;
  requireWidth(file, row, header.length);
  const id = idOf(grid, row);
  if (isUncounted(grid, id)) return;
  row.numbers(roles.numbers, place, latest.values);
  if (roles.withCalls) readCalls(grid, row);
  keep(grid, row, id);
}

/** Counting tools append what could not be counted. */
function isUncounted({ roles }: Grid, id: string): boolean {
  return id.startsWith('__') && roles.samplesIn !== 'rows';
}

/** Keeps the texts of a row, and what was read last of its numbers. */
function keep(grid: Grid, row: Row, id: string): void {
  const { file, roles, values, calls, latest, texts } = grid;
  requireRoom(file, grid.ids.length + 1, roles.numbers.length);
  values.add(latest.values);
  if (roles.withCalls) calls.add(latest.calls);
  grid.ids.push(id);
  grid.lines.push(row.line);
  for (let t = 0; t < roles.texts.length; t++) texts[t].push(row.cell(roles.texts[t]));
}

function idOf({ roles, ids }: Grid, row: Row): string {
  return roles.id === undefined ? String(ids.length + 1) : row.cell(roles.id);
}

function rowPlace(grid: Grid, row: Row): string {
  return `${grid.file}, line ${row.line} (${shortened(idOf(grid, row))})`;
}

/** @throws Error when a column of numbers is not followed by one of calls */
function requireCalls({ file, header, roles }: Grid): void {
  const lonely = roles.numbers.find((k) => header[k + 1]?.toLowerCase() !== 'call');
  if (lonely === undefined) return;
  const next = lonely + 1 < header.length ? `"${header[lonely + 1]}"` : 'the end of the line';
  throw new Error(
    `${file}: column "${header[lonely]}" must be followed by its column "call", found ${next}.`,
  );
}

function readCalls(grid: Grid, row: Row): void {
  const { header, roles, latest } = grid;
  for (let i = 0; i < roles.numbers.length; i++) {
    const k = roles.numbers[i];
    const call = row.letter(k + 1);
    if (!isCall(call)) {
      throw new Error(
        `${rowPlace(grid, row)}, the call after column "${header[k]}": "${row.cell(k + 1)}" is not a detection call. ` +
          'It must be P (present), M (marginal) or A (absent).',
      );
    }
    latest.calls[i] = call;
  }
}

/** A small delimited file as rows of cells: for labels. */
export async function readRows(lines: Lines): Promise<{ header: readonly string[]; rows: Row[] }> {
  const { delimiter, cells: header } = await readHeader(lines);
  const rows: Row[] = [];
  for (let row; (row = await nextRecord(lines, delimiter));) {
    requireWidth(lines.file, row, header.length);
    rows.push(row);
  }
  return { header, rows };
}
