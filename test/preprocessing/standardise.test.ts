import { describe, expect, it } from 'vitest';

import { fitStandardise, standardise } from '../../src/preprocessing/standardise.js';
import { heldOutOf, rawSmall, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

const { training, heldOut } = rawSmall();
const { means, deviations_divisor_n: deviations } = golden('small.json');
const step = fitStandardise(standardise(), training);
const CONSTANT = 7;

describe('standardise', () => {
  it('subtracts the training mean and divides by the deviation with divisor n', () => {
    const expected = training.X.to2DArray().map((row) =>
      row.map((value, j) => (j === CONSTANT ? 0 : (value - means[j]) / deviations[j])),
    );
    const ours = step.transform(training).X.to1DArray();
    expect(largest(absolute, ours, expected.flat())).toBeLessThan(1e-9);
  });

  it('leaves each probe with mean 0 and variance 1 on the training samples', () => {
    const { X } = step.transform(training);
    X.mean('column').forEach((mean) => expect(Math.abs(mean)).toBeLessThan(1e-9));
    X.variance('column', { unbiased: false }).forEach((variance, j) =>
      expect(Math.abs(variance - (j === CONSTANT ? 0 : 1))).toBeLessThan(1e-9),
    );
  });

  it('treats held-out rows with training statistics', () => {
    const expected = heldOut.X.to2DArray().map((row) =>
      row.map((value, j) => (j === CONSTANT ? 0 : (value - means[j]) / deviations[j])),
    );
    const ours = step.transform(heldOut).X.to1DArray();
    expect(largest(absolute, ours, expected.flat())).toBeLessThan(1e-9);
    // Row by row it comes out the same: no row has a part in what becomes of another.
    const alone = heldOutOf([heldOut.X.getRow(3)], [0]);
    expect(step.transform(alone).X.getRow(0)).toEqual(step.transform(heldOut).X.getRow(3));
  });

  it('makes a probe that is constant on the training samples exactly 0, also in new data', () => {
    expect(new Set(heldOut.X.getColumn(CONSTANT)).size).toBe(2);
    for (const data of [training, heldOut]) {
      expect(
        step
          .transform(data)
          .X.getColumn(CONSTANT)
          .every((z) => z === 0),
      ).toBe(true);
    }
  });

  it('knows a constant probe by max = min, although its computed mean is off by a rounding', () => {
    const tenths = trainingOf(
      Array.from({ length: 6 }, () => [0.1]),
      [0, 1, 0, 1, 0, 1],
    );
    expect(tenths.X.mean('column')[0]).not.toBe(0.1);
    const z = fitStandardise(standardise(), tenths).transform(heldOutOf([[0.1], [5]])).X;
    expect(z.getColumn(0).every((value) => value === 0)).toBe(true);
  });

  it.each([NaN, Infinity])(
    'refuses %s in training and in held-out samples, with the place',
    (v) => {
      const hint = `has the value ${v} at probe g4. Put medianImputation() before this step.`;
      expect(() => fitStandardise(standardise(), withValue(training, 2, 4, v))).toThrow(
        `standardise: sample s3 ${hint}`,
      );
      expect(() => step.transform(withValue(heldOut, 1, 4, v))).toThrow(
        `standardise: sample t2 ${hint}`,
      );
    },
  );

  it('centres without scaling, and then too leaves nothing of a constant probe', () => {
    const centred = fitStandardise(standardise({ scale: false }), training).transform(heldOut).X;
    const expected = heldOut.X.to2DArray().map((row) =>
      row.map((value, j) => (j === CONSTANT ? 0 : value - means[j])),
    );
    expect(largest(absolute, centred.to1DArray(), expected.flat())).toBeLessThan(1e-13);
  });

  it('is plain data, and says what differs from the default alone', () => {
    expect(standardise()).toEqual({ kind: 'standardise' });
    expect(standardise({ scale: true })).toEqual({ kind: 'standardise' });
    expect(standardise({ scale: false })).toEqual({ kind: 'standardise', scale: false });
  });

  it('leaves its input as it is', () => {
    const before = heldOut.X.clone();
    step.transform(heldOut);
    expect(heldOut.X.to2DArray()).toEqual(before.to2DArray());
  });
});
