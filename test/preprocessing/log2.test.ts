import { describe, expect, it } from 'vitest';

import { rowsOf } from '../../src/numerics/rows.js';
import { fitLog2, type KnownLogs, log2 } from '../../src/preprocessing/log2.js';
import { heldOutOf, trainingOf } from '../datasets.js';

const training = trainingOf([[-50, 200, 64_000]], [0], ['A_at', 'B_at', 'C_at']);

function transformed(spec: ReturnType<typeof log2>, rows: number[][]): number[][] {
  const data = heldOutOf(rows, undefined, ['A_at', 'B_at', 'C_at']);
  return fitLog2(spec, training).transform(data).X.to2DArray();
}

describe('log2', () => {
  it('clips to floor and ceiling first and takes the logarithm then', () => {
    const spec = log2({ floor: 64, ceiling: 1024 });
    expect(transformed(spec, [[-50, 128, 64_000]])).toEqual([[6, 7, 10]]);
    expect(transformed(spec, [[0, 64, 1024]])).toEqual([[6, 6, 10]]);
  });

  it('leaves values alone without bounds, and clips on one side alone', () => {
    expect(transformed(log2(), [[0.5, 1, 8]])).toEqual([[-1, 0, 3]]);
    expect(transformed(log2({ floor: 2 }), [[-9, 1, 2 ** 40]])).toEqual([[1, 1, 40]]);
    expect(transformed(log2({ ceiling: 4 }), [[0.25, 1, 2 ** 40]])).toEqual([[-2, 0, 2]]);
  });

  it('lets missing values pass as missing', () => {
    expect(transformed(log2({ floor: 4 }), [[NaN, 8, 1]])).toEqual([[NaN, 3, 2]]);
    expect(transformed(log2(), [[NaN, 8, 1]])).toEqual([[NaN, 3, 0]]);
  });

  it('learns nothing and changes no input', () => {
    const other = heldOutOf([[8, 8, 8]], undefined, ['A_at', 'B_at', 'C_at']);
    const step = fitLog2(log2({ floor: 4 }), training);
    expect(step.transform(other).X.to2DArray()).toEqual([[3, 3, 3]]);
    expect(other.X.to2DArray()).toEqual([[8, 8, 8]]);
  });

  it('gives rows of their own, so that writing into some changes no others', () => {
    const { X } = heldOutOf([[8, 16, 32]], undefined, ['A_at', 'B_at', 'C_at']);
    const step = fitLog2(log2({ floor: 4 }), training);
    step.transform({ ...training, X }).X.set(0, 0, -1);
    expect(step.transform({ ...training, X }).X.to2DArray()).toEqual([[3, 4, 5]]);
    X.set(0, 0, 4);
    expect(step.transform({ ...training, X }).X.to2DArray()).toEqual([[2, 4, 5]]);
  });

  it('takes a row that is known once, and keeps of it what the last bounds gave', () => {
    const { X } = heldOutOf([[8, 16, 32]], undefined, ['A_at', 'B_at', 'C_at']);
    const known: KnownLogs = new WeakMap();
    const row = (spec: ReturnType<typeof log2>) =>
      rowsOf(fitLog2(spec, training, known).transform({ ...training, X }).X)[0];
    const first = row(log2({ floor: 4 }));
    expect(row(log2({ floor: 4 }))).toBe(first);
    expect([...row(log2({ floor: 4, ceiling: 16 }))]).toEqual([3, 4, 4]);
    const last = row(log2({ floor: 10 }));
    expect([...last]).toEqual([Math.log2(10), 4, 5]);
    expect(known.get(rowsOf(X)[0])?.logs).toBe(last);
    expect(row(log2({ floor: 4 }))).not.toBe(first);
    expect([...first]).toEqual([3, 4, 5]);
  });

  it.each([0, -3])('says of the value %d in which sample and probe, and asks for a floor', (v) => {
    const attempt = () =>
      transformed(log2(), [
        [1, 1, 1],
        [1, v, 1],
      ]);
    expect(attempt).toThrow(`sample t2 has the value ${v} at probe B_at`);
    expect(attempt).toThrow('Give log2 a floor');
  });

  it.each([0, -100, NaN, Infinity])('refuses %s as a bound', (bound) => {
    expect(() => log2({ floor: bound })).toThrow(
      `log2: floor must be a positive intensity, not ${bound}.`,
    );
    expect(() => log2({ ceiling: bound })).toThrow(RangeError);
  });

  it('refuses a floor that is not below the ceiling', () => {
    expect(() => log2({ floor: 100, ceiling: 100 })).toThrow('must be below ceiling');
    expect(() => log2({ floor: 200, ceiling: 100 })).toThrow(RangeError);
  });

  it('has in its spec the bounds that were given, and no others', () => {
    expect(log2()).toEqual({ kind: 'log2' });
    expect(Object.keys(log2({ floor: 100 }))).toEqual(['kind', 'floor']);
    expect(Object.keys(log2({ ceiling: 100 }))).toEqual(['kind', 'ceiling']);
  });
});
