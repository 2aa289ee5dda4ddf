import { readNumber } from '../csv-table.js';
import { plainNumber } from '../plain-number.js';

const BLANK = ' '.charCodeAt(0);

/**
 * One record of a table: where in a text each of its cells begins and ends. Most cells are numbers, which are read where
 * they stand; only what is asked for as a text becomes one.
 */
export class Row {
  /**
   * @param line 1 is the file's first line
   * @param bounds begin and end of each cell, quotes around it left out
   */
  constructor(
    readonly line: number,
    private readonly text: string,
    private readonly bounds: readonly number[],
  ) {}

  /** Of cells that were parted already. */
  static of(line: number, cells: readonly string[]): Row {
    let end = 0;
    const bounds = cells.flatMap((cell) => [end, (end += cell.length)]);
    return new Row(line, cells.join(''), bounds);
  }

  /** How many cells there are. */
  get width(): number {
    return this.bounds.length / 2;
  }

  /** Whether no cell holds anything. */
  get isBlank(): boolean {
    for (let k = 0; k < this.width; k++) if (this.cell(k) !== '') return false;
    return true;
  }

  /** A cell as a text, without the blanks around it. */
  cell(k: number): string {
    const slice = this.text.slice(this.bounds[2 * k], this.bounds[2 * k + 1]).trim();
    // A slice keeps the text that it was cut from alive: of a large file, all of it for a few names.
    return ` ${slice}`.slice(1);
  }

  cells(from = 0, to = this.width): string[] {
    return Array.from({ length: to - from }, (_, k) => this.cell(from + k));
  }

  /** Code of a cell's only letter; NaN when it has none, or more. */
  letter(k: number): number {
    const start = this.bounds[2 * k];
    if (this.bounds[2 * k + 1] === start + 1) return this.text.charCodeAt(start);
    const cell = this.cell(k);
    return cell.length === 1 ? cell.charCodeAt(0) : NaN;
  }

  /**
   * Writes the numbers of some cells (see `readNumber`) into an array, from a place on.
   *
   * @param where gives file, line and column of a cell for the error message
   */
  numbers(
    columns: readonly number[],
    where: (k: number) => string,
    values: Float64Array,
    at: number,
  ): void {
    const { text, bounds } = this;
    // A loop: this is where the time of a large file goes.
    for (let i = 0; i < columns.length; i++) {
      const k = columns[i];
      const end = bounds[2 * k + 1];
      let start = bounds[2 * k];
      while (start < end && text.charCodeAt(start) === BLANK) start++;
      const value = plainNumber(text, start, end);
      values[at + i] = value === value ? value : readNumber(this.cell(k), () => where(k));
    }
  }
}
