import { describe, expect, it } from 'vitest';

import { diagonalLda, fitDiagonalLda } from '../../src/models/diagonal-lda.js';
import { drawn, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { golden, largest, relative } from '../golden.js';

describe('diagonal LDA', () => {
  it('is a plain spec', () => {
    expect(diagonalLda()).toEqual({ kind: 'diagonal-lda' });
  });

  it.each(['small', 'separable'] as const)("has scikit-learn's log odds on %s", (name) => {
    const { training, heldOut } = modelData(name);
    const model = fitDiagonalLda(diagonalLda(), training);
    const expected = golden('baselines-sklearn.json')[name].diagonal_log_odds;
    expect(largest(relative, model.score(heldOut), expected)).toBeLessThan(1e-10);
    expect(model.threshold).toBe(0);
    const odds = model.probability!(heldOut).map((value) => Math.log(value / (1 - value)));
    expect(odds[2]).toBeCloseTo(expected[2], 8);
  });

  it('is what it says on two probes', () => {
    // Means 1 and 4, 10 and 10; pooled variances 2 and 8.
    const training = trainingOf(
      [
        [0, 8],
        [2, 12],
        [3, 12],
        [5, 8],
      ],
      [0, 0, 1, 1],
    );
    const model = fitDiagonalLda(diagonalLda(), training);
    expect(model.coefficients).toEqual([3 / Math.sqrt(2) ** 2, 0]);
    expect(model.importance[0]).toBeCloseTo(3 / Math.SQRT2, 14);
    expect(model.score(trainingOf([[2.5, 99]], [0]))).toEqual([0]);
    expect(model.summary).toEqual({ probesUsed: 1 });
  });

  it('leaves out a probe without variance within the classes', () => {
    const { training, heldOut } = modelData('small');
    const model = fitDiagonalLda(diagonalLda(), training);
    expect(model.importance[7]).toBe(0);
    expect(model.summary.probesUsed).toBe(39); // of 40
    expect(model.score(withValue(heldOut, 0, 7, 1e9))).toEqual(model.score(heldOut));
  });

  it('does not depend on the order of the samples, follows that of the probes, and scales with them', () => {
    const data = drawn(20, 5, 3, { shifted: 2, shift: 2 });
    const { importance } = fitDiagonalLda(diagonalLda(), data);
    const rows = [...data.y.keys()].reverse();
    const columns = [4, 2, 0, 1, 3];
    const other = reordered(data, { rows, columns });
    const { importance: moved } = fitDiagonalLda(diagonalLda(), { ...other, X: other.X.mul(8) });
    expect(
      largest(
        relative,
        moved,
        columns.map((j) => importance[j]),
      ),
    ).toBeLessThan(1e-12);
  });

  it('refuses missing values, one class and two samples', () => {
    const data = drawn(6, 2, 1);
    expect(() => fitDiagonalLda(diagonalLda(), withValue(data, 0, 0, NaN))).toThrow(
      'diagonalLda: sample s1 has the value NaN',
    );
    expect(() => fitDiagonalLda(diagonalLda(), trainingOf([[1], [2]], [1, 1]))).toThrow(
      'diagonalLda: all 2 training samples are of the positive class',
    );
    expect(() => fitDiagonalLda(diagonalLda(), trainingOf([[1], [2]], [0, 1]))).toThrow(
      'diagonalLda: two samples have no variance within their classes.',
    );
  });
});
