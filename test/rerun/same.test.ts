import { Matrix, MatrixTransposeView } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { same } from '../../src/rerun/same.js';

class Kind {
  constructor(readonly value: number) {}
}
const cyclic = () => {
  const object: Record<string, unknown> = { a: 1 };
  object.self = object;
  return object;
};
/** Makes each value twice, so that nothing is the same by being the same object. */
const values: Record<string, () => unknown> = {
  NaN: () => NaN,
  text: () => 'a',
  undefined: () => undefined,
  list: () => [1, [2, NaN]],
  'longer list': () => [1, [2, NaN], 3],
  object: () => ({ a: 1, b: { c: [undefined] } }),
  'object with a field undefined': () => ({ a: 1, b: { c: [undefined] }, d: undefined }),
  'object in another order': () => ({ b: { c: [undefined] }, a: 1 }),
  'object without prototype': () => Object.assign(Object.create(null) as object, { a: 1 }),
  Map: () => new Map([['a', [1]]]),
  'other Map': () => new Map([['a', [2]]]),
  Set: () => new Set([1, 2]),
  'Set in another order': () => new Set([2, 1]),
  floats: () => Float64Array.of(1, NaN),
  bytes: () => Uint8Array.of(1, 2),
  'part of bytes': () => Uint8Array.of(0, 1, 2, 3).subarray(1, 3),
  matrix: () =>
    new Matrix([
      [1, NaN],
      [3, 4],
    ]),
  'other matrix': () =>
    new Matrix([
      [1, 2],
      [3, 4],
    ]),
  'flat matrix': () => new Matrix([[1, NaN, 3, 4]]),
  'transposed view': () =>
    new MatrixTransposeView(
      new Matrix([
        [1, 3],
        [NaN, 4],
      ]),
    ),
  cycle: cyclic,
  zero: () => 0,
  'minus zero': () => -0,
  null: () => null,
};
const alike = new Set(['bytes part of bytes', 'part of bytes bytes']);

describe('same', () => {
  const names = Object.keys(values);
  it.each(names)('%s is the same as itself made again, and as no other', (name) => {
    for (const other of names) {
      const expected = name === other || alike.has(`${name} ${other}`);
      expect([other, same(values[name](), values[other]())]).toEqual([other, expected]);
    }
  });

  it('takes functions and instances of classes by identity', () => {
    const [f, kind] = [() => 1, new Kind(1)];
    expect(same({ f, kind }, { f, kind })).toBe(true);
    expect(same({ f }, { f: () => 1 })).toBe(false);
    expect(same({ kind }, { kind: new Kind(1) })).toBe(false);
    expect(same(new Date(1), new Date(1))).toBe(false);
  });

  it('compares what is shared many times once', () => {
    const deep = () => {
      let value: unknown = [1];
      for (let k = 0; k < 40; k++) value = [value, value];
      return value;
    };
    expect(same(deep(), deep())).toBe(true);
  });
});
