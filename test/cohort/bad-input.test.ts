import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Finding } from '../../src/cohort/cohort.js';
import { loadCohort } from '../../src/loading/load.js';
import { LONGEST_LINE } from '../../src/cohort/text/whole-lines.js';
import { explained } from '../../src/cohort/text/file-source.js';
import { CLS, FORMATS, gzipped, IDS, LABELS_FILE, read, sourceOf } from './texts.js';

const rows = FORMATS.csvProbesInRows();
const samples = FORMATS.csvSamplesInRows();
const labels = LABELS_FILE;
const { gct12, gct13, geo, arff } = FORMATS;

/** A text with a piece replaced, which must be there. */
function swap(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`No ${String(from)} in the text`);
  return changed;
}

const messages = (findings: readonly Finding[] = [], level = 'warning') =>
  findings.filter((one) => one.level === level).map(({ message }) => message);

/** What the read cells of T1 at g1_at are in the tables. */
const T1 = rows.split('\n')[1].split(',')[2];

describe('one clear error', () => {
  type Case = [string, string | Uint8Array, string | RegExp, Parameters<typeof read>[1]?];
  const cases: Case[] = [
    ['an empty file', '', 'data.txt is empty.'],
    ['blank lines alone', '\n\n  \n', 'data.txt is empty.'],
    ['delimiters alone', ';', 'data.txt is empty: expected a header line.'],
    [
      'quotes that do not match',
      swap(rows, 'Gene 3', '"Gene" 3'),
      "data.txt, line 5: the quotation marks don't match",
      { labels },
    ],
    ['an empty gzip file', gzipped(''), 'data.txt is empty.'],
    ['a header alone', rows.split('\n')[0], 'data.txt has a header and no rows.', { labels }],
    [
      'a ragged row',
      swap(rows, 'g3_at,Gene 2,', 'g3_at,'),
      'data.txt, line 4: 9 cells, but the header has 10',
      { labels },
    ],
    [
      'a text in a number',
      swap(rows, `Gene 0,${T1},`, 'Gene 0,high,'),
      'data.txt, line 2 (g1_at), column "T1": "high" is not a number',
      { labels },
    ],
    [
      'Infinity',
      swap(rows, `Gene 0,${T1},`, 'Gene 0,Infinity,'),
      'line 2 (g1_at), column "T1": "Infinity" is not a number',
      { labels },
    ],
    [
      'a number too large',
      swap(rows, `Gene 0,${T1},`, 'Gene 0,1e999,'),
      'column "T1": "1e999" is not a number',
      { labels },
    ],
    [
      'decimal commas',
      swap(FORMATS.csvProbesInRows(';'), `Gene 0;${T1};`, 'Gene 0;41,5;'),
      /column "T1": "41,5" is not a number. Write digits with a decimal point/,
      { labels },
    ],
    [
      'a thousands separator',
      swap(rows, `Gene 0,${T1},`, 'Gene 0,"1,041",'),
      'column "T1": "1,041" is not a number',
      { labels },
    ],
    [
      'a column of texts among samples',
      rows
        .split('\n')
        .map((line, i) => (line ? `${line},${i ? 'x' : 'note'}` : ''))
        .join('\n'),
      'data.txt, line 2, column "note": "x" is not a number',
      { labels },
    ],
    [
      'an open quote',
      `${rows}"g13_at,x`,
      'data.txt, line 14: a quotation mark is opened and never closed',
    ],
    [
      'a probe twice, with different values',
      swap(rows, 'g3_at', 'g2_at'),
      'probe g2_at appears twice with different values, in line 3 and in line 4',
      { labels },
    ],
    [
      'a probe without id',
      swap(rows, 'g3_at', ''),
      'data.txt, line 4: the probe has no id',
      { labels },
    ],
    [
      'a sample twice',
      swap(rows, ',T2,', ',T1,'),
      'sample T1 appears twice, in column 3 and in column 4',
      { labels },
    ],
    [
      'a sample without id',
      swap(rows, ',T2,', ',,'),
      'column 4: the id of the sample is empty',
      { labels },
    ],
    [
      'a negative count',
      swap(rows, `Gene 0,${T1},`, 'Gene 0,-3,'),
      "Counts can't be negative: -3",
      { labels, scale: 'counts' },
    ],
    [
      'one class alone',
      samples.replaceAll('normal', 'tumour'),
      'All samples are labelled "tumour": two classes are needed.',
    ],
    [
      'three classes',
      swap(samples, 'T1,tumour', 'T1,sarcoma'),
      /There are 3 classes, and two are needed: sarcoma \(1\), tumour \(3\), normal \(4\)/,
    ],
    [
      'a slip of the pen in a label',
      swap(samples, 'T1,tumour', 'T1,tumuor'),
      /Is "tumuor" \(sample T1, data.txt, line 2\) a slip for "tumour"\?/,
    ],
    [
      'no labels',
      rows,
      /No column of labels was found in data.txt. Give a labels file with the columns sample and label/,
    ],
    [
      'labels elsewhere',
      geo().replaceAll('label: ', 'tissue: '),
      /Choose with labelColumn; these have two values: "tissue" \(tumour, normal\)/,
    ],
    [
      'one training sample in a class',
      samples.replaceAll(
        /(T\d+),tumour,\S+?,/g,
        (_, id) => `${id},tumour,${id === 'T1' ? 'train' : 'test'},`,
      ),
      'Class tumour has 1 training sample, and at least 2 are needed',
    ],
    [
      'one sample in a class',
      samples
        .replaceAll(/T[23]\d*,tumour/g, (row) => row.replace('tumour', 'normal'))
        .replace('T10,tumour', 'T10,normal'),
      'Class tumour has 1 training sample',
    ],
    [
      'nobody held out',
      samples.replaceAll('held-out', 'training'),
      'No sample is held out. Leave the split away to have one drawn.',
    ],
    [
      'a split that says something else',
      swap(samples, 'T1,tumour,training', 'T1,tumour,maybe'),
      'Sample T1 (data.txt, line 2): the column "split" says "maybe"',
    ],
    [
      'a split that is asked for and missing',
      samples,
      'There is no column "Batch"',
      { split: 'Batch' },
    ],
    [
      'labels of other samples',
      rows,
      /labels.csv names none of the samples/,
      { labels: 'sample,label\na,x\nb,y\n' },
    ],
    [
      'a labels file without samples',
      rows,
      'labels.csv has no column "sample"; its header reads: id, label',
      { labels: 'id,label\nT1,x\n' },
    ],
    [
      'a label twice',
      rows,
      'labels.csv, line 10: sample T1 is listed a second time',
      { labels: `${labels}T1,normal,training\n` },
    ],
    [
      'all values missing',
      samples.replaceAll(/,\d+(\.\d+)?/g, ','),
      /has no column of numbers|Too many values are missing|no column/,
    ],
    [
      'GCT of other dimensions',
      swap(gct12(), '12\t8', '13\t8'),
      'data.txt ends where probe 13 of the 13 that line 2 announces is expected',
      { labels },
    ],
    [
      'GCT with more rows than it says',
      swap(gct12(), '12\t8', '11\t8'),
      'data.txt, line 15: there are more probes than the 11 of line 2',
      { labels },
    ],
    [
      'GCT of another width',
      swap(gct12(), '12\t8', '12\t9'),
      'data.txt, line 3: 10 cells, but line 2 makes it 11',
      { labels },
    ],
    [
      'GCT without dimensions',
      swap(gct13(), '12\t8\t1\t2', '12'),
      'data.txt, line 2: expected 4 whole numbers, as #1.3 has them',
    ],
    [
      'GCT of nothing',
      '#1.2\n0\t0\nName\tDescription\n',
      'line 2: there are 0 probes and 0 samples',
      { labels },
    ],
    [
      'GEO without an end',
      swap(geo(), '!series_matrix_table_end', ''),
      'data.txt is cut short: there is no line !series_matrix_table_end',
    ],
    [
      'GEO without a table',
      geo().split('!series_matrix_table_begin')[0],
      'there is no line !series_matrix_table_begin',
    ],
    [
      'GEO with an empty table',
      geo().replaceAll(/"g\d+_at".*\n/g, ''),
      'data.txt: the table has no rows',
    ],
    ['ARFF without data', arff().split('@data')[0], 'data.txt has no line @data'],
    [
      'ARFF of another width',
      swap(arff(), 'T2,', 'T2,1,'),
      'data.txt, line 20: 16 values for 15 attributes',
    ],
    [
      'ARFF with an odd attribute',
      swap(arff(), "@attribute 'g2_at' real", "@attribute 'g2_at"),
      /line 5: "@attribute 'g2_at" is no @attribute/,
    ],
    [
      'CLS of another length',
      gct12(),
      'labels.csv, line 3: 7 labels, but line 1 announces 8',
      { labels: swap(CLS, / 1\n$/, '\n') },
    ],
    [
      'CLS with a third class',
      gct12(),
      'labels.csv, line 3: label 8 is "2", a third class',
      { labels: swap(CLS, /1\n$/, '2\n') },
    ],
    [
      'a spreadsheet',
      Buffer.from('PK\x03\x04rest of it'),
      'data.txt is a zip archive or a spreadsheet. Save the sheet as CSV.',
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 7, 7]),
      'data.txt is no text file',
    ],
    [
      'a gzip file that is cut short',
      gzipped(geo()).subarray(0, 150),
      "data.txt can't be decompressed: it is cut short",
    ],
    ['a damaged gzip file', damaged(gzipped(geo())), /data.txt can't be decompressed/],
  ];
  it.each(cases)('for %s', async (_, content, message, options = {}) => {
    const error = await read(content, options).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).toMatch(message);
    expect(error!.message).not.toMatch(/\n\s+at /);
  });

  function damaged(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    copy.fill(0xff, 30, 60);
    return copy;
  }
});

