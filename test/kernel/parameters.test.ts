import { expect, test } from 'vitest';
import { listParameters, literal, override } from '../../src/kernel/parameters.js';

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
])('fields are found with %s', (_, text) => {
  expect(listParameters(text)).toMatchObject([{ name: 'a', value: '1' }]);
  expect(override(text, 'a', '22')).toBe(text.replace('1', '22'));
});

test('an override replaces one value and keeps all else, comments too', () => {
  expect(override(source, 'topK', '7')).toBe(source.replace('topK: 50,', 'topK: 7,'));
  expect(override(source, 'penalty', 'l1')).toBe(source.replace(`: 'l2'`, `: 'l1'`));
  expect(override(source, 'grid', '[1, 2]')).toBe(source.replace('[0.1, 1]', '[1, 2]'));
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
