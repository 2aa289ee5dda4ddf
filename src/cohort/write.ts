import type { Cohort } from './cohort.js';
import { plainCell, quotedCell } from './plain-cell.js';

/**
 * A cohort as comma-separated values, line by line: a sample per row, with its label and split and a column per probe,
 * a missing value as an empty cell. `loadCohort` reads it back; what else is known of a cohort has no place in it: which
 * class is the positive one, the scale, floor and ceiling, descriptions, detection calls and fields of the samples.
 *
 * @example
 * import { cohortCsv, loadCohort } from 'leukemia-notebooks';
 * const lines = cohortCsv(await loadCohort('simulated'));
 * const [header, first] = [...lines].map((line) => line.split(','));
 * header.slice(0, 4); // => ['sample', 'label', 'split', 'AFFX-BioB-5_at']
 * first.slice(0, 4); // => ['sim-01', 'ALL', 'training', '-238']
 */
export function* cohortCsv({ samples, probes, expression }: Cohort): Generator<string> {
  const names = probes.map(({ accession }) => quotedCell(plainCell(accession)));
  yield `${['sample', 'label', 'split', ...names].join(',')}\n`;
  for (const [i, { id, label, split }] of samples.entries()) {
    const texts = [id, label, split].map((text) => quotedCell(plainCell(text)));
    yield `${[...texts, ...expression.getRow(i).map(written)].join(',')}\n`;
  }
}

/**
 * A cohort as GCT 1.3, line by line: a probe per row with its description, and label and split as metadata of the
 * samples; a missing value is an empty cell. `loadCohort` reads it back; what else is known of a cohort has no place in
 * it: which class is the positive one, the scale, floor and ceiling, detection calls and fields of the samples.
 *
 * @example
 * import { cohortGct, loadCohort } from 'leukemia-notebooks';
 * const [version, sizes] = cohortGct(await loadCohort('simulated'));
 * version; // => '#1.3\n'
 * sizes.trim().split('\t'); // => ['7129', '72', '1', '2']
 */
export function* cohortGct({ samples, probes, expression }: Cohort): Generator<string> {
  const row = (cells: readonly string[]) => `${cells.join('\t')}\n`;
  // A reader takes quotes around a cell off.
  const text = (cell: string) => {
    const plain = plainCell(cell.replaceAll('\t', ' '));
    return /^".*"$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  yield '#1.3\n';
  yield row([probes.length, samples.length, 1, 2].map(String));
  yield row(['id', 'description', ...samples.map(({ id }) => text(id))]);
  yield row(['label', 'na', ...samples.map(({ label }) => text(label))]);
  yield row(['split', 'na', ...samples.map(({ split }) => split)]);
  for (const [j, { accession, description }] of probes.entries()) {
    yield row([text(accession), text(description), ...expression.getColumn(j).map(written)]);
  }
}

/** Shortest text that reads as the same number. */
function written(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/**
 * Saves a cohort as CSV or GCT, by the ending of the file's name; it appears whole or not at all. In a page it becomes a
 * table to save.
 *
 * @param file ends in .csv or .gct; a relative path begins at the working directory
 * @throws Error when the ending is another, or the file can't be written
 * @example
 * import { tmpdir } from 'node:os';
 * import { loadCohort, saveCohort } from 'leukemia-notebooks';
 * const simulated = await loadCohort('simulated');
 * const file = `${tmpdir()}/copy.gct`;
 * await saveCohort(simulated, file);
 * const copy = await loadCohort({ cohort: file, positive: 'AML' });
 * copy.expression.get(71, 7128) === simulated.expression.get(71, 7128); // => true
 */
export async function saveCohort(cohort: Cohort, file: string): Promise<void> {
  const { writeWhole } = await import('../files/write-whole.js');
  const formats: Record<string, (cohort: Cohort) => Generator<string>> = {
    csv: cohortCsv,
    gct: cohortGct,
  };
  const [, folder, name] = /^(.*[\\/])?([^\\/]*)$/s.exec(file)!;
  const format = formats[/\.(csv|gct)$/.exec(name.toLowerCase())?.[1] ?? ''];
  if (!format) throw new Error(`${name} must end in .csv or .gct.`);
  await writeWhole(folder ?? '.', name, format(cohort));
}
