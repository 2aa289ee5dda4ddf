import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { columnMajor, range } from '../../src/numerics/columns.js';

describe('columnMajor', () => {
  it('puts the columns one behind the other', () => {
    const X = new Matrix([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect([...columnMajor(X)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('makes a copy', () => {
    const X = new Matrix([[1]]);
    columnMajor(X)[0] = 2;
    expect(X.get(0, 0)).toBe(1);
  });
});

describe('range', () => {
  const X = new Matrix([
    [-3, 0.1, NaN, 1],
    [7, 0.1, 2, NaN],
    [5, 0.1, 3, 2],
  ]);

  it('is the smallest and the largest value of one column', () => {
    expect(range(X, 0)).toEqual({ min: -3, max: 7 });
  });

  it('has max = min for a constant column, whose computed deviation need not be 0', () => {
    const { min, max } = range(X, 1);
    expect(max - min).toBe(0);
  });

  it.each([2, 3])('is NaN when a value is, wherever it stands (column %i)', (j) => {
    expect(range(X, j)).toEqual({ min: NaN, max: NaN });
  });
});
