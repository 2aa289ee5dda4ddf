import type { Finding } from '../cohort.js';
import { type Codes, codesOf } from './codes.js';
import { type Piece, textOf } from './decode.js';
import type { Source } from './source.js';
import { LONGEST_LINE } from './whole-lines.js';

/** A line without its end, a line feed, as a part of the text that was read with it. */
export class Line {
  /**
   * @param number 1 is the file's first line
   * @param codes of the source's letters
   */
  constructor(
    readonly number: number,
    readonly source: string,
    readonly codes: Codes,
    readonly start: number,
    readonly end: number,
  ) {}

  static of(number: number, text: string): Line {
    const source = `${text}\n`;
    return new Line(number, source, codesOf(source), 0, text.length);
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }
}

/** The lines of a source, one after the other, with a look at the next; no more of it is held than a line and a chunk. */
export class Lines {
  private readonly pieces: AsyncGenerator<Piece>;
  private piece: Piece = { text: '', codes: new Uint8Array(0) };
  /** Where in the piece the next line begins. */
  private start = 0;
  private number = 1;

  constructor(
    source: Source,
    readonly found: (finding: Finding) => void,
  ) {
    this.file = source.name;
    this.pieces = textOf(source, found);
  }

  /** Name for messages. */
  readonly file: string;

  /** The next line, which stays the next, if it is in memory already. */
  here(): Line | undefined {
    const { start, number } = this;
    const { text, codes } = this.piece;
    if (start === text.length) return undefined;
    const end = text.indexOf('\n', start);
    if (end - start > LONGEST_LINE) throw new Error(tooLong(this.file, number));
    return new Line(number, text, codes, start, end);
  }

  /** The next line, which stays the next. */
  async peek(): Promise<Line | undefined> {
    while (this.start === this.piece.text.length) {
      const next = await this.pieces.next();
      if (next.done) return undefined;
      this.piece = next.value;
      this.start = 0;
    }
    return this.here();
  }

  /** Goes past a line that was looked at. */
  pass(line: Line): void {
    this.start = line.end + 1;
    this.number++;
  }

  async next(): Promise<Line | undefined> {
    const line = await this.peek();
    if (line) this.pass(line);
    return line;
  }

  /** Lets go of the source; what is left of it is not read. */
  async close(): Promise<void> {
    await this.pieces.return(undefined);
  }
}

function tooLong(file: string, number: number): string {
  return (
    `${file}, line ${number}: the line goes on for more than ${LONGEST_LINE.toLocaleString('en-US')} ` +
    'characters. Its line ends may have been lost, or it is no table.'
  );
}
