import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { scanCsv } from '../../src/cohort/csv-scan.js';
import { readCsv, readNumber } from '../../src/cohort/csv-table.js';
import { random } from '../../src/numerics/random.js';

/** Cells by csv-parse with the same reading of the format. */
function byCsvParse(text: string): string[][] {
  return parse(text, {
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_records_with_empty_values: true,
    trim: true,
  });
}

const PIECES = ['a', '12', '-7', 'é', ' ', '\t', '', '"x, ""y"""', '"two\nlines"', '""', '"q" '];

/** Lines of a few cells each, some blank, by any line ending; the first is the header. */
function drawnCsv(seed: number): string {
  const draw = random(seed);
  const piece = () => PIECES[draw.integer(PIECES.length)];
  const ending = ['\n', '\r\n', '\r'][draw.integer(3)];
  const columns = 2 + draw.integer(4);
  const row = () => Array.from({ length: columns }, piece).join(',');
  const rows = Array.from({ length: 6 }, () => (draw.integer(5) === 0 ? '' : row()));
  const last = draw.integer(2) === 0 ? ending : '';
  return ['head' + ',h'.repeat(columns - 1), ...rows].join(ending) + last;
}

describe('scanCsv', () => {
  it('finds the cells that csv-parse finds, in texts of every awkward kind', () => {
    for (let seed = 0; seed < 500; seed++) {
      const text = drawnCsv(seed);
      const { header, rows } = readCsv(text, 'f.csv');
      expect([header, ...rows.map(({ cells }) => cells)], JSON.stringify(text)).toEqual(
        byCsvParse(text),
      );
    }
  });

  it('grows with the text, also where cells are empty', () => {
    expect(scanCsv(',,,,,\n,,,\n').records.map(({ length }) => length)).toEqual([6, 4]);
    const text = Array.from({ length: 50_000 }, (_, i) => `${i},${-i}`).join('\n');
    const { records, from, to, bytes } = scanCsv(text);
    expect(records.length).toBe(50_000);
    const { first } = records[49_999];
    expect(new TextDecoder().decode(bytes.subarray(from[first], to[first]))).toBe('49999');
  });

  it.each([
    ['a,b\n1,"2', 'the quote opened on line 2 is never closed'],
    ['a,b\n1,2 "two"', 'a quote stands inside a cell on line 2'],
    ['a,b\n\n"1" x,2', 'more comes after the closing quote of a cell on line 3'],
  ])('refuses %j', (text, message) => expect(() => scanCsv(text)).toThrow(message));

  it('counts the lines inside of quotes', () => {
    const { rows } = readCsv('a,b\n"1\n\n",2\n3,4', 'f.csv');
    expect(rows.map(({ line }) => line)).toEqual([4, 5]);
  });
});

describe('CsvRow', () => {
  const where = () => 'here';

  it.each(['0', '-0', '7', '-413', '123456789012345', '1234567890123456', '1.5', '', 'NA', '2e3'])(
    'reads %j as a number as readNumber does',
    (cell) => {
      const [row] = readCsv(`a,b\n${cell},x`, 'f.csv').rows;
      expect(row.number(0, where)).toBe(readNumber(cell, where));
    },
  );

  it('says where a cell is that is no number', () => {
    const [row] = readCsv('a,b\n1,2-3', 'f.csv').rows;
    const place = ({ line }: { line: number }, column: number) => `line ${line}, ${column}`;
    expect(() => row.number(1, place)).toThrow('line 2, 1: "2-3" is not a number');
  });

  it('knows a single character', () => {
    const [row] = readCsv('a,b,c\nP,PA,', 'f.csv').rows;
    expect([0, 1, 2].map((column) => row.character(column))).toEqual([80, 0, 0]);
  });
});
