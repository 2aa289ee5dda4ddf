import type { Probe } from './cohort.js';
import { columnOf, readCsv, readNumber, type CsvTable } from './csv-table.js';

/** One of the two expression files: an array per patient, in the order of the file's columns. */
export interface GolubArrays {
  readonly file: string;
  readonly probes: readonly Probe[];
  readonly arrays: readonly GolubArray[];
}

/** One patient's array, probes in the order of the file's rows. */
export interface GolubArray {
  readonly patient: number;
  /** Raw intensities; NaN where missing. */
  readonly values: Float64Array;
  /** A letter per probe: P, M or A. */
  readonly calls: string;
}

/**
 * Reads an expression file: a row per probe with its description and accession number, and for each patient a column
 * headed by the patient's number, with a column `call` right after it. Patients may come in any order.
 *
 * @param text the file's content
 * @param file its name, for error messages
 * @throws Error naming file, line, column and value of what can't be read
 */
export function readGolubArrays(text: string, file: string): GolubArrays {
  const table = readCsv(text, file);
  const description = columnOf(table, 'Gene Description');
  const accession = columnOf(table, 'Gene Accession Number');
  requireDistinctAccessions(table, accession);
  const probes = table.rows.map(({ cells }) => ({
    accession: cells[accession],
    description: cells[description],
  }));
  const arrays = patientColumns(table, [description, accession]).map(({ patient, at }) =>
    readArray(table, accession, patient, at),
  );
  return { file, probes, arrays };
}

function readArray(table: CsvTable, accession: number, patient: number, at: number): GolubArray {
  const values = new Float64Array(table.rows.length);
  let calls = '';
  table.rows.forEach(({ line, cells }, i) => {
    const row = () => `${table.file}, line ${line} (${cells[accession]})`;
    values[i] = readNumber(cells[at], () => `${row()}, column "${patient}"`);
    const call = cells[at + 1];
    if (call !== 'P' && call !== 'M' && call !== 'A') {
      throw new Error(
        `${row()}, the call after column "${patient}": "${call}" is not a detection call. ` +
          'It must be P (present), M (marginal) or A (absent).',
      );
    }
    calls += call;
  });
  return { patient, values, calls };
}

/** Where each patient's values are; the calls are one column further. */
function patientColumns(
  { file, header }: CsvTable,
  others: readonly number[],
): { patient: number; at: number }[] {
  const columns: { patient: number; at: number }[] = [];
  for (let at = 0; at < header.length; at++) {
    if (others.includes(at)) continue;
    if (!/^[1-9]\d*$/.test(header[at])) {
      throw new Error(
        `${file}, column ${at + 1}: expected a patient number as the header, found "${header[at]}".`,
      );
    }
    if (header[at + 1] !== 'call') {
      throw new Error(
        `${file}: column "${header[at]}" must be followed by its column "call", ` +
          `found ${at + 1 < header.length ? `"${header[at + 1]}"` : 'the end of the line'}.`,
      );
    }
    columns.push({ patient: Number(header[at]), at });
    at++;
  }
  return columns;
}

function requireDistinctAccessions({ file, rows }: CsvTable, accession: number): void {
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const name = cells[accession];
    if (name === '') throw new Error(`${file}, line ${line}: the accession number is empty.`);
    const before = lines.get(name);
    if (before !== undefined) {
      throw new Error(`${file}: accession ${name} appears twice, on lines ${before} and ${line}.`);
    }
    lines.set(name, line);
  }
}
