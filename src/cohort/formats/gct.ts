import { type ExpressionTable, requireRoom, type TableSample } from '../expression-table.js';
import type { Lines } from '../text/lines.js';
import { ProbeRows } from './probe-rows.js';
import { nextRecord } from './records.js';

/** The numbers of a GCT file's second line. */
interface Dimensions {
  readonly probes: number;
  readonly samples: number;
  /** Columns of texts about probes, the description among them. */
  readonly about: number;
  /** Rows of texts about samples, in version 1.3. */
  readonly fields: number;
}

/**
 * Reads the Broad Institute's GCT, versions 1.2 and 1.3. The metadata that 1.3 has of samples become their fields.
 *
 * @throws Error naming file, line, column and value of what can't be read, or of what is not as large as line 2 says
 */
export async function readGct(lines: Lines): Promise<ExpressionTable> {
  const { file } = lines;
  const version = (await lines.next())!.text.trim();
  const dimensions = await readDimensions(lines, version);
  const { about, samples: width } = dimensions;
  const header = await row(lines, 1 + about + width, 'the header');
  const ids = header.cells(1 + about);
  const columns = ids.map((_, i) => 1 + about + i);
  const fields: Record<string, string>[] = ids.map(() => ({}));
  for (let k = 0; k < dimensions.fields; k++) {
    const found = await row(lines, 1 + about + width, 'metadata of the samples');
    ids.forEach((_, i) => (fields[i][found.cell(0)] = found.cell(1 + about + i)));
  }
  requireRoom(file, dimensions.probes, width);
  const rows = new ProbeRows(file, header, columns);
  while (rows.length < dimensions.probes) {
    const what = `probe ${rows.length + 1} of the ${dimensions.probes} that line 2 announces`;
    const found = await row(lines, 1 + about + width, what);
    rows.add(found, descriptionOf(found.cells(1, 1 + about)));
  }
  const extra = await nextRecord(lines, '\t');
  if (extra) {
    throw new Error(
      `${file}, line ${extra.line}: there are more probes than the ${dimensions.probes} of line 2.`,
    );
  }
  const samples = ids.map((id, i): TableSample => {
    return { id, place: `column ${2 + about + i}`, fields: fields[i] };
  });
  return rows.table(samples);
}

async function readDimensions(lines: Lines, version: string): Promise<Dimensions> {
  const line = await nextRecord(lines, '\t');
  const numbers = (line?.cells() ?? []).map(Number);
  const wanted = version === '#1.3' ? 4 : 2;
  // Excel pads the short lines with empty cells, which read as 0.
  const given = numbers.slice(0, wanted);
  if (given.length < wanted || !given.every((n) => Number.isSafeInteger(n) && n >= 0)) {
    throw new Error(
      `${lines.file}, line 2: expected ${wanted} whole numbers, as ${version} has them: how many probes and samples there are.`,
    );
  }
  const [probes, samples, about = 1, fields = 0] = given;
  if (probes > 0 && samples > 0) return { probes, samples, about, fields };
  throw new Error(`${lines.file}, line 2: there are ${probes} probes and ${samples} samples.`);
}

async function row(lines: Lines, width: number, what: string) {
  const found = await nextRecord(lines, '\t');
  if (!found) throw new Error(`${lines.file} ends where ${what} is expected: it is cut short.`);
  if (found.width === width) return found;
  throw new Error(
    `${lines.file}, line ${found.line}: ${found.width} cells, but line 2 makes it ${width}.`,
  );
}

function descriptionOf(about: readonly string[]): string {
  const text = about.find((cell) => cell !== '' && cell.toLowerCase() !== 'na');
  return text ?? '';
}
