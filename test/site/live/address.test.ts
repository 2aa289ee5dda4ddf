import { describe, expect, test } from 'vitest';
import { SCHEMAS } from '../../../src/presentation/parameters.js';
import { readAddress, writeAddress } from '../../../src/site/browser/live/address.js';
import { textOf, valueOf } from '../../../src/site/browser/live/value-text.js';

const schema = SCHEMAS.evaluation;
const published = Object.fromEntries(
  Object.entries(schema).map(([name, field]) => [name, field.default]),
);
const read = (search: string) => readAddress(search, schema, published);

describe('an address', () => {
  test('says parameters as they are typed', () => {
    expect(read('?topK=20&penalties=0.1,1&floor=100&ceiling=auto&cohort=simulated')).toEqual({
      values: { topK: 20, penalties: [0.1, 1], floor: 100, ceiling: 'auto', cohort: 'simulated' },
      problems: [],
    });
  });

  test('is written so that it reads the same', () => {
    const values = { topK: 20, penalties: [0.1, 1], floor: 100, C: 1e-4, positive: 'A & B=c?' };
    expect(writeAddress(values)).toBe(
      '?topK=20&penalties=0.1,1&floor=100&C=0.0001&positive=A%20%26%20B%3Dc%3F',
    );
    expect(read(writeAddress(values))).toEqual({ values, problems: [] });
    expect(writeAddress({})).toBe('');
  });

  test.each([
    ['topK=0', 'topK is 0; allowed: whole number, 1 to the number of probes'],
    ['topK=2.5', 'topK is 2.5; allowed: whole number'],
    ['topK=', "topK is ''"],
    ['topK=1e999', 'topK is Infinity'],
    ['topK=0x10', "topK is '0x10'"],
    ['penalties=1,0.1', 'penalties is [1, 0.1]; allowed: ascending numbers'],
    ['penalties=', 'penalties is []'],
    ['scale=loud', "scale is 'loud'"],
    ['floor=5&ceiling=2', 'floor is 5 and ceiling 2; allowed: floor below ceiling'],
    ['shown=3', 'shown is no parameter here'],
    ['__proto__=1', '__proto__ is no parameter here'],
    ['constructor=1', 'constructor is no parameter here'],
  ])('with %s leaves that out and says so', (query, says) => {
    const { values, problems } = read(`?${query}&trees=10`);
    expect(values).toEqual({ trees: 10 });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });

  test('repeats of a stranger only the beginning', () => {
    const [problem] = read(`?${'x'.repeat(5000)}=1`).problems;
    expect(problem.length).toBeLessThan(100);
    expect(read(`?topK=${'9x'.repeat(5000)}`).problems[0].length).toBeLessThan(300);
  });
});

describe('lists of texts', () => {
  const field = SCHEMAS.exploration.name;
  test.each([[[]], [['66']], [['66', 'a b']], [['a, b', '']], [['[']], [[' a']], [['a,']]])(
    '%j come back as they were',
    (list) => {
      expect(valueOf(field, textOf(list))).toEqual(list);
      expect(valueOf(field, textOf(list, ','))).toEqual(list);
    },
  );

  test('may be typed with any spaces', () => {
    expect(valueOf(field, ' 66 ,67')).toEqual(['66', '67']);
  });
});
