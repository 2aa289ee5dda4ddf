import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { gramMatrix } from '../../src/models/kernel.js';
import { factorise, solveFactorised } from '../../src/models/kernel-cholesky.js';
import { type KernelLogisticFit, kernelLogistic } from '../../src/models/kernel-logistic.js';
import { sigmoid } from '../../src/models/logistic-loss.js';
import { random } from '../../src/numerics/random.js';
import { drawn, modelData } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';
import { rowsOf } from '../../src/numerics/rows.js';

const ridge = golden('logistic.json').fits.filter(({ penalty }) => penalty === 'l2');
const gram = (rows: readonly Float64Array[]) => gramMatrix({ name: 'linear' }, rows);

describe('kernelLogistic', () => {
  it.each(ridge)('has the weights of the exact solution on $data, C = $C', (exact) => {
    const { X, y } = modelData(exact.data).training;
    const rows = rowsOf(X);
    const { dual, intercept } = kernelLogistic(gram(rows), y, exact.C);
    const weights = Array.from({ length: X.columns }, (_, j) =>
      rows.reduce((sum, row, i) => sum + dual[i] * row[j], 0),
    );
    expect(largest(absolute, weights, exact.coefficients)).toBeLessThan(1e-9);
    expect(absolute(intercept, exact.intercept)).toBeLessThan(1e-9);
  });

  it('is not held up by what rounding does to the objective of columns on a large scale', () => {
    const { X, y } = drawn(40, 1, 4, { shifted: 1, shift: 1 });
    const rows = rowsOf(X.mul(1e4));
    const { dual, intercept } = kernelLogistic(gram(rows), y, 0.01);
    const weight = rows.reduce((sum, [x], i) => sum + dual[i] * x, 0);
    const residual = rows.map(([x], i) => 0.01 * (y[i] - sigmoid(weight * x + intercept)));
    expect(largest(absolute, Array.from(dual), residual)).toBeLessThan(1e-9);
  });

  it('meets dual = C(y - p), from any start', () => {
    const { X, y } = modelData('small').training;
    const K = gram(rowsOf(X));
    const cold = kernelLogistic(K, y, 3);
    const far = { dual: Float64Array.from(y, (_, i) => (i % 2 ? 30 : -30)), intercept: -50 };
    for (const { dual, intercept } of [cold, kernelLogistic(K, y, 3, far)]) {
      const p = y.map((_, i) =>
        sigmoid(intercept + dual.reduce((sum, d, k) => sum + K[i * y.length + k] * d, 0)),
      );
      const residual = p.map((value, i) => 3 * (y[i] - value));
      expect(largest(absolute, Array.from(dual), residual)).toBeLessThan(1e-9);
      expect(largest(absolute, Array.from(dual), Array.from(cold.dual))).toBeLessThan(1e-8);
    }
  });

  it('has the share of the classes for intercept when all products are 0', () => {
    const { intercept } = kernelLogistic(new Float64Array(16), [0, 1, 0, 0], 1);
    expect(intercept).toBeCloseTo(Math.log(1 / 3), 9);
  });
});