describe('a warning, and going on', () => {
  type Case = [string, string | Uint8Array, string | RegExp, Parameters<typeof read>[1]?];
  it.each<Case>([
    [
      'Latin-1',
      Buffer.from(swap(rows, 'Gene 3', 'Gène 3'), 'latin1'),
      'data.txt is not in UTF-8',
      { labels },
    ],
    [
      'labels in two spellings',
      swap(samples, 'T1,tumour', 'T1,Tumour'),
      'The label "Tumour" (sample T1, data.txt, line 2) is taken for "tumour"',
    ],
    [
      'a sample without label',
      rows,
      'T10: 1 of 8 samples have no label and are left out',
      { labels: swap(labels, 'T10,tumour,held-out', 'T10,,held-out') },
    ],
    [
      'a label without sample',
      rows,
      'labels.csv: T11 has a label and no expression values (labels.csv, line 10)',
      { labels: `${labels}T11,tumour,training\n` },
    ],
    [
      'a probe without values',
      rows.replace(/(g5_at,Gene 4).*/, `$1${',NA'.repeat(8)}`),
      'g5_at: 1 probes are missing in half of the training samples or more',
      { labels },
    ],
    [
      'a sample without values',
      samples
        .replace(/(T1,tumour,training).*/, `$1${','.repeat(12)}`)
        .replace('T3,tumour,held-out', 'T3,tumour,training'),
      'T1: 1 samples have no value at all and are left out',
    ],
    [
      'a probe twice, with the same values',
      `${rows}${rows.split('\n')[2]}\n`,
      '1 probes are listed again with the same values (g2_at is the first)',
      { labels },
    ],
    [
      'markup in a name',
      swap(rows, 'g3_at', '<img src=x onerror=alert(1)>'),
      '1 names hold markup or control characters',
      { labels },
    ],
  ])('for %s', async (_, content, message, options = {}) => {
    const cohort = await read(content, { positive: 'tumour', ...options });
    expect(messages(cohort.findings).join('\n')).toContain(message);
  });

  it('reads Latin-1 as what it says, and the rest of a file that begins as UTF-8', async () => {
    const far = `${rows}${'# '.padEnd(200)}`;
    const content = Buffer.from(swap(far, 'Gene 3', 'Gène 3'), 'latin1').subarray(0, rows.length);
    const cohort = await read(content, { labels, chunk: 50 });
    expect(cohort.probes[3].description).toBe('Gène 3');
  });

  it('puts letters of several bytes and line ends together that come in two pieces', async () => {
    const text = swap(rows, 'Gene 3', 'Gène ☃ 𝕏').replaceAll('\n', '\r\n');
    for (const chunk of [1, 2, 3, 5]) {
      const cohort = await read(text, { labels, chunk });
      expect(cohort.probes[3].description).toBe('Gène ☃ 𝕏');
      expect(messages(cohort.findings)).toEqual([]);
      const wrong = swap(text, /g9_at,Gene 8,[^,]+/, 'g9_at,Gene 8,?!');
      await expect(read(wrong, { labels, chunk })).rejects.toThrow('line 10 (g9_at), column "T1"');
    }
  });

  it('keeps quoted commas, doubled quotes and line ends within quotes', async () => {
    const text = swap(rows, 'Gene 3', '"a ""b"", c\nd"');
    const cohort = await read(text, { labels });
    expect(cohort.probes[3].description).toBe('a "b", c d');
    // The lines that follow are counted on.
    await expect(
      read(swap(text, /g9_at,Gene 8,[^,]+/, 'g9_at,Gene 8,?!'), { labels }),
    ).rejects.toThrow('data.txt, line 11 (g9_at), column "T1"');
  });

  it('takes away what makes a label "AML " or " AML"', async () => {
    const cohort = await read(swap(samples, 'T1,tumour', 'T1, tumour '));
    expect(cohort.classes).toEqual({ positive: 'tumour', negative: 'normal' });
    expect(messages(cohort.findings)).toEqual([]);
  });
});

