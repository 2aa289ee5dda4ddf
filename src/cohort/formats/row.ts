import { readNumber } from '../csv-table.js';
import { type Codes, codesOf } from '../text/codes.js';
import { Cursor } from './cursor.js';
import { Ends } from './ends.js';

const [BLANK, QUOTE, LAST_OF_ASCII] = [32, 34, 127];

/**
 * One record of a table: where in a text each of its cells ends. Most cells are numbers, which are read where they stand;
 * only what is asked for as a text becomes one.
 */
export class Row {
  /**
   * @param line 1 is the file's first line
   * @param codes of the text's letters
   * @param start where the first cell begins; any other begins a letter behind the end of the one before
   * @param raw whether cells may stand in quotes
   */
  constructor(
    readonly line: number,
    private readonly text: string,
    private readonly codes: Codes,
    private readonly start: number,
    private readonly ends: Ends,
    private readonly raw: boolean,
  ) {}

  /** Of cells without quotes. */
  static of(line: number, cells: readonly string[]): Row {
    let end = -1;
    const ends = cells.map((cell) => (end += cell.length + 1));
    const text = `${cells.join(' ')}\n`;
    return new Row(line, text, codesOf(text), 0, Ends.of(ends), false);
  }

  /** The same row for good, where `ends` is good only until the next line is looked at. */
  kept(): Row {
    const { line, text, codes, start, ends, raw } = this;
    return new Row(line, text, codes, start, ends.copy(), raw);
  }

  /** How many cells there are. */
  get width(): number {
    return this.ends.count;
  }

  /** Where the last cell ends. */
  get end(): number {
    return this.ends.of(this.width - 1);
  }

  /** Whether no cell holds anything. */
  get isBlank(): boolean {
    for (let k = 0; k < this.width; k++) if (!this.isEmpty(k)) return false;
    return true;
  }

  /** A cell as a text, without blanks and quotes around it. */
  cell(k: number): string {
    const cell = this.text.slice(this.startOf(k), this.ends.of(k)).trim();
    const inside = this.raw && cell.startsWith('"') ? cell.slice(1, -1).trim() : cell;
    // A slice keeps the text that it was cut from alive: of a large file, all of it for a few names.
    return ` ${inside}`.slice(1);
  }

  cells(from = 0, to = this.width): string[] {
    return Array.from({ length: to - from }, (_, k) => this.cell(from + k));
  }

  /** Code of a cell's only letter; NaN when it has none, or more. */
  letter(k: number): number {
    const start = this.startOf(k);
    if (this.ends.of(k) === start + 1) return this.codes[start];
    const cell = this.cell(k);
    return cell.length === 1 ? cell.charCodeAt(0) : NaN;
  }

  /**
   * Writes the numbers of some cells (see `readNumber`) into an array.
   *
   * @param place gives file, line and column of a cell for the error message
   */
  numbers(
    columns: readonly number[],
    place: (row: Row, k: number) => string,
    values: Float64Array,
  ): void {
    const { codes, ends } = this;
    // A loop: this is where the time of a large file goes.
    for (let i = 0; i < columns.length; i++) {
      const k = columns[i];
      let start = this.startOf(k);
      const end = ends.of(k);
      while (start < end && codes[start] === BLANK) start++;
      const cursor = new Cursor(codes, start);
      const value = cursor.number();
      const isPlain = value === value && cursor.at === end;
      values[i] = isPlain ? value : readNumber(this.cell(k), () => place(this, k));
    }
  }

  private startOf(k: number): number {
    return k === 0 ? this.start : this.ends.of(k - 1) + 1;
  }

  private isEmpty(k: number): boolean {
    const start = this.startOf(k);
    if (start === this.ends.of(k)) return true;
    const first = this.codes[start];
    const isLetter = first > BLANK && first !== QUOTE && first <= LAST_OF_ASCII;
    return !isLetter && this.cell(k) === '';
  }
}
