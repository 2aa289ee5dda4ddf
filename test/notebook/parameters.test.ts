import { expect, test } from 'vitest';
import { checkedBy, listParameters, literal, override } from '../../src/notebook/parameters.js';

const source = `const parameters: { topK: number; penalty: 'l1' | 'l2'; grid: number[] } = {
  topK: 50, // between 1 and 500
  /* which */ penalty: 'l2',
  grid: [0.1, 1], // of C
};`;

test('fields are listed with their values', () => {
  expect(listParameters(source).map(({ name, value }) => [name, value])).toEqual([
    ['topK', '50'],
    ['penalty', `'l2'`],
    ['grid', '[0.1, 1]'],
  ]);
});

test.each([
  ['satisfies', 'const parameters = { a: 1 } satisfies P;'],
  ['an imported type', 'const parameters: P = { a: 1 };'],
  ['as', 'const parameters = ({ a: 1 } as const) satisfies P;'],
  ['a function that checks', 'const parameters = someParameters({\n  a: 1, // 1 to 9\n});'],
])('fields are found with %s', (_, text) => {
  expect(listParameters(text)).toMatchObject([{ name: 'a', value: '1' }]);
  expect(override(text, 'a', '22')).toBe(text.replace('a: 1', 'a: 22'));
});

test('the function that checks is known, if there is one', () => {
  expect(checkedBy('const parameters = someParameters({ a: 1 });')).toBe('someParameters');
  expect(checkedBy(source)).toBeUndefined();
  for (const text of ['room.some({ a: 1 })', 'some({ a: 1 }, 2)', 'some(1)']) {
    expect(() => checkedBy(`const parameters = ${text};`)).toThrow('no `const parameters');
  }
});

test.each([
  ['12', 12],
  ['-0.5', -0.5],
  ['1_000', 1000],
  ['"a"', 'a'],
  ['`b`', 'b'],
  ['true', true],
  ['false', false],
  ['[]', []],
  ["['66', '67']", ['66', '67']],
  ['[[1], -2]', [[1], -2]],
  ['2 ** 3', undefined],
  ['[1, n]', undefined],
  ['`${n}`', undefined],
  ["-'a'", undefined],
  ['!1', undefined],
])('the value of %s is known without running it, or is not', (text, value) => {
  expect(listParameters(`const parameters = { a: ${text} };`)[0].literal).toEqual(value);
});

test('an override replaces one value and keeps all else, comments too', () => {
  expect(override(source, 'topK', '7')).toBe(source.replace('topK: 50,', 'topK: 7,'));
  expect(override(source, 'penalty', 'l1')).toBe(source.replace(`: 'l2'`, `: 'l1'`));
  expect(override(source, 'grid', '[1, 2]')).toBe(source.replace('[0.1, 1]', '[1, 2]'));
});

test('a value is a text where the schema says so, and an optional field is put in', () => {
  const text = { kind: 'choice', default: 'l2', options: ['l1', '1'], about: '' } as const;
  const optional = { kind: 'optional', default: undefined, about: '' } as const;
  const schema = { penalty: text, positive: optional };
  const numbered = source.replace(`: 'l2'`, `: '1'`);
  expect(override(source, 'penalty', '1', schema)).toBe(numbered);
  expect(override(source, 'penalty', '"1"', schema)).toBe(numbered);
  expect(override(source, 'topK', '1', schema)).toContain('topK: 1, //');
  for (const value of ['0', 'true', '[a]']) {
    expect(override(source, 'positive', value, schema)).toContain(`\n  positive: '${value}',\n`);
  }
});

test('a field that is not there is an error that lists those that are', () => {
  expect(() => override(source, 'top', '7')).toThrow(
    'no parameter top; there are topK, penalty, grid',
  );
  expect(() => listParameters('const other = {};')).toThrow('const parameters');
});

test.each([
  ['12', '12'],
  ['-0.5', '-0.5'],
  ['+3', '3'],
  ['1e-3', '1e-3'],
  ['true', 'true'],
  ['null', 'null'],
  ['many', `'many'`],
  ['12 dogs', `'12 dogs'`],
  ['"12"', `'12'`],
  [`'it''s'`, `'it\\'\\'s'`],
  ['say "x"', `'say "x"'`],
  ['["a", 1, true]', `['a', 1, true]`],
  ['{"a": [1]}', `{ 'a': [1] }`],
  ['', `''`],
])('the value %s is written as %s', (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test('JSON that is none is refused', () => {
  expect(() => literal(`['a']`)).toThrow(`['a'] is not valid JSON`);
});
