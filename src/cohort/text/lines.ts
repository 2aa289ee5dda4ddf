import type { Finding } from '../cohort.js';
import { textOf } from './decode.js';
import type { Source } from './source.js';

/** A line without its end. */
export interface Line {
  /** 1 is the file's first line. */
  readonly number: number;
  readonly text: string;
}

/** Characters: a sample with 100,000 probes takes about 2 million. */
export const LONGEST_LINE = 32 * 1024 * 1024;

/** The lines of a source, one after the other, with a look at the next; no more of it is held than a line and a chunk. */
export class Lines {
  private readonly lines: AsyncGenerator<Line>;
  private ahead: Line | undefined;
  private done = false;

  constructor(
    source: Source,
    readonly found: (finding: Finding) => void,
  ) {
    this.file = source.name;
    this.lines = linesOf(textOf(source, found), source.name);
  }

  /** Name for messages. */
  readonly file: string;

  /** The next line, which stays the next. */
  async peek(): Promise<Line | undefined> {
    if (this.ahead === undefined && !this.done) {
      const next = await this.lines.next();
      if (next.done) this.done = true;
      else this.ahead = next.value;
    }
    return this.ahead;
  }

  async next(): Promise<Line | undefined> {
    const line = await this.peek();
    this.ahead = undefined;
    return line;
  }

  /** Lets go of the source; what is left of it is not read. */
  async close(): Promise<void> {
    await this.lines.return(undefined);
  }
}

/** Lines that end in CR LF, LF or CR. */
async function* linesOf(chunks: AsyncIterable<string>, file: string): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  let afterReturn = false;
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    // A chunk can begin with the second half of a line end.
    const text = afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    afterReturn = chunk.endsWith('\r');
    const pieces = text.split(/\r\n|\n|\r/);
    for (const [k, piece] of pieces.entries()) {
      parts.push(piece);
      length += piece.length;
      if (length > LONGEST_LINE) throw new Error(tooLong(file, number));
      if (k === pieces.length - 1) break;
      yield { number: number++, text: parts.length === 1 ? parts[0] : parts.join('') };
      parts = [];
      length = 0;
    }
  }
  if (length > 0) yield { number, text: parts.join('') };
}

function tooLong(file: string, number: number): string {
  return (
    `${file}, line ${number}: the line goes on for more than ${LONGEST_LINE.toLocaleString('en-US')} ` +
    'characters. Its line ends may have been lost, or it is no table.'
  );
}
