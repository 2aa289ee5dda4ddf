import type { Checked } from './curated-list.js';

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
  readonly checked: Checked;
  /** What is known of it, in a sentence; may be empty. */
  readonly note: string;
}

const COLUMNS = ['gene', 'probe', 'lineage', 'direction', 'source', 'note'] as const;

/**
 * The curated list of leukemia markers that the project ships: Golub's predictors (1999) and the guideline of the
 * European LeukemiaNet (2017).
 *
 * @throws Error naming file and line when it lacks a column, or an entry does not say how far it was checked
 * @example
 * import { loadBiomarkers } from 'leukemia-notebooks';
 * const markers = await loadBiomarkers();
 * const zyxin = markers.find(({ probe }) => probe === 'X95735_at')!;
 * [zyxin.gene, zyxin.direction, zyxin.source]; // => ['ZYX', 'AML', 'Golub 1999']
 */
export async function loadBiomarkers(): Promise<Biomarker[]> {
  const { readCuratedList } = await import('./curated-list.js');
  const rows = await readCuratedList('biomarkers.csv', COLUMNS);
  return rows.map(({ cells, checked }) => ({ ...cells, checked }));
}
