import { Matrix, MatrixColumnSelectionView } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { firstNotFinite, matrixOfRows, rowsOf } from '../../src/numerics/rows.js';

describe('rowsOf', () => {
  const X = new Matrix([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  it('are the rows themselves, not copies: the package still keeps them where we look', () => {
    const rows = rowsOf(X);
    expect(rows.map((row) => [...row])).toEqual(X.to2DArray());
    expect(rows[0]).toBeInstanceOf(Float64Array);
    expect(rowsOf(X)[0]).toBe(rows[0]);
  });

  it('are copies of what a view shows', () => {
    const view = new MatrixColumnSelectionView(X, [2, 0]) as unknown as Matrix;
    expect(rowsOf(view).map((row) => [...row])).toEqual([
      [3, 1],
      [6, 4],
    ]);
  });
});

describe('matrixOfRows', () => {
  it('is a matrix like any other, on the rows it was given', () => {
    const rows = [Float64Array.of(1, 2), Float64Array.of(3, 4), Float64Array.of(5, 6)];
    const X = matrixOfRows(rows, 2);
    expect(X).toBeInstanceOf(Matrix);
    expect([X.rows, X.columns]).toEqual([3, 2]);
    expect(X.mmul(X.transpose()).to2DArray()).toEqual(
      new Matrix(rows).mmul(new Matrix(rows).transpose()).to2DArray(),
    );
    expect(rowsOf(X)[1]).toBe(rows[1]);
    expect(X.clone().set(0, 0, 9).get(0, 0)).toBe(9);
    expect(X.get(0, 0)).toBe(1);
  });

  it('has its columns even without rows', () => {
    expect(matrixOfRows([], 4).columns).toBe(4);
  });
});

describe('firstNotFinite', () => {
  it.each([NaN, Infinity, -Infinity])('finds %s', (value) => {
    expect(firstNotFinite(Float64Array.of(0, -1, value, value))).toBe(2);
  });

  it('finds it wherever it stands, in rows of any length', () => {
    for (let length = 1; length <= 9; length++) {
      for (let at = 0; at < length; at++) {
        const row = Float64Array.from({ length }, (_, j) => (j === at ? NaN : j));
        expect(firstNotFinite(row)).toBe(at);
      }
    }
  });

  it('is -1 for finite values of any size', () => {
    expect(firstNotFinite(Float64Array.of(0, -0, Number.MAX_VALUE, Number.MIN_VALUE))).toBe(-1);
    expect(firstNotFinite(new Float64Array(0))).toBe(-1);
  });
});
