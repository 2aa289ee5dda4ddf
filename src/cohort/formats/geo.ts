import { type ExpressionTable, requireRoom, type TableSample } from '../expression-table.js';
import type { Lines } from '../text/lines.js';
import { ProbeRows } from './probe-rows.js';
import { nextRecord, recordHere, tabbedRow } from './records.js';

const BEGIN = '!series_matrix_table_begin';
const END = '!series_matrix_table_end';

/**
 * Reads a series matrix of the Gene Expression Omnibus. What the file says of a sample (its title, its source, and each
 * of its characteristics by the name before the colon) become its fields.
 *
 * @throws Error naming file, line, column and value of what can't be read, or when the table or its end is missing
 */
export async function readGeo(lines: Lines): Promise<ExpressionTable> {
  const { file } = lines;
  const fields = await readHeader(lines);
  const header = await nextRecord(lines, '\t');
  const ids = header?.cells(1) ?? [];
  if (!header || ids.length === 0) throw new Error(`${file}: the table has no header.`);
  const columns = ids.map((_, i) => i + 1);
  const rows = new ProbeRows(file, header, columns);
  for (;;) {
    const found = recordHere(lines, '\t') ?? (await nextRecord(lines, '\t'));
    if (!found) throw new Error(`${file} is cut short: there is no line ${END}.`);
    const { line, width } = found;
    if (found.cell(0) === END) break;
    if (width !== header.width) {
      throw new Error(`${file}, line ${line}: ${width} cells, but the header has ${header.width}.`);
    }
    requireRoom(file, rows.length + 1, ids.length);
    rows.add(found);
  }
  if (rows.length === 0) {
    throw new Error(
      `${file}: the table has no rows. The series keeps its values elsewhere, often in supplementary files.`,
    );
  }
  const samples = ids.map((id, i): TableSample => {
    return { id, place: `column ${i + 2}`, fields: fields[i] ?? {} };
  });
  return rows.table(samples);
}

/** What is said of each sample, up to where the table begins. */
async function readHeader(lines: Lines): Promise<Record<string, string>[]> {
  const fields: Record<string, string>[] = [];
  for (let line = await lines.next(); line; line = await lines.next()) {
    if (line.text.trim() === BEGIN) return fields;
    const found = /^!Sample_(\w+)\t/.exec(line.text)?.[1];
    if (!found) continue;
    tabbedRow(line)
      .cells(1)
      .forEach((cell, i) => addField((fields[i] ??= {}), found, cell));
  }
  throw new Error(`${lines.file} is cut short: there is no line ${BEGIN}.`);
}

function addField(fields: Record<string, string>, name: string, cell: string): void {
  if (cell === '') return;
  // The same line can hold different characteristics of different samples, so each cell is taken by its own name.
  const characteristic = /^([^:]+):\s*(.*)$/s.exec(cell);
  if (name.startsWith('characteristics') && characteristic) {
    fields[characteristic[1].trim()] ??= characteristic[2].trim();
  } else {
    fields[name] ??= cell;
  }
}
