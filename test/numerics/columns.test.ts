import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { columnMajor, forColumns, isConstant, ranges } from '../../src/numerics/columns.js';

/** 3 × 150, every value its own. */
const wide = () =>
  new Matrix(
    Array.from({ length: 3 }, (_, i) => Array.from({ length: 150 }, (_, j) => 1000 * i + j)),
  );

describe('columnMajor', () => {
  it('puts the columns one behind the other', () => {
    const X = new Matrix([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect([...columnMajor(X)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('does so with more columns than are gathered at a time', () => {
    const X = wide();
    const columns = Array.from({ length: 150 }, (_, j) => X.getColumn(j));
    expect([...columnMajor(X)]).toEqual(columns.flat());
  });

  it('makes a copy', () => {
    const X = new Matrix([[1]]);
    columnMajor(X)[0] = 2;
    expect(X.get(0, 0)).toBe(1);
  });
});

describe('forColumns', () => {
  it('shows each column once, some at a time, one behind the other', () => {
    const X = wide();
    const seen: number[][] = [];
    forColumns(X, (values, from, to) => {
      expect(from).toBe(seen.length);
      for (let j = from; j < to; j++)
        seen.push([...values.subarray(3 * (j - from), 3 * (j - from + 1))]);
    });
    expect(seen).toEqual(Array.from({ length: 150 }, (_, j) => X.getColumn(j)));
  });
});

describe('isConstant', () => {
  const rows = [
    [0.1, 1, 1, NaN],
    [0.1, 2, 1, NaN],
    [0.1, 1, 2, NaN],
  ].map((row) => Float64Array.from(row));

  it('is true for a column of one value, whose computed deviation need not be 0', () => {
    expect(isConstant(rows, 0)).toBe(true);
    expect(isConstant(rows.slice(0, 1), 1)).toBe(true);
  });

  it.each([1, 2])('is false where any row differs (column %i)', (j) => {
    expect(isConstant(rows, j)).toBe(false);
  });

  it('is false for a column of missing values', () => {
    expect(isConstant(rows, 3)).toBe(false);
  });
});

describe('ranges', () => {
  const X = new Matrix([
    [-3, 0.1, NaN, 1],
    [7, 0.1, 2, NaN],
    [5, 0.1, 3, 2],
  ]);
  const { min, max } = ranges(X);

  it('are the smallest and the largest value of each column', () => {
    expect([min[0], max[0]]).toEqual([-3, 7]);
  });

  it('have max = min for a constant column', () => {
    expect(max[1] - min[1]).toBe(0);
  });

  it.each([2, 3])('are NaN where a value is, wherever it stands (column %i)', (j) => {
    expect([min[j], max[j]]).toEqual([NaN, NaN]);
  });
});
