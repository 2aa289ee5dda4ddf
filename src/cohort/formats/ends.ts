import type { Line } from '../text/lines.js';

/** Characters that may part the cells of a row. */
export type Delimiter = ',' | '\t' | ';';

const QUOTE = '"'.charCodeAt(0);

/** Kept from call to call: a list that grows anew for every line would take longer than finding what is in it. */
const found: number[] = [];

/**
 * Where the cells of a line end, each of which begins a letter behind the one before. Undefined where it takes a parser to
 * tell: where a quote is doubled, left open, or stands elsewhere than at both ends of a cell.
 */
export function endsOf(line: Line, delimiter: Delimiter): number[] | undefined {
  const { codes, start, end } = line;
  const parting = delimiter.charCodeAt(0);
  let count = 0;
  let begin = start;
  for (let at = start; at < end; at++) {
    const letter = codes[at];
    if (letter === parting) {
      found[count++] = at;
      begin = at + 1;
    } else if (letter === QUOTE) {
      const close = at === begin ? closingQuote(line, at, delimiter) : -1;
      if (close < 0) return undefined;
      at = close;
    }
  }
  found[count++] = end;
  return found.slice(0, count);
}

/** Where a quote is closed that opens a cell; -1 when the cell goes on behind it, or the line ends before. */
function closingQuote({ source, end }: Line, open: number, delimiter: Delimiter): number {
  const close = source.indexOf('"', open + 1);
  const isLast = close === end - 1 || source[close + 1] === delimiter;
  if (close < 0 || close >= end || !isLast) return -1;
  // Where tabs part cells, they do so between quotes too.
  return delimiter === '\t' && source.slice(open, close).includes('\t') ? -1 : close;
}
