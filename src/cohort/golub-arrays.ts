import type { Probe } from './cohort.js';
import { columnOf, type CsvRow, type CsvTable, readCsv } from './csv-table.js';

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
  const probes = table.rows.map((row) => ({
    accession: row.cell(accession),
    description: row.cell(description),
  }));
  requireDistinctAccessions(table, probes);
  const columns = patientColumns(table, [description, accession]);
  return { file, probes, arrays: readArrays(table, accession, columns) };
}

/** Row by row, as the file is written. */
function readArrays(table: CsvTable, accession: number, columns: readonly PatientColumn[]) {
  const { file, rows } = table;
  const values = columns.map(() => new Float64Array(rows.length));
  const calls = columns.map(() => new Uint8Array(rows.length));
  const place = (row: CsvRow) => `${file}, line ${row.line} (${row.cell(accession)})`;
  const ofPatient = (row: CsvRow, at: number) => `${place(row)}, column "${table.header[at]}"`;
  rows.forEach((row, i) => {
    for (let k = 0; k < columns.length; k++) {
      const { at, patient } = columns[k];
      values[k][i] = row.number(at, ofPatient);
      const call = row.character(at + 1);
      calls[k][i] = call;
      if (call !== PRESENT && call !== MARGINAL && call !== ABSENT) {
        throw new Error(
          `${place(row)}, the call after column "${patient}": "${row.cell(at + 1)}" is not a detection call. ` +
            'It must be P (present), M (marginal) or A (absent).',
        );
      }
    }
  });
  const decoder = new TextDecoder();
  return columns.map(({ patient }, k): GolubArray => {
    return { patient, values: values[k], calls: decoder.decode(calls[k]) };
  });
}

const [PRESENT, MARGINAL, ABSENT] = ['P', 'M', 'A'].map((letter) => letter.charCodeAt(0));

interface PatientColumn {
  readonly patient: number;
  readonly at: number;
}

/** Where each patient's values are; the calls are one column further. */
function patientColumns({ file, header }: CsvTable, others: readonly number[]): PatientColumn[] {
  const columns: PatientColumn[] = [];
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

function requireDistinctAccessions({ file, rows }: CsvTable, probes: readonly Probe[]): void {
  const lines = new Map<string, number>();
  probes.forEach(({ accession }, i) => {
    const { line } = rows[i];
    if (accession === '') throw new Error(`${file}, line ${line}: the accession number is empty.`);
    const before = lines.get(accession);
    if (before !== undefined) {
      throw new Error(
        `${file}: accession ${accession} appears twice, on lines ${before} and ${line}.`,
      );
    }
    lines.set(accession, line);
  });
}
