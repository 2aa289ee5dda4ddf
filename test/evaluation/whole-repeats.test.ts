import { expect, it } from 'vitest';

import { wholeRepeats } from '../../src/evaluation/whole-repeats.js';

const told: string[] = [];
const gather = (folds: number, repeats: number) => {
  told.length = 0;
  return wholeRepeats<string>({ folds, repeats }, (found) => told.push(found.join('')));
};

it('tells of the first repeats whenever another is whole, and not of the last', () => {
  const hear = gather(2, 3);
  [...'abcdef'].forEach(hear);
  expect(told).toEqual(['ab', 'abcd']);
});

it('waits for folds that come late, and then tells once of all that are whole', () => {
  const hear = gather(2, 4);
  for (const piece of [1, 2, 3, 4]) hear('abcdefgh'[piece], piece);
  expect(told).toEqual([]);
  hear('a', 0);
  expect(told).toEqual(['abcd']);
  hear('f', 5);
  expect(told).toEqual(['abcd', 'abcdef']);
});

it('tells nothing of a single repeat', () => {
  const hear = gather(3, 1);
  [...'abc'].forEach(hear);
  expect(told).toEqual([]);
});
