import { describe, expect, it } from 'vitest';

import { parseGolub } from '../../src/cohort/parse-golub.js';
import { SMALL } from './small-golub.js';

/** The small cohort with a piece of one of its files replaced. */
function changed(file: keyof typeof SMALL, from: string, to: string) {
  if (!SMALL[file].includes(from)) throw new Error(`No "${from}" in ${file}`);
  return parseGolub({ ...SMALL, [file]: SMALL[file].replace(from, to) });
}

describe('parseGolub', () => {
  it('orders samples by patient number, training first, whatever the order of the columns', async () => {
    const { samples, expression, calls } = await parseGolub(SMALL);
    expect(samples).toEqual([
      { id: '1', label: 'ALL', split: 'training' },
      { id: '2', label: 'ALL', split: 'training' },
      { id: '3', label: 'AML', split: 'training' },
      { id: '4', label: 'ALL', split: 'held-out' },
      { id: '5', label: 'AML', split: 'held-out' },
    ]);
    expect(expression.to2DArray()).toEqual([
      [-152, 10],
      [200, 20.5],
      [300, 30],
      [4, 40],
      [-5, 50],
    ]);
    expect(calls).toEqual(['AA', 'MP', 'PP', 'AM', 'AP']);
  });

  it('orders patients as numbers, not as text', async () => {
    const { samples } = await parseGolub({
      train: SMALL.train.replace('1,call,3,call,2', '10,call,9,call,2'),
      independent: SMALL.independent,
      actual: 'patient,cancer\n9,ALL\n10,AML\n2,ALL\n4,ALL\n5,AML\n',
    });
    expect(samples.map((sample) => sample.id)).toEqual(['2', '9', '10', '4', '5']);
  });

  it('keeps descriptions with commas and quotes, and says that patients stand behind it', async () => {
    const { probes, provenance } = await parseGolub(SMALL);
    expect(probes).toEqual([
      { accession: 'M63835_at', description: 'Receptor ("A FORM", delta)' },
      { accession: 'X95735_at', description: 'Zyxin' },
    ]);
    expect(provenance).toMatchObject({ name: 'golub', simulated: false });
    expect(provenance.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same cohort with other line endings, a byte order mark and other column and row orders', async () => {
    const crlf = (text: string) => '\uFEFF' + text.replaceAll('\n', '\r\n');
    const lines = SMALL.independent.split('\n');
    const other = await parseGolub({
      train: crlf(SMALL.train),
      independent: crlf([lines[0], lines[2], lines[1], ''].join('\n')),
      actual: crlf('cancer,patient\nAML,5\nALL,4\nAML,3\nALL,2\nALL,1\n'),
    });
    expect(other).toEqual(await parseGolub(SMALL));
  });

  it('reads missing values as NaN', async () => {
    const { expression } = await changed('train', '-152', 'NA');
    expect(expression.get(0, 0)).toBeNaN();
    expect(expression.get(1, 0)).toBe(200);
  });

  it.each([
    ['train', '-152', 'abc', 'train.csv, line 2 (M63835_at), column "1": "abc" is not a number'],
    ['train', '30,P', '30,X', 'line 3 (X95735_at), the call after column "3": "X" is not a'],
    ['train', '30,P', '30', 'train.csv, line 3: 7 cells, but the header has 8'],
    ['train', 'Gene Accession Number', 'Accession', 'no column "Gene Accession Number"'],
    [
      'train',
      ',3,call',
      ',3,cell',
      'column "3" must be followed by its column "call", found "cell"',
    ],
    ['train', ',3,call', ',III,call', 'column 5: expected a patient number as the header'],
    ['train', 'X95735_at', 'M63835_at', 'M63835_at appears twice, on lines 2 and 3'],
    ['train', 'X95735_at', '', 'line 3: the accession number is empty'],
    ['train', ',3,call', ',1,call', 'Patient 1 has an array twice in data_set_ALL_AML_train.csv'],
    ['train', ',3,call', ',4,call', 'Patient 4 has an array in data_set_ALL_AML_train.csv and in'],
    [
      'independent',
      'X95735_at',
      'X1_at',
      'must have the same probes: X95735_at only in data_set_ALL',
    ],
    [
      'actual',
      '3,AML',
      '3,CML',
      'actual.csv, line 4 (patient 3), column "cancer": "CML" is neither',
    ],
    ['actual', '3,AML\n', '', 'actual.csv has no line for patient 3 of data_set_ALL_AML_train.csv'],
    ['actual', '3,AML', '2,AML', 'actual.csv, line 4: patient 2 is listed a second time'],
    ['actual', '5,AML', '5,AML\n6,ALL', 'actual.csv lists patient 6, who has no array'],
    ['actual', '3,AML', 'three,AML', 'line 4, column "patient": "three" is no patient number'],
    ['actual', 'cancer', 'disease', 'actual.csv has no column "cancer"'],
  ] as const)('in %s, "%s" become "%s" is an error', async (file, from, to, message) => {
    await expect(async () => changed(file, from, to)).rejects.toThrow(message);
  });
});
