import { parse } from 'papaparse';

/** A table of CSV text by the names of its columns, all cells as texts. */
export function csvRows(text: string): Record<string, string>[] {
  return parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
