import { gzipSync } from 'node:zlib';

import type { Cohort } from '../../src/cohort/cohort.js';
import { type CohortFiles, readCohort } from '../../src/cohort/read-cohort.js';
import type { Source } from '../../src/cohort/text/source.js';

/** A source of the given content, in chunks of so many bytes. */
export function sourceOf(name: string, content: string | Uint8Array, chunk = 65_536): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    // oxlint-disable-next-line typescript/require-await
    async *bytes() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export const gzipped = (text: string) => gzipSync(Buffer.from(text));

/** Reads a cohort from the content of one file, and of a labels file. */
export function read(
  content: string | Uint8Array,
  options: Partial<Omit<CohortFiles, 'labels'>> & {
    labels?: string | Uint8Array;
    chunk?: number;
  } = {},
): Promise<Cohort> {
  const { labels, chunk, ...others } = options;
  return readCohort({
    expression: [{ source: sourceOf('data.txt', content, chunk) }],
    ...(labels !== undefined && { labels: sourceOf('labels.csv', labels) }),
    provenance: { name: 'small', source: 'Made up.', simulated: false },
    ...others,
  });
}

/** Ids, classes and values of a small cohort: 8 samples, 12 probes, two values missing. */
export const IDS = ['T1', 'T2', 'T10', 'T3', 'N1', 'N2', 'N3', 'N4'];
const LABELS = IDS.map((id) => (id.startsWith('T') ? 'tumour' : 'normal'));
const SPLITS = IDS.map((id) => (/[34]/.test(id) || id === 'T10' ? 'held-out' : 'training'));
export const PROBES = Array.from({ length: 12 }, (_, j) => `g${j + 1}_at`);
/** By sample; deliberately no two rows alike. */
export const VALUES = IDS.map((_, i) =>
  PROBES.map((__, j) => {
    if ((i === 1 && j === 3) || (i === 6 && j === 0)) return NaN;
    return Math.round(1000 * (2 ** ((i * 7 + j * 5) % 11) + i + j / 8)) / 1000 + 40;
  }),
);

const cell = (value: number) => (Number.isNaN(value) ? 'NA' : String(value));
const across = (j: number) => VALUES.map((row) => cell(row[j]));

/** The small cohort in every format; the labels and splits are in `LABELS_FILE` where the format has none. */
export const FORMATS = {
  csvProbesInRows: (by = ',') =>
    [
      ['probe', 'description', ...IDS].join(by),
      ...PROBES.map((p, j) => [p, `Gene ${j}`, ...across(j)].join(by)),
      '',
    ].join('\n'),
  csvSamplesInRows: (by = ',') =>
    [
      ['sample', 'label', 'split', ...PROBES].join(by),
      ...IDS.map((id, i) => [id, LABELS[i], SPLITS[i], ...VALUES[i].map(cell)].join(by)),
      '',
    ].join('\n'),
  gct12: () =>
    [
      '#1.2',
      `${PROBES.length}\t${IDS.length}`,
      ['Name', 'Description', ...IDS].join('\t'),
      ...PROBES.map((p, j) => [p, `Gene ${j}`, ...across(j)].join('\t')),
      '',
    ].join('\n'),
  gct13: () =>
    [
      '#1.3',
      [PROBES.length, IDS.length, 1, 2].join('\t'),
      ['id', 'description', ...IDS].join('\t'),
      ['label', 'na', ...LABELS].join('\t'),
      ['split', 'na', ...SPLITS].join('\t'),
      ...PROBES.map((p, j) => [p, `Gene ${j}`, ...across(j)].join('\t')),
      '',
    ].join('\n'),
  geo: () =>
    [
      '!Series_title\t"A series"',
      '',
      ['!Sample_title', ...IDS.map((id) => `"sample ${id}"`)].join('\t'),
      ['!Sample_characteristics_ch1', ...LABELS.map((label) => `"label: ${label}"`)].join('\t'),
      // As GEO does: the line holds another characteristic for some samples.
      [
        '!Sample_characteristics_ch1',
        ...SPLITS.map((split, i) => (i === 0 ? '"sex: F"' : `"split: ${split}"`)),
      ].join('\t'),
      ['!Sample_characteristics_ch1', '"split: training"', ...IDS.slice(1).map(() => '""')].join(
        '\t',
      ),
      '!series_matrix_table_begin',
      ['"ID_REF"', ...IDS.map((id) => `"${id}"`)].join('\t'),
      ...PROBES.map((p, j) =>
        [`"${p}"`, ...across(j).map((c) => (c === 'NA' ? '' : c))].join('\t'),
      ),
      '!series_matrix_table_end',
      '',
    ].join('\n'),
  arff: () =>
    [
      '% made up',
      '@RELATION small',
      '@attribute sample string',
      ...PROBES.map((p) => `@attribute '${p}' real`),
      '@attribute split {training,held-out}',
      '@attribute label {tumour, normal}',
      '@data',
      ...IDS.map((id, i) =>
        [id, ...VALUES[i].map(cell).map((c) => (c === 'NA' ? '?' : c)), SPLITS[i], LABELS[i]].join(
          ',',
        ),
      ),
      '',
    ].join('\n'),
};

export const LABELS_FILE = [
  'sample,label,split',
  ...IDS.map((id, i) => [id, LABELS[i], SPLITS[i]].join(',')),
  '',
].join('\n');

/** The same as a CLS file, for splits drawn at random. */
export const CLS = `8 2 1\n# tumour normal\n${LABELS.map((l) => (l === 'tumour' ? 0 : 1)).join(' ')}\n`;
