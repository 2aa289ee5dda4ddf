import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cohortName, fewOf, naturally, plainName, shortened } from '../../src/cohort/names.js';

describe('cohortName', () => {
  it.each([
    ['colon.csv', 'colon'],
    ['GSE19804_series_matrix.txt.gz', 'gse19804'],
    ['My Study (final).v2.gct', 'my-study-final-.v2'],
    ['Krebs Größe.tsv', 'krebs-gro-e'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'cohort'],
    ['golub.csv', 'own-golub'],
    ['golub-changed.csv', 'own-golub-changed'],
    ['Simulated.csv', 'own-simulated'],
    ['bench.csv', 'own-bench'],
    ['alon.csv', 'own-alon'],
    ['alonso.csv', 'alonso'],
  ])('makes of %s the name %s', (file, name) => {
    expect(cohortName(file, ['golub', 'alon'])).toBe(name);
  });

  it('is a safe folder for any file, and never that of a cohort with a name', () => {
    fc.assert(
      fc.property(fc.string(), (file) => {
        const name = cohortName(file, ['golub', 'x']);
        expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(name).not.toMatch(/^(golub|x|simulated|bench)(-|$)/);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('naturally', () => {
  it('orders digits by their number', () => {
    const ids = ['s10', 's9', 's1', 'b2', 's9a', '10', '9'];
    expect([...ids].sort(naturally)).toEqual(['9', '10', 'b2', 's1', 's9', 's9a', 's10']);
  });

  it('is an order: the same whichever way the ids came', () => {
    const ids = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'a1209.-') }), {
      minLength: 2,
    });
    fc.assert(
      fc.property(ids, (names) => {
        const sorted = [...names].sort(naturally);
        expect([...names].reverse().sort(naturally)).toEqual(sorted);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('plainName', () => {
  it.each([
    'AFFX-BioB-5_at (endogenous control)',
    "5'-end; 100% = a?b",
    '~{|}^_`',
    '',
    'X',
    "'tis",
    'Größe',
    'a\\b',
    'x[1]',
  ])('leaves %j', (name) => expect(plainName(name)).toBe(name));

  it.each([
    ['a<b>c', 'a‹b›c'],
    ['![x](y)', '![x] (y)'],
    [' a', 'a'],
    ['a ', 'a'],
    [' ', ''],
    ['a\nb\tc', 'a b c'],
    ['a\u202eb\u200b', 'ab'],
    ["'=1+1", '=1+1'],
    ['\u007f', ''],
  ])('makes of %j %j', (name, plain) => expect(plainName(name)).toBe(plain));

  it('is the same when it is taken twice, and has nothing that could be markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = plainName(text);
        // oxlint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[<>\u0000-\u001f\u202a-\u202e]|\]\(/);
        if (!name.startsWith("'")) expect(plainName(name)).toBe(name);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

it('messages name a few, each shortened', () => {
  expect(fewOf(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  expect(fewOf(['a'])).toBe('a');
  expect(shortened('x'.repeat(100))).toHaveLength(58);
});
