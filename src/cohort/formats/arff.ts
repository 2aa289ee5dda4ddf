import { isMissing, readNumber } from '../csv-table.js';
import { type ExpressionTable, requireRoom, type TableSample } from '../expression-table.js';
import type { Line, Lines } from '../text/lines.js';

// The packages for ARFF on npm were last touched around 2015 and read neither sparse rows nor streams; the format is small.

interface Attribute {
  readonly name: string;
  readonly isNumber: boolean;
  /** What it is in a sparse row that doesn't list it. */
  readonly unlisted: string;
}

/**
 * Reads Weka's attribute-relation file format, dense or sparse, as OpenML serves it: an attribute per probe, a row per
 * sample. Attributes that are no numbers (the class) become fields of the samples, which are numbered where none of these
 * is an id.
 *
 * @param sampleColumn the attribute that holds the samples' ids
 * @throws Error naming file, line, column and value of what can't be read
 */
export async function readArff(lines: Lines, sampleColumn?: string): Promise<ExpressionTable> {
  const { file } = lines;
  const attributes = await readHeader(lines);
  const isId = ({ name }: Attribute) =>
    name.toLowerCase() === (sampleColumn?.toLowerCase() ?? 'sample');
  const probes = attributes.flatMap(({ isNumber, name }, k) => (isNumber ? [{ name, k }] : []));
  if (probes.length === 0) throw new Error(`${file} has no numeric attribute.`);
  const samples: TableSample[] = [];
  const values: Float64Array[] = [];
  for (let line = await lines.next(); line; line = await lines.next()) {
    if (isBlank(line)) continue;
    requireRoom(file, values.length + 1, probes.length);
    const place = `line ${line.number}`;
    const cells = dataRow(line, file, attributes);
    values.push(
      Float64Array.from(probes, ({ name, k }) =>
        readNumber(cells[k], () => `${file}, ${place}, column "${name}"`),
      ),
    );
    const texts = attributes.flatMap((attribute, k) =>
      attribute.isNumber || isId(attribute) ? [] : [[attribute.name, cells[k]]],
    );
    const idAt = attributes.findIndex((attribute) => isId(attribute) && !attribute.isNumber);
    const id = idAt < 0 ? String(samples.length + 1) : cells[idAt];
    const fields = Object.fromEntries(texts) as Record<string, string>;
    samples.push({ id, place, fields });
  }
  if (samples.length === 0) throw new Error(`${file} has no rows after @data.`);
  return {
    file,
    probes: probes.map(({ name }) => ({ accession: name, description: '' })),
    placeOf: (j) => `attribute ${probes[j].k + 1}`,
    samples,
    values,
  };
}

function isBlank({ text }: Line): boolean {
  return /^\s*(%|$)/.test(text);
}

async function readHeader(lines: Lines): Promise<Attribute[]> {
  const attributes: Attribute[] = [];
  for (let line = await lines.next(); line; line = await lines.next()) {
    if (isBlank(line) || /^\s*@relation\b/i.test(line.text)) continue;
    if (/^\s*@data\b/i.test(line.text)) return attributes;
    const found = /^@attribute\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\S+))\s+(.+)$/i.exec(
      line.text.trim(),
    );
    if (!found) {
      const shown = line.text.trim().slice(0, 40);
      throw new Error(
        `${lines.file}, line ${line.number}: "${shown}" is no @attribute with a name and a type.`,
      );
    }
    const name = (found[1] ?? found[2] ?? found[3]).replace(/\\(.)/g, '$1');
    const where = `${lines.file}, line ${line.number}`;
    attributes.push({ name, ...typeOf(found[4], where) });
  }
  throw new Error(`${lines.file} has no line @data: it is cut short, or no ARFF.`);
}

/** In a sparse row a number that is not listed is 0, and of names in braces it is the first. */
function typeOf(type: string, where: string): Omit<Attribute, 'name'> {
  if (/^(numeric|real|integer)\b/i.test(type)) return { isNumber: true, unlisted: '0' };
  const names = /^\{(.*)\}/.exec(type)?.[1];
  return { isNumber: false, unlisted: names ? splitQuoted(names, where)[0] : '' };
}

/** A cell per attribute. */
function dataRow(line: Line, file: string, attributes: readonly Attribute[]): string[] {
  const text = line.text.trim();
  const where = `${file}, line ${line.number}`;
  if (text.startsWith('{')) return sparseRow(text, where, attributes);
  const cells = splitQuoted(text, where);
  if (cells.length === attributes.length) return cells;
  throw new Error(`${where}: ${cells.length} values for ${attributes.length} attributes.`);
}

function sparseRow(text: string, where: string, attributes: readonly Attribute[]): string[] {
  if (!text.endsWith('}')) throw new Error(`${where}: the sparse row has no closing brace.`);
  const cells = attributes.map(({ unlisted }) => unlisted);
  const inside = text.slice(1, -1).trim();
  for (const entry of inside === '' ? [] : splitQuoted(inside, where)) {
    const [, at, value] = /^(\d+)\s+(.*)$/s.exec(entry) ?? [];
    if (at === undefined || Number(at) >= attributes.length) {
      throw new Error(
        `${where}: "${entry.slice(0, 40)}" is no number of an attribute and a value.`,
      );
    }
    cells[Number(at)] = unquoted(value);
  }
  return cells;
}

/** Cells between commas; single or double quotes hold commas, and a backslash takes the next letter as it is. */
function splitQuoted(text: string, where: string): string[] {
  if (!/['"\\]/.test(text)) return text.split(/[,\t]/).map(unquoted);
  const cells: string[] = [];
  let start = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === ',' || letter === '\t') {
      cells.push(unquoted(text.slice(start, at)));
      start = at + 1;
    }
  }
  if (quote !== '') throw new Error(`${where}: a quotation mark is opened and never closed.`);
  return [...cells, unquoted(text.slice(start))];
}

function unquoted(cell: string): string {
  const text = cell.trim();
  const inside = /^(['"])(.*)\1$/s.exec(text)?.[2];
  const plain = inside?.replace(/\\(.)/g, '$1') ?? text;
  return isMissing(plain) ? '' : plain;
}
