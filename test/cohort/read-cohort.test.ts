import { describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { cohortCsv, cohortGct } from '../../src/cohort/write.js';
import { CLS, FORMATS, gzipped, IDS, LABELS_FILE, PROBES, read, VALUES } from './texts.js';

/** Samples in the order of a cohort: training first, then by id with numbers as numbers. */
const ORDER = ['N1', 'N2', 'T1', 'T2', 'N3', 'N4', 'T3', 'T10'];

function expectSmall(cohort: Cohort): void {
  expect(cohort.samples.map(({ id }) => id)).toEqual(ORDER);
  expect(cohort.samples.map(({ split }) => split)).toEqual([
    ...new Array<string>(4).fill('training'),
    ...new Array<string>(4).fill('held-out'),
  ]);
  for (const { id, label } of cohort.samples) {
    expect(label).toBe(id.startsWith('T') ? 'tumour' : 'normal');
  }
  expect(cohort.probes.map(({ accession }) => accession)).toEqual(PROBES);
  expect(cohort.expression.to2DArray()).toEqual(ORDER.map((id) => VALUES[IDS.indexOf(id)]));
  expect(cohort.classes).toEqual({ positive: 'tumour', negative: 'normal' });
}

const positive = 'tumour';
const labels = LABELS_FILE;
const utf16 = (text: string, mark: boolean) =>
  Buffer.concat([mark ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from(text, 'utf16le')]);
const utf16be = (text: string) => utf16(text, true).swap16();

describe('every format gives the same cohort', () => {
  const { csvProbesInRows, csvSamplesInRows, gct12, gct13, geo, arff } = FORMATS;
  it.each<[string, string | Uint8Array, Parameters<typeof read>[1]]>([
    ['CSV, probes in rows', csvProbesInRows(), { labels }],
    ['TSV, probes in rows', csvProbesInRows('\t'), { labels }],
    ['semicolons', csvProbesInRows(';'), { labels }],
    ['CSV, samples in rows', csvSamplesInRows(), {}],
    ['TSV, samples in rows', csvSamplesInRows('\t'), {}],
    ['GCT 1.2', gct12(), { labels }],
    ['GCT 1.3', gct13(), {}],
    ['GEO series matrix', geo(), {}],
    ['ARFF', arff(), {}],
    ['gzip', gzipped(geo()), {}],
    ['CR LF', csvProbesInRows().replaceAll('\n', '\r\n'), { labels }],
    ['CR', csvProbesInRows().replaceAll('\n', '\r'), { labels }],
    ['no line end at the end', csvProbesInRows().trimEnd(), { labels }],
    ['a byte order mark', `\uFEFF${csvProbesInRows()}`, { labels }],
    ['UTF-16 with a mark', utf16(csvProbesInRows(), true), { labels: utf16(labels, true) }],
    ['UTF-16 without a mark', utf16(csvSamplesInRows('\t'), false), {}],
    ['UTF-16, big end first', utf16be(csvProbesInRows()), { labels }],
    ['chunks of 3 bytes', geo(), { chunk: 3 }],
    ['chunks of 1 byte, CR LF', arff().replaceAll('\n', '\r\n'), { chunk: 1 }],
  ])('%s', async (_, content, options) => {
    expectSmall(await read(content, { positive, ...options }));
  });

  it('takes a CLS file by the order of the samples, and R tables without a name above the row names', async () => {
    const cohort = await read(FORMATS.gct12(), { labels: CLS, positive });
    const label = (id: string) => cohort.samples.find((sample) => sample.id === id)!.label;
    expect(['T1', 'T10', 'N4'].map(label)).toEqual(['tumour', 'tumour', 'normal']);
    const header = `${IDS.join('\t')}\n`;
    const rows = FORMATS.csvProbesInRows('\t').split('\n').slice(1);
    const noDescription = rows.map((row) => row.replace(/\tGene \d+/, '')).join('\n');
    expectSmall(await read(header + noDescription, { labels, positive }));
  });

  it.each([
    ['1', '-1'],
    ['HER2-', 'HER2'],
    ['X+', 'X-'],
  ])('tells %s from %s', async (one, other) => {
    const labels = `sample,label\n${IDS.map((id, i) => `${id},${i % 2 ? one : other}`).join('\n')}`;
    const { classes, findings } = await read(FORMATS.gct12(), { labels, positive: one });
    expect(classes).toEqual({ positive: one, negative: other });
    expect(findings?.filter(({ check }) => check === 'labels')).toEqual([]);
  });

  it('takes what a sparse row of ARFF does not list for 0, and of names for the first', async () => {
    const text = [
      '@relation sparse',
      "@attribute class {'n','t'}",
      '@attribute p real',
      '@attribute split {training,held-out}',
      '@data',
      '{1 3}',
      '{1 1.5}',
      '{0 t}',
      '{0 t,1 2}',
      '{1 4,2 held-out}',
      '{0 t,1 7,2 held-out}',
    ].join('\n');
    const { samples, expression } = await read(text, { positive: 't' });
    expect(samples.map(({ label }) => label).join('')).toBe('nnttnt');
    expect(samples.map(({ split }) => split[0]).join('')).toBe('tttthh');
    expect(expression.getColumn(0)).toEqual([3, 1.5, 0, 2, 4, 7]);
  });

  it('writes a cohort so that it reads as the same one', async () => {
    const cohort = await read(FORMATS.gct13(), { positive });
    for (const text of [[...cohortCsv(cohort)].join(''), [...cohortGct(cohort)].join('')]) {
      const again = await read(text, { positive });
      expect(again.provenance.checksum).toBe(cohort.provenance.checksum);
      expect(again.classes).toEqual(cohort.classes);
    }
  });
});

describe('what fuzzing found', () => {
  const table = (quote: string) =>
    [
      `sample,label,split,p,q,r`,
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => {
        const name = i === 4 ? quote : id;
        const split = i < 4 ? 'training' : 'test';
        return [name, `x${i % 2}`, split, i, 2 * i, 9 - i].join(',');
      }),
    ].join('\n');
  const ids = async (text: string) => (await read(text)).samples.map(({ id }) => id);

  it('takes blanks within quotes for blanks', async () => {
    await expect(read(table('" "'))).rejects.toThrow('line 6: the id of the sample is empty');
    expect(await ids(table('" e "'))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('writes a name that is two quotation marks so that it can be read', async () => {
    const cohort = await read(table('""""""'));
    expect(cohort.samples[4].id).toBe('""');
    for (const text of [[...cohortCsv(cohort)].join(''), [...cohortGct(cohort)].join('')]) {
      expect((await read(text, { positive: cohort.classes.positive })).provenance.checksum).toBe(
        cohort.provenance.checksum,
      );
    }
  });

  it('leaves out a sample that has values of left-out probes alone', async () => {
    const rows = table('e').split('\n');
    // p is known of the last sample and of one training sample; the last has nothing else.
    const changed = rows.map((row, i) => {
      const cells = row.split(',');
      if (i === 6) return [...cells.slice(0, 4), '', ''].join(',');
      return i > 1 ? [...cells.slice(0, 3), '', ...cells.slice(4)].join(',') : row;
    });
    const cohort = await read([...changed, 'g,x1,test,,3,4'].join('\n'));
    expect(cohort.probes.map(({ accession }) => accession)).toEqual(['q', 'r']);
    expect(cohort.samples.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  });
});

describe('what lies in rows', () => {
  const plain = (rows: readonly (readonly (string | number)[])[]) =>
    rows.map((row) => row.join(',')).join('\n');
  const table = plain([
    ['x', 'a', 'b', 'c', 'd'],
    ...['p', 'q', 'r', 's'].map((id, i) => [id, i + 1, i + 22, 3 * i + 5, 40 - i]),
  ]);
  const labelsOf = (ids: string) =>
    `sample,label,split\n${[...ids].map((id, i) => `${id},${i % 2 ? 'y' : 'z'},${i < 4 ? 'train' : 'test'}`).join('\n')}`;
  const six = plain([
    ['x', ...'abcdef'],
    ...[...'pqrstu'].map((id, i) => [id, ...[...'abcdef'].map((_, j) => (i + 2) ** 2 + j ** 3)]),
  ]);

  it('is told by ids that are known from the labels file', async () => {
    const columns = await read(six, { labels: labelsOf('abcdef') });
    expect(columns.samples.map(({ id }) => id)).toEqual([...'abcdef']);
    const rows = await read(six, { labels: labelsOf('pqrstu') });
    expect(rows.samples.map(({ id }) => id)).toEqual([...'pqrstu']);
    expect(rows.expression.get(1, 2)).toBe(columns.expression.get(2, 1));
  });

  it('can be said', async () => {
    await expect(read(table, { samplesIn: 'rows', labels: labelsOf('abcdef') })).rejects.toThrow(
      'labels.csv names none of the samples: it has a, b, c and 3 more, the expression file p, q, r',
    );
  });

  it('is told by calls, whose letters are kept', async () => {
    const header = `accession,${[...'abcdef'].map((id) => `${id},call`).join(',')}`;
    const rows = [1, 2, 3].map(
      (k) => `p${k},${[...'abcdef'].map((_, j) => `${k * 9 + j * j},${'PMA'[j % 3]}`).join(',')}`,
    );
    const cohort = await read([header, ...rows].join('\n'), { labels: labelsOf('abcdef') });
    expect(cohort.calls).toEqual(['PPP', 'MMM', 'AAA', 'PPP', 'MMM', 'AAA']);
  });

  it('needs no ids where a table of features has a class', async () => {
    const features = plain([
      ['v1', 'v2', 'class'],
      ...Array.from({ length: 12 }, (_, i) => [i + 0.5, 31 - i * i, i % 2 ? 'yes' : 'no']),
    ]);
    const cohort = await read(features);
    expect(cohort.samples).toHaveLength(12);
    expect(cohort.probes.map(({ accession }) => accession)).toEqual(['v1', 'v2']);
    expect(new Set(cohort.samples.map(({ id }) => id)).size).toBe(12);
  });
});

describe('counts', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const counts = [
    '# Program:featureCounts v2.0.1',
    ['Geneid', 'Chr', 'Start', 'End', 'Strand', 'Length', ...ids].join('\t'),
    ...Array.from({ length: 9 }, (_, g) =>
      [`G${g}`, 'chr1', 10 * g, 10 * g + 9, '+', 100 + g, ...ids.map((_, i) => g * 3 * i)].join(
        '\t',
      ),
    ),
    ['__no_feature', '', '', '', '', '', 9, 9, 9, 9, 9, 9].join('\t'),
  ].join('\n');

  it('are told from intensities, without what the counting tool adds', async () => {
    const label = ids.map((id, i) => `${id},${i % 2 ? 'x' : 'y'},${i < 4 ? 'train' : 'test'}`);
    const cohort = await read(counts, { labels: ['sample,label,split', ...label].join('\n') });
    expect(cohort.scale).toBe('counts');
    expect(cohort.probes.map(({ accession }) => accession)).toEqual(
      Array.from({ length: 9 }, (_, g) => `G${g}`),
    );
    expect(cohort.expression.getRow(1)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
  });
});

describe('classes and split', () => {
  const drawn = (seedless: string) => read(seedless, { positive });
  const many = (order: (ids: string[]) => string[]) => {
    const ids = order(Array.from({ length: 30 }, (_, i) => `s${i + 1}`));
    const row = (id: string) => {
      const k = Number(id.slice(1));
      return [id, k <= 10 ? 'tumour' : 'normal', k, 100 - k * k, (k * 7) % 13].join(',');
    };
    return ['sample,label,p1,p2,p3', ...ids.map(row)].join('\n');
  };

  it('draws 70% of each class to train on, whatever the order of the file, and says so', async () => {
    const cohort = await drawn(many((ids) => ids));
    const training = cohort.samples.filter(({ split }) => split === 'training');
    expect(training.filter(({ label }) => label === 'tumour')).toHaveLength(7);
    expect(training.filter(({ label }) => label === 'normal')).toHaveLength(14);
    const backwards = await drawn(many((ids) => ids.reverse()));
    expect(backwards.provenance.checksum).toBe(cohort.provenance.checksum);
    expect(cohort.findings).toContainEqual(
      expect.objectContaining({ level: 'note', check: 'split' }),
    );
  });

  it('counts the rarer class as positive unless told, and finds a class in either case', async () => {
    const cohort = await read(many((ids) => ids));
    expect(cohort.classes).toEqual({ positive: 'tumour', negative: 'normal' });
    const other = await read(
      many((ids) => ids),
      { positive: 'NORMAL' },
    );
    expect(other.classes).toEqual({ positive: 'normal', negative: 'tumour' });
    await expect(
      read(
        many((ids) => ids),
        { positive: 'AML' },
      ),
    ).rejects.toThrow('The positive class is to be "AML", but the classes are tumour and normal.');
  });

  it('takes labels and split from columns of any name, and keeps the others', async () => {
    const text = FORMATS.csvSamplesInRows()
      .replace('sample,label,split', 'sample,Disease State,Cohort')
      .replaceAll('training', 'Train')
      .replaceAll('held-out', 'TEST');
    const cohort = await read(text, { positive, labelColumn: 'disease state', split: 'cohort' });
    expectSmall(cohort);
    const withAge = LABELS_FILE.split('\n').map((line, i) =>
      line ? `${line},${i ? 40 + i : 'age'}` : '',
    );
    const { samples } = await read(FORMATS.gct12(), { labels: withAge.join('\n'), positive });
    expect(samples.find(({ id }) => id === 'T1')!.fields).toEqual({ age: '41' });
  });
});
