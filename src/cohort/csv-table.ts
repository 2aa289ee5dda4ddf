import { parse } from 'papaparse';

import { shortened } from './names.js';
import { isNumber } from './is-number.js';

/** One record of a CSV file, with the line that people find it on. */
export interface CsvRow {
  /** 1 is the file's first line. */
  readonly line: number;
  /** As many as the header has, surrounding blanks removed. */
  readonly cells: readonly string[];
}

/** A CSV file as text, rectangular. */
export interface CsvTable {
  /** Name for error messages. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * Reads comma-separated text with a header line. A byte order mark, any line ending, quoted fields with doubled quotes
 * and blank lines are accepted; what the cells mean is left to the caller.
 *
 * @param text the file's content
 * @param file its name, for error messages
 * @throws Error naming file and line when the text is empty, a quote is left open or a row is longer or shorter than
 *   the header
 */
export function readCsv(text: string, file: string): CsvTable {
  const [first, ...rows] = records(text, file);
  if (first === undefined) throw new Error(`${file} is empty: expected a header line.`);
  const ragged = rows.find((row) => row.cells.length !== first.cells.length);
  if (ragged) {
    throw new Error(
      `${file}, line ${ragged.line}: ${ragged.cells.length} cells, but the header has ` +
        `${first.cells.length}. The line may be cut short, or a field with a comma lacks its quotes.`,
    );
  }
  return { file, header: first.cells, rows };
}

/**
 * The records of delimited text, ragged ones too. Line ends within quotes become `\n`.
 *
 * @throws Error naming file and line when the quotes don't match
 */
export function records(text: string, file: string, { delimiter = ',' } = {}): CsvRow[] {
  const lines = withoutBlanksBeforeQuotes(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  parse<string[]>(lines, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }) {
      const [error] = errors;
      if (error) throw new Error(`${file} is not valid CSV: ${error.message} (line ${line}).`);
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      for (; at < meta.cursor; at++) if (lines[at] === '\n') line++;
    },
  });
  return rows;
}

/** To the parser a cell that begins with a blank is not in quotes. */
function withoutBlanksBeforeQuotes(text: string): string {
  return text.replace(
    /("[^"]*(?:""[^"]*)*")|(?<=^|[,;]) +(?=")/gm,
    (_, quoted = '') => quoted as string,
  );
}

/**
 * The position of a column by its name.
 *
 * @throws Error naming the file and the columns it has when there is none or more than one of that name
 */
export function columnOf({ file, header }: CsvTable, name: string): number {
  const at = header.indexOf(name);
  if (at >= 0 && header.indexOf(name, at + 1) < 0) return at;
  const had = header.slice(0, 8).join(', ') + (header.length > 8 ? ', …' : '');
  throw new Error(
    `${file} has ${at < 0 ? 'no' : 'more than one'} column "${name}"; its header reads: ${had}.`,
  );
}

const MISSING = new Set(['', 'na', 'nan', 'null', '?']);

/** Whether a cell says that its value is missing. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** Whether `readNumber` can read a cell. */
export function isNumberOrMissing(cell: string): boolean {
  return isMissing(cell) || (isNumber(cell) && Number.isFinite(Number(cell)));
}

/**
 * A cell as a number. Empty, NA, NaN, null and ? (in either case) mean that it is missing and give NaN.
 *
 * @param where gives file, line and column; called for the error message only
 * @throws Error with place and value for any other text, and for numbers too large for a double
 */
export function readNumber(cell: string, where: () => string): number {
  if (isMissing(cell)) return NaN;
  const value = isNumber(cell) ? Number(cell) + 0 : NaN; // + 0: there is no minus zero
  if (Number.isFinite(value)) return value;
  throw new Error(
    `${where()}: "${shortened(cell)}" is not a number. Write digits with a decimal point and no thousands ` +
      'separator, or leave the cell empty where the value is missing.',
  );
}
