import { records } from '../csv-table.js';
import { Line, type Lines } from '../text/lines.js';
import { LONGEST_LINE } from '../text/whole-lines.js';
import { type Delimiter, Ends } from './ends.js';
import { Row } from './row.js';

/** The same for every line: new ones would take as long to make and to clear away as to fill. */
const ends = new Ends();

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
export async function nextRecord(lines: Lines, delimiter: Delimiter): Promise<Row | undefined> {
  for (;;) {
    const here = recordHere(lines, delimiter);
    if (here) return here.kept();
    const line = await lines.next();
    if (!line) return undefined;
    const row =
      delimiter === '\t'
        ? tabbedRow(line)
        : (plainRow(line, delimiter) ?? parsed(await untilClosed(line, lines), lines, delimiter));
    if (row && !row.isBlank) return row.kept();
  }
}

/**
 * The next record if it is in memory already and has no quotes but plain ones: nearly always, and then there is nothing to
 * wait for, which would take as long as reading it. The row is good until the next is asked for.
 */
export function recordHere(lines: Lines, delimiter: Delimiter): Row | undefined {
  for (let line = lines.here(); line; line = lines.here()) {
    const row = plainRow(line, delimiter);
    if (!row) return undefined;
    lines.pass(line);
    if (!row.isBlank) return row;
  }
  return undefined;
}

/**
 * The first cells of a line, if it has more than these and no quotes among them but plain ones; good until the next line
 * is looked at.
 */
export function headOf(line: Line, delimiter: Delimiter, cells: number): Row | undefined {
  if (!ends.find(line, delimiter, cells)) return undefined;
  const head = new Row(line.number, line.source, line.codes, line.start, ends, true);
  return head.width === cells && head.end < line.end ? head : undefined;
}

/** A line whose cells are parted by tabs; good until the next is looked at. */
export function tabbedRow(line: Line): Row {
  const cells = () => line.text.split('\t').map((cell) => unquoted(cell.trim()));
  return plainRow(line, '\t') ?? Row.of(line.number, cells());
}

function plainRow(line: Line, delimiter: Delimiter): Row | undefined {
  if (!ends.find(line, delimiter)) return undefined;
  return new Row(line.number, line.source, line.codes, line.start, ends, true);
}

/** A record whose quotes are not plain. The parser sees it alone and so can't name the line. */
function parsed({ number, text }: Line, { file }: Lines, delimiter: Delimiter): Row | undefined {
  const where = `${file}, line ${number}`;
  try {
    const [row] = records(text, where, { delimiter });
    // Blanks within quotes mean no more than those around them.
    return (
      row &&
      Row.of(
        number,
        row.cells.map((cell) => cell.trim()),
      )
    );
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
  const text = parts.join('\n');
  return Line.of(first.number, text);
}

/** Doubled quotes open and close at once, so only the number of marks counts. */
function hasOpenQuote(text: string): boolean {
  let marks = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks++;
  return marks % 2 === 1;
}
