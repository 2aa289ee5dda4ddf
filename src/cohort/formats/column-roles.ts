import { isMissing, isNumberOrMissing } from '../csv-table.js';
import type { ReadOptions } from '../expression-table.js';
import type { Row } from './row.js';

/** Headers under which ids of probes are found, in lower case. */
const PROBE_IDS = new Set(
  (
    'probe probeset probe_id probeset_id id_ref accession gene gene_id geneid gene_name gene_symbol symbol hgnc_symbol ' +
    'entrez entrez_id ensembl ensembl_id ensembl_gene_id feature feature_id transcript transcript_id name'
  )
    .split(' ')
    .concat('gene accession number'),
);
/** Headers under which ids of samples are found. */
const SAMPLE_IDS = new Set(
  'sample sample_id sampleid sample_name patient patient_id case case_id array geo_accession subject'.split(
    ' ',
  ),
);
const LABELS = new Set(['label', 'class', 'diagnosis']);
const SPLITS = new Set(['split', 'set', 'partition']);
/** What counting tools write beside the counts. */
const POSITIONS = new Set(['chr', 'start', 'end', 'strand', 'length']);

/** What the columns of a delimited table are, by position. */
export interface ColumnRoles {
  /** Where a row's id stands; undefined when rows have none. */
  readonly id: number | undefined;
  /** Columns of numbers. */
  readonly numbers: readonly number[];
  /** Columns of text beside the id. */
  readonly texts: readonly number[];
  /** Whether each column of numbers is followed by one of detection calls. */
  readonly withCalls: boolean;
  /** Whether a row begins with texts, and has nothing but numbers and their calls behind the first number. */
  readonly areNumbersLast: boolean;
  /** Which of both lies in rows, as far as the header tells. */
  readonly samplesIn: 'rows' | 'columns' | undefined;
}

/**
 * Tells what the columns are, from the header and the first rows. A column is text when no cell of it is a number, or
 * when its name says so.
 */
export function columnRoles(
  header: readonly string[],
  rows: readonly Row[],
  options: ReadOptions,
): ColumnRoles {
  const names = header.map((name) => name.toLowerCase());
  const isCall = (k: number) => k > 0 && names[k] === 'call' && names[k - 1] !== 'call';
  const asked = [options.labelColumn, options.split].map((name) => name?.toLowerCase());
  const described = names.map((name) => asked.includes(name) || LABELS.has(name));
  const hasLabels = described.some(Boolean);
  const counted = names.includes('geneid') || names.includes('chr');
  const isText = (k: number) =>
    described[k] ||
    (counted && POSITIONS.has(names[k])) ||
    (hasLabels && SPLITS.has(names[k])) ||
    holdsText(rows.map((row) => row.cell(k)));
  const id = idColumn(names, options, { isText, described, hasLabels });
  const others = names.map((_, k) => k).filter((k) => k !== id && !isCall(k));
  const [texts, numbers] = [true, false].map((is) => others.filter((k) => isText(k) === is));
  const withCalls = numbers.some((k) => isCall(k + 1));
  const before = [...texts, ...(id === undefined ? [] : [id])];
  const areNumbersLast = numbers[0] > 0 && before.every((k) => k < numbers[0]);
  return { id, numbers, texts, withCalls, areNumbersLast, samplesIn: orientation() };

  function orientation() {
    if (options.samplesIn) return options.samplesIn;
    if (hasLabels || (id !== undefined && SAMPLE_IDS.has(names[id]))) return 'rows';
    if (withCalls || (id !== undefined && PROBE_IDS.has(names[id]))) return 'columns';
    return undefined;
  }
}

function holdsText(cells: readonly string[]): boolean {
  const given = cells.filter((cell) => !isMissing(cell));
  return given.length > 0 && !given.some(isNumberOrMissing);
}

function idColumn(
  names: readonly string[],
  { idColumn, sampleColumn }: ReadOptions,
  known: { isText: (k: number) => boolean; described: readonly boolean[]; hasLabels: boolean },
): number | undefined {
  const asked = [idColumn, sampleColumn].map((name) => name?.toLowerCase());
  const given = names.findIndex((name) => asked.includes(name));
  if (given >= 0) return given;
  const named = names.findIndex((name) => SAMPLE_IDS.has(name) || PROBE_IDS.has(name));
  if (named >= 0) return named;
  const first = known.described.indexOf(false);
  // A table of features and a class needs no ids; any other has them in front.
  return known.hasLabels && names[first] !== '' && !known.isText(first) ? undefined : first;
}
