import { describe, expect, it } from 'vitest';

import { eliminatedBy, keepEliminated } from '../../src/page/eliminated.js';

/** Eliminations by these names. */
const named = (...names: string[]) =>
  new Map(names.map((name) => [name, { ranks: [1], order: [0], rounds: [1] }]));
const keys = (piece: string) => [...(eliminatedBy(piece)?.keys() ?? [])];
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, k) => String(from + k));

describe('what pieces of work eliminated', () => {
  it('is kept by piece, what was used last at the end', () => {
    keepEliminated('a', named('1', '2'));
    keepEliminated('b', named('3'));
    keepEliminated('a', named('4', '1'));
    expect(keys('a')).toEqual(['2', '4', '1']);
    keepEliminated('a', named());
    expect(keys('a')).toEqual(['2', '4', '1']);
    expect(keys('b')).toEqual(['3']);
    expect(keys('c')).toEqual([]);
  });

  it('gives way to what a piece eliminates later', () => {
    keepEliminated('many', named(...numbered(0, 10)));
    keepEliminated('many', named(...numbered(10, 18), '1'));
    expect(keys('many')).toEqual([...numbered(3, 18), '1']);
    keepEliminated('many', named(...numbered(20, 40)));
    expect(keys('many')).toEqual(numbered(24, 40));
  });

  it('is let go where there is too much of it: that of the piece first that was done longest ago', () => {
    for (let k = 0; k < 62; k++) keepEliminated(`piece ${k}`, named(...numbered(0, 16)));
    keepEliminated('piece 0', named('0'));
    keepEliminated('last', named(...numbered(0, 9)));
    expect(['a', 'b', 'many', 'piece 1'].map((piece) => keys(piece).length)).toEqual([0, 0, 0, 0]);
    expect(['piece 0', 'piece 2', 'last'].map((piece) => keys(piece).length)).toEqual([16, 16, 9]);
  });
});
