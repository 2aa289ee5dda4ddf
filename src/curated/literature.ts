import type { Checked, CuratedRow } from './curated-list.js';

/** A published result on this cohort, as `data/literature.csv` quotes it; NaN where no number was published or is known. */
export interface PublishedResult {
  /** The method, by the name it has in every table. */
  readonly method: string;
  /** The paper the figures are quoted from. */
  readonly source: string;
  /** Probes that the method used. */
  readonly genes: number;
  /** Wrong calls in cross-validation of the training samples. */
  readonly cvErrors: number;
  /** Training samples that were not called. */
  readonly cvNoCalls: number;
  /** Wrong calls of held-out samples. */
  readonly testErrors: number;
  /** Held-out samples that were not called. */
  readonly testNoCalls: number;
  /** Samples that the method was trained on, and tested on. */
  readonly nTrain: number;
  readonly nTest: number;
  /** How far the errors were checked. */
  readonly checked: Checked;
  /** Where they were read, and what else must be known; may be empty. */
  readonly note: string;
}

export const LITERATURE_COLUMNS = [
  'method',
  'source',
  'genes',
  'cv_errors',
  'cv_no_calls',
  'test_errors',
  'test_no_calls',
  'n_train',
  'n_test',
  'note',
] as const;

type Column = (typeof LITERATURE_COLUMNS)[number];

/**
 * Results published on this cohort, quoted from papers and not measured here; `checked` says how far each was verified.
 *
 * @throws Error naming file and line when it lacks a column, or an entry is not what `publishedResults` accepts
 * @example
 * import { loadLiterature } from 'leukemia-notebooks';
 * const published = await loadLiterature();
 * const declining = published.find(({ method }) => method.includes('no call'))!;
 * [declining.testErrors, declining.testNoCalls, declining.nTest]; // => [0, 5, 34]
 */
export async function loadLiterature(): Promise<PublishedResult[]> {
  const { readCuratedList } = await import('./curated-list.js');
  return publishedResults(await readCuratedList('literature.csv', LITERATURE_COLUMNS));
}

/**
 * Entries of the list as numbers.
 *
 * @throws Error naming the line when a method has no name or source or stands there twice, a count is no whole number,
 *   or more samples were called wrong or not called than there were
 */
export function publishedResults(rows: readonly CuratedRow<Column>[]): PublishedResult[] {
  const lines = new Map<string, string>();
  return rows.map((row) => {
    const { where, cells, checked } = row;
    const { method, source, note } = cells;
    if (!method || !source) {
      throw new Error(`${where}: an entry needs a method and the source that it is quoted from.`);
    }
    const earlier = lines.get(method);
    if (earlier !== undefined) {
      throw new Error(`${where}: "${method}" stands at ${earlier} already. Keep one of the two.`);
    }
    lines.set(method, where);
    const result = {
      method,
      source,
      genes: count(row, 'genes'),
      cvErrors: count(row, 'cv_errors'),
      cvNoCalls: count(row, 'cv_no_calls'),
      testErrors: count(row, 'test_errors'),
      testNoCalls: count(row, 'test_no_calls'),
      nTrain: count(row, 'n_train'),
      nTest: count(row, 'n_test'),
      checked,
      note,
    };
    requireWithin(where, 'cross-validation', [result.cvErrors, result.cvNoCalls], result.nTrain);
    requireWithin(where, 'the test', [result.testErrors, result.testNoCalls], result.nTest);
    return result;
  });
}

function count({ where, cells }: CuratedRow<Column>, column: Column): number {
  const text = cells[column];
  if (text === '') return NaN;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(
    `${where}: ${column} is "${text}". Write a whole number, or leave the cell empty where none was published.`,
  );
}

/** @throws Error when errors and no-calls need more samples than there are, or nobody says how many there are */
function requireWithin(where: string, what: string, counts: readonly number[], n: number): void {
  const known = counts.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return;
  const total = known.reduce((sum, value) => sum + value, 0);
  if (total <= n) return;
  throw new Error(
    Number.isNaN(n)
      ? `${where}: ${what} has errors, but not the number of samples they were counted on.`
      : `${where}: ${what} has ${total} errors and no-calls on ${n} samples.`,
  );
}
