import type { Cohort } from '../cohort/cohort.js';
import type { Row } from './frame.js';

const METRICS = ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const;

/** Columns of the results tables, in order. */
export const TABLES = {
  selection: [
    'probe',
    'gene',
    't',
    'df',
    'p',
    'p_bonferroni',
    'p_holm',
    'p_bh',
    'variance',
    'rfe_rank',
    'selected',
  ],
  crossValidation: ['pipeline', 'repeat', 'fold', ...METRICS],
  holdOut: ['pipeline', 'n', 'errors', ...METRICS, 'misclassified'],
  predictions: ['pipeline', 'sample', 'label', 'score', 'predicted'],
  importance: ['rank', 'probe', 'gene', 'model', 'importance'],
  biomarkers: [
    'gene',
    'probe',
    'lineage',
    'direction',
    'source',
    'checked',
    't',
    'p_bh',
    'agrees',
    't_rank',
    'in_top_k',
  ],
} as const;

/**
 * The folder that holds a cohort's results: `data/results/<cohort>` in the project, or what LEUKEMIA_RESULTS names
 * (a run with its own output folder sets it).
 */
async function resultsFolder(cohort: Cohort): Promise<string> {
  const path = await import('node:path');
  const { projectRoot } = await import('../cohort/project-root.js');
  const { name } = cohort.provenance;
  return process.env.LEUKEMIA_RESULTS ?? path.join(projectRoot(), 'data', 'results', name);
}

/** Writes a file so that it appears whole or not at all. */
async function writeWhole(cohort: Cohort, name: string, text: string): Promise<void> {
  const { mkdir, rename, writeFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const folder = await resultsFolder(cohort);
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, name);
  const temporary = `${target}.${process.pid}.partial`;
  await writeFile(temporary, text);
  await rename(temporary, target);
}

/**
 * Saves rows as `<name>.csv` in the cohort's results folder: full precision, undefined values as empty cells,
 * truth as 1 and 0.
 *
 * The rows go through a danfo frame like every table. Its own `toCSV` writes a text that holds a comma without quotes
 * (danfojs-node 1.2.0), so the text is made by csv-stringify.
 *
 * @param columns names and order of the columns
 */
export async function saveTable(
  cohort: Cohort,
  name: string,
  rows: readonly Row[],
  columns: readonly string[],
): Promise<void> {
  const { csvOf } = await import('./frame.js');
  await writeWhole(cohort, `${name}.csv`, await csvOf(rows, columns));
}

/** Saves a value as `<name>.json` in the cohort's results folder. */
export async function saveJson(cohort: Cohort, name: string, value: unknown): Promise<void> {
  await writeWhole(cohort, `${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
}
