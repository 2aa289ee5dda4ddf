import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type CatalogueEntry, readCatalogue } from '../../src/loading/catalogue.js';
import { readEntry, requireShape } from '../../src/loading/read-entry.js';
import { FILES, SMALL } from './small-golub.js';

let directory: string;
let entry: CatalogueEntry;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'entry-'));
  const [golub] = await readCatalogue();
  const shape = { probes: 2, training: { ALL: 2, AML: 2 }, 'held-out': { ALL: 1, AML: 1 } };
  entry = { ...golub, shape };
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** The small cohort with a piece of one of its files replaced. */
async function small(file?: keyof typeof SMALL, from = '', to = '') {
  if (file && !SMALL[file].includes(from)) throw new Error(`No "${from}" in ${file}`);
  for (const key of ['train', 'independent', 'actual'] as const) {
    const text = key === file ? SMALL[key].replace(from, to) : SMALL[key];
    await writeFile(join(directory, FILES[key]), text);
  }
  return readEntry(entry, directory);
}

describe('an entry of the catalogue, in the form of the golub files', () => {
  it('orders samples by patient number, training first, whatever the order of the columns', async () => {
    const { samples, expression, calls, probes, limits } = await small();
    expect(samples).toEqual([
      { id: '1', label: 'ALL', split: 'training' },
      { id: '2', label: 'ALL', split: 'training' },
      { id: '3', label: 'AML', split: 'training' },
      { id: '10', label: 'AML', split: 'training' },
      { id: '4', label: 'ALL', split: 'held-out' },
      { id: '5', label: 'AML', split: 'held-out' },
    ]);
    expect(expression.to2DArray()).toEqual([
      [-152, 10],
      [200, 20.5],
      [300, 30],
      [7, 70],
      [4, 40],
      [-5, 50],
    ]);
    expect(calls).toEqual(['AA', 'MP', 'PP', 'PP', 'AM', 'AP']);
    expect(probes).toEqual([
      { accession: 'M63835_at', description: 'Receptor ("A FORM", delta)' },
      { accession: 'X95735_at', description: 'Zyxin' },
    ]);
    expect(limits).toEqual({ floor: 100, ceiling: 16_000 });
  });

  it('is the same cohort with probes in another order in the second file', async () => {
    const [header, first, second] = SMALL.independent.split('\n');
    const one = await small();
    const other = await small(
      'independent',
      SMALL.independent,
      [header, second, first, ''].join('\n'),
    );
    expect(other.provenance).toEqual(one.provenance);
    expect(other.expression.to2DArray()).toEqual(one.expression.to2DArray());
  });

  it('goes by another name when it is not what was published, and by its own when it is', async () => {
    const { provenance, findings } = await small();
    expect(provenance.name).toBe('golub-modified');
    expect(findings).toContainEqual(
      expect.objectContaining({ level: 'warning', check: 'checksum' }),
    );
    const published = await readEntry({ ...entry, checksum: provenance.checksum }, directory);
    expect(published.provenance).toMatchObject({ name: 'golub', simulated: false });
    expect(published.findings?.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  it.each([
    ['train', '-152', 'abc', 'train.csv, line 2 (M63835_at), column "1": "abc" is not a number'],
    ['train', '30,P', '30,X', 'line 3 (X95735_at), the call after column "3": "X" is not a'],
    ['train', '30,P', '30', 'train.csv, line 3: 9 cells, but the header has 10'],
    ['train', ',3,call', ',3,cell', 'must be followed by its column "call", found "cell"'],
    ['train', 'X95735_at', 'M63835_at', 'M63835_at appears twice with different values'],
    ['train', ',3,call', ',1,call', 'sample 1 appears twice, in column 3 and in column 5'],
    ['train', ',3,call', ',4,call', 'Sample 4 is in data_set_ALL_AML_train.csv, column 5 and in'],
    ['independent', 'X95735_at', 'X1_at', 'must have the same probes: X95735_at only in data_set'],
    ['actual', '3,AML', '3,CML', 'There are 3 classes, and two are needed'],
    ['actual', '3,AML\n', '', '3 training samples (2 ALL, 1 AML) instead of 4 training samples'],
    ['actual', '3,AML', '2,AML', 'actual.csv, line 4: sample 2 is listed a second time'],
    ['actual', 'cancer', 'disease', 'There is no "cancer" in actual.csv'],
    ['actual', 'patient', 'person', 'actual.csv has no column "patient"'],
  ] as const)('in %s, "%s" become "%s" is an error', async (file, from, to, message) => {
    // What leaves a class with one sample is told before the shape.
    const wanted = message.includes('instead of') ? /instead of|at least 2 are needed/ : message;
    await expect(small(file, from, to)).rejects.toThrow(wanted);
  });

  it('says what was found of each number that is another', () => {
    const samples = [{ id: 'a', label: 'ALL', split: 'training' as const }];
    expect(() => requireShape(entry, { samples, probes: [] })).toThrow(
      '0 probes instead of 2; 1 training samples (1 ALL, 0 AML) instead of 4 training samples (2 ALL, 2 AML); ' +
        '0 held-out samples (0 ALL, 0 AML) instead of 2 held-out samples (1 ALL, 1 AML)',
    );
  });
});
