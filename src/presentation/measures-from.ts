import { columnOf, readCsv } from '../cohort/csv-table.js';

/**
 * The measures of a summary as texts.
 * @throws Error naming the file when it is no table of measures
 */
export function measuresFrom(text: string, file: string): Map<string, string> {
  const table = readCsv(text, file);
  const [measure, value] = ['measure', 'value'].map((column) => columnOf(table, column));
  return new Map(table.rows.map(({ cells }) => [cells[measure], cells[value]]));
}
