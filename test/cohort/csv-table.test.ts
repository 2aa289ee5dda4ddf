import { describe, expect, it } from 'vitest';

import { columnOf, readCsv, readNumber } from '../../src/cohort/csv-table.js';

describe('readCsv', () => {
  it('reads the same from any line ending, with or without a byte order mark', () => {
    const texts = [
      'a,b\n1,2\n3,4\n',
      '\uFEFFa,b\r\n1,2\r\n3,4\r\n',
      'a,b\r\n1,2\n3,4',
      'a,b\r1,2\r3,4',
    ];
    for (const text of texts) {
      const { header, rows } = readCsv(text, 'f.csv');
      expect(header).toEqual(['a', 'b']);
      expect(rows.map(({ line, cells }) => ({ line, cells }))).toEqual([
        { line: 2, cells: ['1', '2'] },
        { line: 3, cells: ['3', '4'] },
      ]);
    }
  });

  it('reads quoted fields with commas and doubled quotes', () => {
    expect(readCsv('a,b\n"one, ""two""",3\n', 'f.csv').rows[0].cells).toEqual(['one, "two"', '3']);
  });

  it('skips blank lines and still counts them in line numbers', () => {
    const { rows } = readCsv('a,b\n\n1,2\n,\n  \n3,4\n\n', 'f.csv');
    expect(rows.map((row) => row.line)).toEqual([3, 6]);
  });

  it('names file and line of a ragged row', () => {
    expect(() => readCsv('a,b,c\n1,2,3\n4,5\n', 'f.csv')).toThrow(
      'f.csv, line 3: 2 cells, but the header has 3',
    );
    expect(() => readCsv('a,b\n1,2,3\n', 'f.csv')).toThrow('f.csv, line 2: 3 cells');
  });

  it('names the file of an empty text and of an open quote', () => {
    expect(() => readCsv('', 'f.csv')).toThrow('f.csv is empty');
    expect(() => readCsv('\uFEFF\n', 'f.csv')).toThrow('f.csv is empty');
    expect(() => readCsv('a,b\n"1,2\n', 'f.csv')).toThrow(/f\.csv is not valid CSV.*line 2/);
  });
});

describe('columnOf', () => {
  it('finds a column by name, and refuses none and two', () => {
    const table = readCsv('a,b,call,call\n', 'f.csv');
    expect(columnOf(table, 'b')).toBe(1);
    expect(() => columnOf(table, 'c')).toThrow('f.csv has no column "c"; its header reads: a, b');
    expect(() => columnOf(table, 'call')).toThrow('f.csv has more than one column "call"');
  });
});

describe('readNumber', () => {
  const where = () => 'f.csv, line 2';

  it.each([
    ['12', 12],
    ['-3.5', -3.5],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['-0', 0],
  ])('reads %s', (cell, value) => expect(readNumber(cell, where)).toBe(value));

  it.each(['', 'NA', 'na', 'NaN', 'null', '?'])('reads "%s" as missing', (cell) =>
    expect(readNumber(cell, where)).toBeNaN(),
  );

  it.each(['1,234', '12 000', '0x10', 'Infinity', '1e999', 'P', '-', '1.2.3'])(
    'refuses "%s" and says where it stands',
    (cell) => expect(() => readNumber(cell, where)).toThrow(`f.csv, line 2: "${cell}" is not`),
  );
});
