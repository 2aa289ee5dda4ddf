import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainNumber } from '../../src/cohort/plain-number.js';
import { codesOf } from '../../src/cohort/text/codes.js';

const read = (text: string) => plainNumber(codesOf(`x${text}1`), 1, 1 + text.length);

describe('plainNumber', () => {
  it('gives what Number gives, bit for bit, for up to 15 digits with a point anywhere behind the first', () => {
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
    'reads %s',
    (text) => expect(Object.is(read(text), Number(text) + 0)).toBe(true),
  );

  it.each(['', '-', '.', '.5', '+1', '1e3', '--1', '1.2.3', '1-', ' 1', '1234567890123456', 'NA'])(
    'leaves "%s" to others',
    (text) => expect(read(text)).toBeNaN(),
  );
});
