import type { Finding } from '../cohort.js';
import { type Codes, codesOf } from './codes.js';
import { textOf } from './decode.js';
import type { Source } from './source.js';

/** A line without its end, as a part of the text that was read with it. */
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
    return new Line(number, text, codesOf(text), 0, text.length);
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }
}

/** Characters: a sample with 100,000 probes takes about 2 million. */
export const LONGEST_LINE = 32 * 1024 * 1024;

/** The lines of a source, one after the other, with a look at the next; no more of it is held than a line and a chunk. */
export class Lines {
  private readonly pieces: AsyncGenerator<string>;
  /** Whole lines, and where the next of them begins. */
  private piece = '';
  private codes: Codes = new Uint8Array(0);
  private start = 0;
  private number = 1;

  constructor(
    source: Source,
    readonly found: (finding: Finding) => void,
  ) {
    this.file = source.name;
    this.pieces = wholeLines(textOf(source, found));
  }

  /** Name for messages. */
  readonly file: string;

  /** The next line, which stays the next, if it is in memory already. */
  here(): Line | undefined {
    const { piece, codes, start, number } = this;
    if (start === piece.length) return undefined;
    const end = piece.indexOf('\n', start);
    if (end - start > LONGEST_LINE) throw new Error(tooLong(this.file, number));
    return new Line(number, piece, codes, start, end);
  }

  /** The next line, which stays the next. */
  async peek(): Promise<Line | undefined> {
    while (this.start === this.piece.length) {
      const next = await this.pieces.next();
      if (next.done) return undefined;
      this.piece = next.value;
      this.codes = codesOf(next.value);
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

/** Text in pieces that hold whole lines, each with LF behind it, whether it ended in CR LF, LF, CR or not at all. */
async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let afterReturn = false;
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    // A chunk can begin with the second half of a line end.
    const text = afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    afterReturn = chunk.endsWith('\r');
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    const end = lines.lastIndexOf('\n') + 1;
    if (end > 0) yield rest + lines.slice(0, end);
    rest = (end > 0 ? '' : rest) + lines.slice(end);
    // As far as it was read it is too long already.
    if (rest.length > LONGEST_LINE) yield `${rest}\n`;
  }
  if (rest !== '') yield `${rest}\n`;
}

function tooLong(file: string, number: number): string {
  return (
    `${file}, line ${number}: the line goes on for more than ${LONGEST_LINE.toLocaleString('en-US')} ` +
    'characters. Its line ends may have been lost, or it is no table.'
  );
}
