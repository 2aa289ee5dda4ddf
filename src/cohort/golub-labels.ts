import { columnOf, readCsv } from './csv-table.js';
import { GOLUB_CLASSES } from './golub.js';

/**
 * Reads which patient has which leukemia: columns `patient` and `cancer`, the latter ALL or AML.
 *
 * @param text the file's content
 * @param file its name, for error messages
 * @returns the class by patient number, in the file's order
 * @throws Error naming file, line and value of a number or class that can't be, and of a patient listed twice
 */
export function readGolubLabels(text: string, file: string): Map<number, string> {
  const table = readCsv(text, file);
  const patientAt = columnOf(table, 'patient');
  const cancerAt = columnOf(table, 'cancer');
  const labels = new Map<number, string>();
  for (const { line, cells } of table.rows) {
    const patient = cells[patientAt];
    const label = cells[cancerAt];
    if (!/^[1-9]\d*$/.test(patient)) {
      throw new Error(
        `${file}, line ${line}, column "patient": "${patient}" is no patient number.`,
      );
    }
    if (label !== GOLUB_CLASSES.positive && label !== GOLUB_CLASSES.negative) {
      throw new Error(
        `${file}, line ${line} (patient ${patient}), column "cancer": "${label}" is neither ALL ` +
          'nor AML.',
      );
    }
    if (labels.has(Number(patient))) {
      throw new Error(`${file}, line ${line}: patient ${patient} is listed a second time.`);
    }
    labels.set(Number(patient), label);
  }
  return labels;
}
