import { expect, it } from 'vitest';
import { plainText } from '../../src/rerun/plain-text.js';

class Kind {
  readonly a = 1;
}
const cyclic: unknown[] = [1];
cyclic.push(cyclic);

it.each<[string, unknown]>([
  ['a', 'a'],
  ['["a", 1, null, undefined, 2n]', ['a', 1, null, undefined, 2n]],
  ['{ a: { "b c": true } }', { a: { 'b c': true } }],
  ['{}', {}],
  ['Kind { a: 1 }', new Kind()],
  ['Map { "a" => [1] }', new Map([['a', [1]]])],
  ['Set { 1 }', new Set([1])],
  ['Float64Array(2) [1, NaN]', Float64Array.of(1, NaN)],
  ['[Function: plainText]', plainText],
  ['RangeError: no', new RangeError('no')],
  ['[1, [Circular]]', cyclic],
  ['[[[[[Array]]]]]', [[[[[1]]]]]],
  [`[${'0, '.repeat(50)}... 3 more]`, Array.from({ length: 53 }, () => 0)],
  ['Symbol(s)', Symbol('s')],
])('prints %s', (text, value) => {
  expect(plainText(value)).toBe(text);
});
