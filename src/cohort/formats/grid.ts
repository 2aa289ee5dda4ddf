import { type CsvRow, readNumber } from '../csv-table.js';
import { type ReadOptions, requireRoom } from '../expression-table.js';
import { shortened } from '../names.js';
import type { Lines } from '../text/lines.js';
import { type ColumnRoles, columnRoles } from './column-roles.js';
import { type Delimiter, delimiterOf, nextRecord } from './records.js';

/** Rows that are looked at before it is decided what the columns are. */
const LOOK_AHEAD = 20;

/** A table of numbers whose rows and columns are not yet probes and samples. */
export interface Grid {
  readonly file: string;
  readonly header: readonly string[];
  readonly roles: ColumnRoles;
  readonly ids: string[];
  readonly lines: number[];
  /** By row, the cells of `roles.texts`. */
  readonly texts: string[][];
  /** By row, the values of `roles.numbers`. */
  readonly values: Float64Array[];
  /** By row, a letter per column of numbers. */
  readonly calls: string[];
}

/**
 * Reads a delimited table with a header, whatever lies in its rows.
 *
 * @throws Error naming file, line, column and value of what can't be read
 */
export async function readGrid(lines: Lines, options: ReadOptions): Promise<Grid> {
  const { delimiter, cells } = await readHeader(lines);
  let header = cells;
  const ahead: CsvRow[] = [];
  while (ahead.length < LOOK_AHEAD) {
    const row = await nextRecord(lines, delimiter);
    if (!row) break;
    ahead.push(row);
  }
  // R writes row names without a header of their own.
  const unnamed =
    ahead.length > 1 && ahead.every(({ cells }) => cells.length === header.length + 1);
  if (unnamed) header = ['', ...header];
  for (const row of ahead) requireWidth(lines.file, row, header.length);
  const roles = columnRoles(header, ahead, options);
  const grid = {
    file: lines.file,
    header,
    roles,
    ids: [],
    lines: [],
    texts: [],
    values: [],
    calls: [],
  };
  if (roles.withCalls) requireCalls(grid);
  for (const row of ahead) addRow(grid, row);
  for (let row; (row = await nextRecord(lines, delimiter));) addRow(grid, row);
  return grid;
}

/** The header, past blank lines and lines that begin with #, and what parts its cells. */
async function readHeader(lines: Lines): Promise<{ delimiter: Delimiter; cells: string[] }> {
  for (let line = await lines.peek(); line; line = await lines.peek()) {
    if (line.text.trim() !== '' && !line.text.startsWith('#')) {
      const delimiter = delimiterOf(line.text);
      const record = await nextRecord(lines, delimiter);
      if (record) return { delimiter, cells: [...record.cells] };
    } else await lines.next();
  }
  throw new Error(`${lines.file} is empty: expected a header line.`);
}

function requireWidth(file: string, { line, cells }: CsvRow, width: number): void {
  if (cells.length === width) return;
  throw new Error(
    `${file}, line ${line}: ${cells.length} cells, but the header has ${width}. ` +
      'The line may be cut short, or a field with a comma lacks its quotes.',
  );
}

function addRow(grid: Grid, { line, cells }: CsvRow): void {
  const { file, header, roles } = grid;
  requireWidth(file, { line, cells }, header.length);
  const id = roles.id === undefined ? String(grid.ids.length + 1) : cells[roles.id];
  // Counting tools append what could not be counted.
  if (id.startsWith('__') && roles.samplesIn !== 'rows') return;
  requireRoom(file, grid.ids.length + 1, roles.numbers.length);
  const row = () => `${file}, line ${line} (${shortened(id)})`;
  // A loop: this and the calls are where the time of a large file goes.
  const values = new Float64Array(roles.numbers.length);
  for (let i = 0; i < values.length; i++) {
    const k = roles.numbers[i];
    values[i] = readNumber(cells[k], () => `${row()}, column "${shortened(header[k])}"`);
  }
  grid.ids.push(id);
  grid.lines.push(line);
  grid.texts.push(roles.texts.map((k) => cells[k]));
  grid.values.push(values);
  if (roles.withCalls) grid.calls.push(readCalls(grid, cells, row));
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

function readCalls({ header, roles }: Grid, cells: readonly string[], row: () => string): string {
  let calls = '';
  for (const k of roles.numbers) {
    const call = cells[k + 1];
    if (call !== 'P' && call !== 'M' && call !== 'A') {
      throw new Error(
        `${row()}, the call after column "${header[k]}": "${call}" is not a detection call. ` +
          'It must be P (present), M (marginal) or A (absent).',
      );
    }
    calls += call;
  }
  return calls;
}

/** A small delimited file as rows of cells: for labels. */
export async function readRows(
  lines: Lines,
): Promise<{ header: readonly string[]; rows: CsvRow[] }> {
  const { delimiter, cells: header } = await readHeader(lines);
  const rows: CsvRow[] = [];
  for (let row; (row = await nextRecord(lines, delimiter));) {
    requireWidth(lines.file, row, header.length);
    rows.push(row);
  }
  return { header, rows };
}
