import { type CsvRow, records } from '../csv-table.js';
import { type Line, type Lines, LONGEST_LINE } from '../text/lines.js';

/** Characters that may part the cells of a row. */
export type Delimiter = ',' | '\t' | ';';

/** Lines that a quoted cell may go over: more of them are a quote that was never closed. */
const MOST_LINES = 1000;

/** The delimiter of a file, by its header: the one that it has most of. */
export function delimiterOf(header: string): Delimiter {
  // What stands between quotes parts nothing.
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  const delimiters: Delimiter[] = [',', '\t', ';'];
  const [most] = delimiters.sort((a, b) => count(b) - count(a));
  return most;
}

/**
 * The next record of delimited text; blank ones are skipped. In text parted by commas or semicolons a quoted cell may hold
 * delimiters, doubled quotes and line ends (RFC 4180); where tabs part, a cell is what stands between two.
 *
 * @throws Error naming file and line when a quote is not closed
 */
export async function nextRecord(lines: Lines, delimiter: Delimiter): Promise<CsvRow | undefined> {
  for (let line = await lines.next(); line; line = await lines.next()) {
    const whole = delimiter === '\t' ? line : await untilClosed(line, lines);
    const row = cellsOf(whole, lines.file, delimiter);
    if (row?.cells.some((cell) => cell !== '')) return row;
  }
  return undefined;
}

/** The cells of one record, surrounding blanks and quotes removed. */
export function cellsOf(line: Line, file: string, delimiter: Delimiter): CsvRow | undefined {
  const { number, text } = line;
  if (delimiter !== '\t' && text.includes('"')) {
    const [row] = attempt(() => records(text, file, { delimiter }), `${file}, line ${number}`);
    // Blanks within quotes mean no more than those around them.
    return row && { line: number, cells: row.cells.map((cell) => cell.trim()) };
  }
  const quoted = text.includes('"');
  const cells = text.split(delimiter).map((cell) => (quoted ? unquoted(cell.trim()) : cell.trim()));
  return { line: number, cells };
}

/** The parser sees one record and so can't name the line. */
function attempt<T>(parse: () => T, where: string): T {
  try {
    return parse();
  } catch (error) {
    throw new Error(
      `${where}: the quotation marks don't match. A cell that holds one begins and ends with one, and those inside ` +
        'are doubled.',
      { cause: error },
    );
  }
}

function unquoted(cell: string): string {
  const inside = /^"(.*)"$/s.exec(cell)?.[1];
  return inside === undefined ? cell : inside.replaceAll('""', '"').trim();
}

async function untilClosed(first: Line, lines: Lines): Promise<Line> {
  if (!first.text.includes('"')) return first;
  const parts = [first.text];
  let length = first.text.length;
  for (let open = hasOpenQuote(first.text); open;) {
    const line = await lines.next();
    length += line?.text.length ?? 0;
    if (!line || length > LONGEST_LINE || parts.length > MOST_LINES) {
      throw new Error(
        `${lines.file}, line ${first.number}: a quotation mark is opened and never closed.`,
      );
    }
    parts.push(line.text);
    if (hasOpenQuote(line.text)) open = false;
  }
  return { number: first.number, text: parts.join('\n') };
}

/** Doubled quotes open and close at once, so only the number of marks counts. */
function hasOpenQuote(text: string): boolean {
  let marks = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks++;
  return marks % 2 === 1;
}