describe('names', () => {
  it('hold nothing that a page, a figure or a notebook would take for markup', async () => {
    const evil = [
      '<script>alert(1)</script>',
      '![x](https://example.org/x.png)',
      '../../etc/passwd',
      'a\u202Eb\u0007c',
    ];
    let text = rows;
    evil.forEach((name, k) => (text = swap(text, `g${k + 1}_at`, `"${name}"`)));
    const { probes } = await read(text, { labels });
    const names = probes.slice(0, 4).map(({ accession }) => accession);
    expect(names).toEqual([
      '‹script›alert(1)‹/script›',
      '![x] (https://example.org/x.png)',
      '../../etc/passwd',
      'ab c',
    ]);
    const classes = await read(samples.replaceAll('tumour', '<b>').replaceAll('normal', '=1+1'), {
      positive: '<b>',
    });
    expect(classes.classes).toEqual({ positive: '‹b›', negative: '=1+1' });
  });
});

describe('sizes', () => {
  const block = Buffer.alloc(4 * 1024 * 1024, 'x');
  it('ends a line that does not end, without holding it', async () => {
    let given = 0;
    const endless = {
      name: 'one-line.csv',
      // oxlint-disable-next-line typescript/require-await
      async *bytes() {
        for (;;) {
          given += block.length;
          yield block;
        }
      },
    };
    const reading = read('', { expression: [{ source: endless }] });
    await expect(reading).rejects.toThrow('one-line.csv, line 1: the line goes on for more than');
    expect(given).toBeLessThan(LONGEST_LINE + 3 * block.length);
  });

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['blanks within', `1${' '.repeat(1_000_000)}`],
    ['letters', 'x'.repeat(1_000_000)],
  ])('refuses a cell of a million %s at once, and quotes its beginning', async (_, cell) => {
    const started = performance.now();
    const error: Error = await read(swap(rows, `Gene 0,${T1},`, `Gene 0,${cell}x,`), {
      labels,
    }).then(
      () => new Error('was read'),
      (reason: Error) => reason,
    );
    expect(error.message).toMatch(/line 2 \(g1_at\), column "T1": ".{57}…" is not a number/);
    const name = swap(arff(), "'g2_at' real", `'g2_at'${cell} real`);
    await read(name).catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('ends an open quote that swallows the file', async () => {
    const lines = `a,b\n"${'x\n'.repeat(20_000)}`;
    await expect(read(lines)).rejects.toThrow('data.txt, line 2: a quotation mark is opened');
  });

  it('ends a gzip that grows out of all proportion', async () => {
    // Long cells, as the bytes are what counts and not what is read of them.
    const line = Buffer.from(`${`0.${'0'.repeat(97)},`.repeat(100)}0\n`);
    const bomb = gzipSync(Buffer.concat(new Array<Buffer>(4000).fill(line)), { level: 9 });
    const source = sourceOf('bomb.csv.gz', bomb, 4096);
    await expect(read('', { expression: [{ source }] })).rejects.toThrow(
      'bomb.csv.gz grows to more than 250 times its size',
    );
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'own-'));
    vi.stubEnv('LEUKEMIA_COHORT', '');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('that are not there, or are folders, are named', async () => {
    const path = join(folder, 'none.csv');
    const missing = `There is no cohort "none.csv" and no file ${path}: choose auto`;
    await expect(loadCohort(path)).rejects.toThrow(missing);
    await expect(loadCohort(folder)).rejects.toThrow(
      `This is a folder, and a file is needed: ${folder}.`,
    );
    const file = join(folder, 'data.csv');
    await writeFile(file, rows);
    const within = join(file, 'more.csv');
    await expect(loadCohort(within)).rejects.toThrow(`no cohort "more.csv" and no file ${within}`);
    await expect(loadCohort({ cohort: file, labels: path })).rejects.toThrow(
      `There is no file ${path}.`,
    );
    await expect(loadCohort({ cohort: file, labels: folder })).rejects.toThrow('This is a folder');
  });

  it('that may not be read say so, to root too', async () => {
    const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(explained(error, '/x/data.csv').message).toBe(
      'There is no permission to read /x/data.csv.',
    );
    const source = {
      name: 'data.csv',
      // oxlint-disable-next-line typescript/require-await, require-yield
      async *bytes(): AsyncGenerator<Uint8Array> {
        throw explained(error, '/x/data.csv');
      },
    };
    await expect(read('', { expression: [{ source }] })).rejects.toThrow('no permission to read');
    if (process.getuid?.() === 0) return;
    const file = join(folder, 'data.csv');
    await writeFile(file, rows);
    await chmod(file, 0);
    await expect(loadCohort(file)).rejects.toThrow('There is no permission to read');
  });

  it('are read by their path, with labels, and named after the file', async () => {
    const file = join(folder, 'Golub study (2).csv.gz');
    const other = join(folder, 'labels.csv');
    await writeFile(file, gzipped(rows));
    await writeFile(other, labels);
    const cohort = await loadCohort({ cohort: file, labels: other, positive: 'tumour' });
    expect(cohort.provenance).toMatchObject({
      name: 'own-golub-study-2',
      source: 'Read from Golub study (2).csv.gz and labels.csv.',
      simulated: false,
    });
    expect(cohort.samples).toHaveLength(IDS.length);
    await expect(loadCohort({ cohort: 'simulated', positive: 'ALL' })).rejects.toThrow(
      'The simulated cohort needs no positive: those are for a cohort from a file.',
    );
  });
});
