import { describe, expect, it } from 'vitest';

import { fitMedianImputation, medianImputation } from '../../src/preprocessing/impute.js';
import { rowsOf } from '../../src/numerics/rows.js';
import { heldOutOf, trainingOf } from '../datasets.js';

describe('medianImputation', () => {
  const training = trainingOf(
    [
      [1, NaN, 7],
      [5, 20, NaN],
      [NaN, 40, 8],
      [9, 90, NaN],
    ],
    [0, 1, 0, 1],
  );
  const step = fitMedianImputation(medianImputation(), training);

  it('puts the median of those training samples that have a value', () => {
    expect(step.transform(training).X.to2DArray()).toEqual([
      [1, 40, 7],
      [5, 20, 7.5],
      [5, 40, 8],
      [9, 90, 7.5],
    ]);
  });

  it('fills held-out samples with training medians, whatever their own values are', () => {
    const heldOut = heldOutOf([
      [NaN, 1000, NaN],
      [3000, NaN, 2000],
    ]);
    expect(step.transform(heldOut).X.to2DArray()).toEqual([
      [5, 1000, 7.5],
      [3000, 40, 2000],
    ]);
  });

  it('leaves its input as it is', () => {
    expect(training.X.get(0, 1)).toBeNaN();
  });

  it('hands on what misses nothing', () => {
    const whole = heldOutOf([[1, 2, Infinity]]);
    expect(step.transform(whole).X.to2DArray()).toEqual([[1, 2, Infinity]]);
    const { X } = heldOutOf([[1, 2, 3]]);
    expect(rowsOf(step.transform({ ...whole, X }).X)[0]).toBe(rowsOf(X)[0]);
  });

  it('does not count an infinite value as one', () => {
    const rows = [[Infinity], [NaN], [3], [4]];
    const some = trainingOf(rows, [0, 1, 0, 1]);
    const imputed = fitMedianImputation(medianImputation(), some).transform(some);
    expect(imputed.X.getColumn(0)).toEqual([Infinity, 3.5, 3, 4]);
    expect(() =>
      fitMedianImputation(medianImputation(), trainingOf(rows.slice(0, 2), [0, 1])),
    ).toThrow('no training sample has a value');
  });

  it('names a probe that no training sample has a value for', () => {
    const lost = trainingOf(
      [
        [1, NaN],
        [2, NaN],
      ],
      [0, 1],
      ['A_at', 'B_at'],
    );
    expect(() => fitMedianImputation(medianImputation(), lost)).toThrow(
      'no training sample has a value for probe B_at. Leave the probe out of the cohort.',
    );
  });
});
