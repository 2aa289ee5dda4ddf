import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Cursor } from '../../src/cohort/formats/cursor.js';
import { codesOf } from '../../src/cohort/text/codes.js';

/** The number at the second letter of a line, and NaN where it ends before the cell does. */
function read(cell: string): number {
  const cursor = new Cursor(codesOf(`x${cell},1\n`), 1);
  const number = cursor.number();
  return cursor.at === 1 + cell.length ? number : NaN;
}

describe('a number at a cursor', () => {
  it('is what Number gives, bit for bit, for up to 15 digits with a point anywhere behind the first', () => {
    const number = fc
      .tuple(fc.boolean(), fc.stringMatching(/^\d{1,15}$/), fc.nat(15))
      .map(([negative, digits, at]) => {
        const text = at < 1 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
        return negative ? `-${text}` : text;
      });
    fc.assert(
      fc.property(number, (text) => Object.is(read(text), Number(text) + 0)),
      { seed: 7129, numRuns: 20_000 },
    );
  });

  it.each(['0.1', '123456.789012345', '999999999999999', '0.00000000000001', '5.', '-0', '007'])(
    'may be %s',
    (text) => expect(Object.is(read(text), Number(text) + 0)).toBe(true),
  );

  it.each(['', '-', '.', '.5', '+1', '1e3', '--1', '1.2.3', '1-', ' 1', '1234567890123456', 'NA'])(
    'is not "%s", which is left to others',
    (text) => expect(read(text)).toBeNaN(),
  );
});
