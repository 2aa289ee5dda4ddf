import type { Line } from '../text/lines.js';

/** Characters that may part the cells of a row. */
export type Delimiter = ',' | '\t' | ';';

const QUOTE = '"'.charCodeAt(0);

/** Where the cells of a line end, each of which begins a letter behind the end of the one before. */
export class Ends {
  private at = new Int32Array(128);
  private length = 0;

  static of(places: readonly number[]): Ends {
    const ends = new Ends();
    for (const place of places) ends.push(place);
    return ends;
  }

  /** How many cells there are. */
  get count(): number {
    return this.length;
  }

  /** Where a cell ends. */
  of(cell: number): number {
    return this.at[cell];
  }

  copy(): Ends {
    const ends = new Ends();
    ends.at = this.at.slice(0, this.length);
    ends.length = this.length;
    return ends;
  }

  /**
   * Takes the cells of another line, or the first of them. False where it takes a parser to tell them: where a quote is
   * doubled, left open, or stands elsewhere than at both ends of a cell.
   */
  find(line: Line, delimiter: Delimiter, most = Infinity): boolean {
    const { codes, start, end } = line;
    const parting = delimiter.charCodeAt(0);
    let begin = start;
    this.length = 0;
    for (let at = start; at < end; at++) {
      const letter = codes[at];
      if (letter === parting) {
        this.push(at);
        if (this.length === most) return true;
        begin = at + 1;
      } else if (letter === QUOTE) {
        const close = at === begin ? closingQuote(line, at, delimiter) : -1;
        if (close < 0) return false;
        at = close;
      }
    }
    this.push(end);
    return true;
  }

  private push(place: number): void {
    if (this.length === this.at.length) this.grow();
    this.at[this.length++] = place;
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.at.length);
    larger.set(this.at);
    this.at = larger;
  }
}

/** Where a quote is closed that opens a cell; -1 when the cell goes on behind it, or the line ends before. */
function closingQuote({ source, end }: Line, open: number, delimiter: Delimiter): number {
  const close = source.indexOf('"', open + 1);
  const isLast = close === end - 1 || source[close + 1] === delimiter;
  if (close < 0 || close >= end || !isLast) return -1;
  // Where tabs part cells, they do so between quotes too.
  return delimiter === '\t' && source.slice(open, close).includes('\t') ? -1 : close;
}
