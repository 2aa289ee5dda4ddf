/** One probe of the curated list in `data/biomarkers.csv`. */
export interface Biomarker {
  /** Gene symbol as used today. */
  readonly gene: string;
  readonly probe: string;
  /** What it marks: myeloid, monocytic, lymphoid, B, T, stem cell, … */
  readonly lineage: string;
  /** The class in which it is expected to be higher. */
  readonly direction: string;
  /** The list it comes from. */
  readonly source: string;
  /** How far the entry was checked: read, data or recalled. */
  readonly checked: string;
  /** What is known of it, in a sentence; may be empty. */
  readonly note: string;
}

const COLUMNS = ['gene', 'probe', 'lineage', 'direction', 'source', 'checked', 'note'] as const;

/**
 * The curated list of leukemia markers that the project ships. Reads a file, so it works in Node only; nothing of Node
 * is loaded before it is called.
 *
 * @throws Error naming line and column when the file lacks one
 */
export async function loadBiomarkers(): Promise<Biomarker[]> {
  const { readFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const { parse } = await import('csv-parse/sync');
  const { projectRoot } = await import('./project-root.js');
  const file = path.join(projectRoot(), 'data', 'biomarkers.csv');
  const rows = parse<Record<string, string>>(await readFile(file, 'utf8'), { columns: true });
  return rows.map((row, i) => {
    for (const column of COLUMNS) {
      if (row[column] === undefined) {
        throw new Error(`data/biomarkers.csv, line ${i + 2}: there is no column ${column}.`);
      }
    }
    return row as unknown as Biomarker;
  });
}
