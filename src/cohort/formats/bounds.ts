import type { Line } from '../text/lines.js';

/** Characters that may part the cells of a row. */
export type Delimiter = ',' | '\t' | ';';

const QUOTE = '"'.charCodeAt(0);

/** Kept from call to call: a list that grows anew for every record would take longer than finding what is in it. */
const found: number[] = [];

/**
 * Where the cells of a line begin and end, one after the other, quotes around them left out. Undefined where it takes a
 * parser to tell: where a quote is doubled, left open, or stands elsewhere than at both ends of a cell.
 */
export function boundsOf(line: Line, delimiter: Delimiter): number[] | undefined {
  const { source, end } = line;
  const parting = delimiter.charCodeAt(0);
  let count = 0;
  let start = line.start;
  for (let at = start; at < end; at++) {
    const letter = source.charCodeAt(at);
    if (letter === parting) {
      found[count++] = start;
      found[count++] = at;
      start = at + 1;
    } else if (letter === QUOTE) {
      const next = at === start ? afterQuotes(source, at, end, delimiter) : -1;
      if (next < 0) return undefined;
      found[count++] = at + 1;
      found[count++] = next - 1;
      if (next === end) return found.slice(0, count);
      at = next;
      start = at + 1;
    }
  }
  found[count++] = start;
  found[count++] = end;
  return found.slice(0, count);
}

/** Where a cell ends that begins with a quote; -1 when it does not end with the next one. */
function afterQuotes(source: string, start: number, end: number, delimiter: Delimiter): number {
  const next = source.indexOf('"', start + 1) + 1;
  const isWhole = next > 0 && (next === end || (next < end && source[next] === delimiter));
  // Where tabs part cells, they do so between quotes too.
  return isWhole && !(delimiter === '\t' && source.slice(start, next).includes('\t')) ? next : -1;
}
