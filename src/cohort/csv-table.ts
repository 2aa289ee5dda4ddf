import { type CsvScan, scanCsv } from './csv-scan.js';

const decoder = new TextDecoder();

/** One record of a CSV file. */
export class CsvRow {
  constructor(
    private readonly scan: CsvScan,
    private readonly first: number,
    /** How many cells it has. */
    readonly length: number,
    /** The line that people find it on; 1 is the file's first. */
    readonly line: number,
  ) {}

  /** Surrounding blanks and quotes removed. */
  cell(column: number): string {
    const { bytes, from, to, doubled } = this.scan;
    const at = this.first + column;
    const cell = decoder.decode(bytes.subarray(from[at], to[at]));
    return doubled.has(at) ? cell.replaceAll('""', '"') : cell;
  }

  get cells(): string[] {
    return Array.from({ length: this.length }, (_, column) => this.cell(column));
  }

  /** A cell as a number: see `readNumber`. */
  number(column: number, where: (row: CsvRow, column: number) => string): number {
    const { bytes, from, to } = this.scan;
    const at = this.first + column;
    const value = wholeNumber(bytes, from[at], to[at]);
    return value === undefined ? readNumber(this.cell(column), () => where(this, column)) : value;
  }

  /** The code of a cell's only character, if that is of ASCII; 0 when it has none or more. */
  character(column: number): number {
    const { bytes, from, to } = this.scan;
    const at = this.first + column;
    return to[at] - from[at] === 1 ? bytes[from[at]] : 0;
  }
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
  const [first, ...rows] = rowsIn(text, file);
  if (first === undefined) throw new Error(`${file} is empty: expected a header line.`);
  const ragged = rows.find((row) => row.length !== first.length);
  if (ragged) {
    throw new Error(
      `${file}, line ${ragged.line}: ${ragged.length} cells, but the header has ` +
        `${first.length}. The line may be cut short, or a field with a comma lacks its quotes.`,
    );
  }
  return { file, header: first.cells, rows };
}

/** All but blank lines, and those of empty cells alone. */
function rowsIn(text: string, file: string): CsvRow[] {
  let scan: CsvScan;
  try {
    scan = scanCsv(text);
  } catch (error) {
    throw new Error(`${file} is not valid CSV: ${(error as Error).message}`, { cause: error });
  }
  const { from, to, records } = scan;
  const isEmpty = ({ first, length }: (typeof records)[number]) => {
    for (let at = first; at < first + length; at++) if (to[at] > from[at]) return false;
    return true;
  };
  return records
    .filter((record) => !isEmpty(record))
    .map(({ first, length, line }) => new CsvRow(scan, first, length, line));
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
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A cell as a number. Empty, NA, NaN, null and ? (in either case) mean that it is missing and give NaN.
 *
 * @param where gives file, line and column; called for the error message only
 * @throws Error with place and value for any other text, and for numbers too large for a double
 */
export function readNumber(cell: string, where: () => string): number {
  if (MISSING.has(cell.toLowerCase())) return NaN;
  const value = NUMBER.test(cell) ? Number(cell) + 0 : NaN; // + 0: there is no minus zero
  if (Number.isFinite(value)) return value;
  throw new Error(
    `${where()}: "${cell}" is not a number. Write digits with a decimal point and no thousands ` +
      'separator, or leave the cell empty where the value is missing.',
  );
}

/** A short whole number, as nearly all intensities are, read where it stands; undefined for any other text. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number | undefined {
  const negative = bytes[from] === 45;
  let at = negative ? from + 1 : from;
  if (at >= to || to - at > 15) return undefined;
  let value = 0;
  for (; at < to; at++) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = 10 * value + digit;
  }
  return negative && value > 0 ? -value : value;
}
