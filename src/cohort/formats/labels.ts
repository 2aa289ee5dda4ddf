import { isMissing } from '../csv-table.js';
import { fewOf } from '../names.js';
import type { Lines } from '../text/lines.js';
import { readRows } from './grid.js';

/** What a labels file says of one sample. */
export interface LabelRow {
  /** For messages: file and line. */
  readonly place: string;
  /** All columns but the sample's, by name. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Labels by the sample's id, or in the order of the samples, as a CLS file has them. */
export type Labels =
  | { readonly kind: 'by-id'; readonly file: string; readonly rows: ReadonlyMap<string, LabelRow> }
  | { readonly kind: 'in-order'; readonly file: string; readonly labels: readonly string[] };

/**
 * Reads a labels file: delimited, with a column of samples (`sample` unless named) and any others, or the Broad
 * Institute's CLS.
 *
 * @throws Error naming file, line and column of what can't be read
 */
export async function readLabels(lines: Lines, sampleColumn = 'sample'): Promise<Labels> {
  const first = await lines.peek();
  if (first && /^\s*\d+\s+\d+\s+1\s*$/.test(first.text)) return readCls(lines);
  const { file } = lines;
  const { header, rows } = await readRows(lines);
  const at = header.findIndex((name) => name.toLowerCase() === sampleColumn.toLowerCase());
  if (at < 0) {
    throw new Error(
      `${file} has no column "${sampleColumn}"; its header reads: ${fewOf(header, 8)}.`,
    );
  }
  const found = new Map<string, LabelRow>();
  for (const row of rows) {
    const { line } = row;
    const id = row.cell(at);
    if (id === '') throw new Error(`${file}, line ${line}, column "${header[at]}": it is empty.`);
    const before = found.get(id);
    if (before) throw new Error(`${file}, line ${line}: sample ${id} is listed a second time.`);
    const fields = header.flatMap((name, k) => (k === at ? [] : [[name, row.cell(k)]]));
    found.set(id, {
      place: `${file}, line ${line}`,
      fields: Object.fromEntries(fields) as LabelRow['fields'],
    });
  }
  if (found.size === 0) throw new Error(`${file} has a header and no rows.`);
  return { kind: 'by-id', file, rows: found };
}

/** Three lines: how many samples and classes, `#` and the classes' names, and a class (or its number) per sample. */
async function readCls(lines: Lines): Promise<Labels> {
  const { file } = lines;
  const words = async () => ((await lines.next())?.text.trim() ?? '').split(/\s+/).filter(Boolean);
  const [samples, classes] = (await words()).map(Number);
  const names = (await words()).join(' ').replace(/^#\s*/, '').split(' ').filter(Boolean);
  const given = await words();
  if (names.length !== classes) {
    throw new Error(
      `${file}, line 2: ${names.length} class names, but line 1 announces ${classes}.`,
    );
  }
  if (given.length !== samples) {
    throw new Error(`${file}, line 3: ${given.length} labels, but line 1 announces ${samples}.`);
  }
  // The first name belongs to whichever number comes first, and so on.
  const order = [...new Set(given)];
  const named = given.every((label) => names.includes(label));
  const labels = named ? given : given.map((label) => names[order.indexOf(label)]);
  const unknown = labels.findIndex((label) => label === undefined);
  if (unknown >= 0) {
    throw new Error(`${file}, line 3: label ${unknown + 1} is "${given[unknown]}", a third class.`);
  }
  return { kind: 'in-order', file, labels };
}

/** The value of a field by its name, in either case; undefined where it is missing. */
export function fieldOf(
  fields: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  const wanted = name.toLowerCase();
  const key = Object.keys(fields).find((one) => one.toLowerCase() === wanted);
  return key === undefined || isMissing(fields[key]) ? undefined : fields[key];
}