describe("Newton's method", () => {
  /** The Gram matrix, and by how much dual = C(y - p) is missed, in units of C. */
  const problem = (rows: readonly (readonly number[])[], y: readonly Label[], C: number) => {
    const K = gram(rows.map((row) => Float64Array.from(row)));
    const missed = ({ dual, intercept }: KernelLogisticFit) => {
      const f = y.map((_, i) =>
        dual.reduce((sum, d, k) => sum + K[i * y.length + k] * d, intercept),
      );
      return largest(
        absolute,
        Array.from(dual, (d) => d / C),
        f.map((value, i) => y[i] - sigmoid(value)),
      );
    };
    return { K, missed };
  };

  it.each([
    [5, 1],
    [8, 100],
    [15, 1e4],
  ])('halves steps that go too far from a start with weight %i, C = %i', (weight, C) => {
    // All samples are called rightly but the last one: so surely wrong there that the objective is nearly flat.
    const y = Array.from({ length: 41 }, (_, i): Label => (i % 2 === 1 || i === 40 ? 1 : 0));
    const rows = y.map((_, i) => [i % 2 === 1 ? 1 : -1]);
    const { K, missed } = problem(rows, y, C);
    const dual = new Float64Array(41);
    dual[1] = weight;
    for (const intercept of [0, 2]) {
      expect(missed(kernelLogistic(K, y, C, { dual, intercept }))).toBeLessThan(1e-9);
    }
  });

  it('halves steps that go too far from an intercept which is too sure', () => {
    const y = Array.from({ length: 41 }, (_, i): Label => (i === 0 ? 0 : 1));
    const start = { dual: new Float64Array(41), intercept: 8 };
    const { intercept } = kernelLogistic(new Float64Array(41 * 41), y, 1, start);
    expect(intercept).toBeCloseTo(Math.log(40), 9);
  });

  it('takes no step from a start that is the solution', () => {
    const { X, y } = modelData('small').training;
    const K = gram(rowsOf(X));
    const solved = kernelLogistic(K, y, 3);
    expect(kernelLogistic(K, y, 3, solved).dual).toBe(solved.dual);
  });

  it('stops at the rounding error where columns are not standardised', () => {
    // The largest products are those of samples with themselves: each has its opposite in the other half.
    const draw = random(1);
    const half = [0.001, 100, 100, 100, 100].map((size) => [
      size * draw.normal(),
      size * draw.normal(),
    ]);
    const rows = [...half, ...[...half].reverse().map((row) => row.map((value) => -value))];
    const y: Label[] = [0, 1, 1, 0, 1, 0, 1, 1, 0, 0];
    const { K, missed } = problem(rows, y, 100);
    expect(missed(kernelLogistic(K, y, 100))).toBeLessThan(1e-9);
  });

  it('gives up where products overflow', () => {
    const K = gram([Float64Array.of(1e200), Float64Array.of(-1e200)]);
    expect(() => kernelLogistic(K, [0, 1], 1)).toThrow(
      "l2-logistic: Newton's method did not converge for C = 1. Standardise the probes",
    );
  });
});

describe('factorise', () => {
  it('solves, by hand', () => {
    const L = Float64Array.of(4, 0, 2, 5);
    expect(factorise(L, 2)).toBe(true);
    expect(Array.from(L)).toEqual([2, 0, 1, 2]);
    const right = Float64Array.of(8, 12);
    solveFactorised(L, 2, right);
    expect(Array.from(right)).toEqual([1, 2]);
  });

  it.each([
    ['singular', [1, 1, 1, 1]],
    ['indefinite', [1, 2, 2, 1]],
    ['zero', [0, 0, 0, 0]],
    ['not a number', [NaN, 0, 0, 1]],
    ['a single zero', [0]],
  ])('says no to a matrix that is %s', (_, values) => {
    expect(factorise(Float64Array.from(values), Math.sqrt(values.length))).toBe(false);
  });

  it.each([1e-20, 1, 1e20])('judges what a row adds by its own size, in units of %d', (unit) => {
    // The second row adds as much as its diagonal exceeds 1 by.
    const nearly = (excess: number) => Float64Array.of(unit, 0, unit, unit * (1 + excess));
    expect(factorise(nearly(1e-10), 2)).toBe(true);
    expect(factorise(nearly(1e-14), 2)).toBe(false);
  });

  it.each([1, 2, 3, 6, 7, 70, 151])('is that of A = LLᵀ with %i rows', (n) => {
    const draw = random(n);
    const L = new Float64Array(n * n).fill(7); // above the diagonal, where nothing is read or written
    for (let i = 0; i < n; i++) {
      for (let k = 0; k <= i; k++) L[i * n + k] = k < i ? draw.normal() / n : 1 + draw.uniform();
    }
    const A = L.slice();
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        A[i * n + j] = 0;
        for (let k = 0; k <= j; k++) A[i * n + j] += L[i * n + k] * L[j * n + k];
      }
    }
    expect(factorise(A, n)).toBe(true);
    expect(largest(absolute, Array.from(A), Array.from(L))).toBeLessThan(1e-13);
  });
});

describe('solveFactorised', () => {
  it('leaves what lies behind the right side', () => {
    const right = Float64Array.of(8, 12, 5, 6);
    solveFactorised(Float64Array.of(2, 0, 1, 2), 2, right);
    expect(Array.from(right)).toEqual([1, 2, 5, 6]);
  });
});
