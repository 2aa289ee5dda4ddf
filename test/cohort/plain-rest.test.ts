import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { readTable } from '../../src/cohort/formats/read-table.js';
import { columnRoles } from '../../src/cohort/formats/column-roles.js';
import { readPlainRest } from '../../src/cohort/formats/plain-rest.js';
import { Row } from '../../src/cohort/formats/row.js';
import { codesOf } from '../../src/cohort/text/codes.js';
import { sourceOf } from './texts.js';

vi.mock('../../src/cohort/formats/plain-rest.js', { spy: true });

const COMMA = ','.charCodeAt(0);

/** What the rest of a line holds behind `id,`; undefined when it is not plain. */
function rest(text: string, count: number, withCalls = false) {
  const values = new Float64Array(count);
  const calls = withCalls ? new Uint8Array(count) : undefined;
  // What stands in the next line is not to be read.
  const codes = codesOf(`id,${text}\n7,P,7,P\n`);
  if (!readPlainRest(codes, 3, COMMA, values, calls)) return undefined;
  return [[...values], ...(calls ? [String.fromCharCode(...calls)] : [])];
}

describe('the plain rest of a line', () => {
  it('is numbers, or numbers and calls', () => {
    expect(rest('1,-2.5,0', 3)).toEqual([[1, -2.5, 0]]);
    expect(rest('1,P,-2.5,A,3,M', 3, true)).toEqual([[1, -2.5, 3], 'PAM']);
  });

  it.each([
    ['a number too few', '1,2', 3],
    ['a number too many', '1,2,3', 2],
    ['an empty cell', '1,,3', 3],
    ['an empty cell at the end', '1,2,', 3],
    ['a text', '1,NA,3', 3],
    ['a number that is not plain', '1,2e3,3', 3],
    ['a blank', '1, 2,3', 3],
    ['a quote', '1,"2",3', 3],
    ['another delimiter', '1;2;3', 3],
  ])('is left to others where there is %s', (_, text, count) => {
    expect(rest(text, count)).toBeUndefined();
  });

  it.each([
    ['no call', '1,P,2', 2],
    ['an empty call', '1,P,2,', 2],
    ['another letter', '1,P,2,X', 2],
    ['a call in small letters', '1,p,2,A', 2],
    ['more than a letter', '1,P,2,AA', 2],
    ['a call too many', '1,P,2,A,M', 2],
  ])('with calls, is left to others where there is %s', (_, text, count) => {
    expect(rest(text, count, true)).toBeUndefined();
  });
});

it.each([
  [true, 'id,text,s1,s2', 'a,b,1,2'],
  [true, 'id,s1,call,s2,call', 'a,1,P,2,A'],
  [false, 's1,s2,id', '1,2,a'],
  [false, 'id,s1,text,s2', 'a,1,b,2'],
  [false, '1,2,class', '1,2,a'],
])('numbers are last is %s of the columns %s', (areLast, header, row) => {
  const rows = [Row.of(2, row.split(','))];
  const roles = columnRoles(header.split(','), rows, { found: () => undefined });
  expect(roles.areNumbersLast).toBe(areLast);
});

describe('a table of plain lines', () => {
  const read = async (text: string, chunk: number) => {
    const { probes, samples, values, calls, placeOf } = await readTable(
      sourceOf('f.csv', text, chunk),
      { found: () => undefined },
    );
    const places = probes.map((_, j) => placeOf(j));
    return { probes, samples, values: values.map((row) => [...row]), calls, places };
  };
  const number = fc.oneof(
    fc.integer({ min: -99_999, max: 99_999 }).map(String),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x.toFixed(3)),
    fc.constantFrom('NA', '', '1e3', ' 5', '-0'),
  );
  const call = fc.constantFrom('P', 'M', 'A');
  const headerOf = (texts: readonly string[], samples: number, withCalls: boolean) => {
    const columns = Array.from({ length: samples }, (_, k) => `s${k}`);
    const all = columns.flatMap((name) => (withCalls ? [name, 'call'] : [name]));
    return [...texts, ...all];
  };

  it('is what it is when all its cells stand in quotes, which are read one by one', async () => {
    const tables = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()).chain(([n, withCalls]) =>
      fc.record({
        // Samples lie in columns, or in rows where there are labels.
        header: fc
          .constantFrom(['Description', 'Accession'], ['label', 'sample'])
          .map((texts) => headerOf(texts, n, withCalls)),
        // More than are looked at before it is known what the columns are.
        rows: fc.array(fc.array(fc.tuple(number, call), { minLength: n, maxLength: n }), {
          minLength: 22,
          maxLength: 40,
        }),
        withCalls: fc.constant(withCalls),
        delimiter: fc.constantFrom(',', ';', '\t'),
        end: fc.constantFrom('\n', '\r\n', '\r'),
        description: fc.constantFrom('a gene', 'a “gene”', 'Zyxin, of (ä) cells; or so'),
        chunk: fc.integer({ min: 5, max: 500 }),
      }),
    );
    vi.mocked(readPlainRest).mockClear();
    await fc.assert(
      fc.asyncProperty(
        tables,
        async ({ header, rows, withCalls, delimiter, end, description, chunk }) => {
          const cells = rows.map((row, i) => [
            // Counting tools append what could not be counted.
            ...[`${description} ${i}`, i % 11 === 10 ? `__g${i}` : `g${i}_at`],
            ...row.flatMap(([value, letter]) => (withCalls ? [value, letter] : [value])),
          ]);
          const quoted = (cell: string) => `"${cell}"`;
          const text = (quote: (cell: string, k: number) => string) =>
            [header, ...cells].map((row) => row.map(quote).join(delimiter)).join(end);
          const plain = await read(
            text((cell, k) => (k === 0 ? quoted(cell) : cell)),
            chunk,
          );
          expect(plain).toEqual(await read(text(quoted), chunk));
          expect(readPlainRest).toHaveBeenCalled();
        },
      ),
      { seed: 38, numRuns: 100 },
    );
    // Some of the lines were read in one go, and some left to others.
    const taken = vi.mocked(readPlainRest).mock.results.map(({ value }) => value as boolean);
    expect(new Set(taken)).toEqual(new Set([true, false]));
  });
});
