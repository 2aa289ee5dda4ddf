import { describe, expect, it } from 'vitest';

import type { Dataset } from '../../src/cohort/dataset.js';
import {
  arrayNormalisation,
  type ArrayNormalisationMethod,
  fitArrayNormalisation,
} from '../../src/preprocessing/array-normalisation.js';
import { heldOutOf, rawSmall, reordered, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

const METHODS: ArrayNormalisationMethod[] = ['median', 'z-score', 'quantile'];
const { training, heldOut } = rawSmall();
const expected = golden('array-normalisation.json');
const TOLERANCE = 1e-13;

const fitted = (method: ArrayNormalisationMethod, by = training) =>
  fitArrayNormalisation(arrayNormalisation({ method }), by);
const flat = ({ X }: Dataset) => X.to1DArray();
/** Every value changed. */
const changed = <D extends Dataset>(
  data: D,
  change: (value: number, row: number) => number,
): D => ({
  ...data,
  X: data.X.clone().apply(function (i, j) {
    this.set(i, j, change(this.get(i, j), i));
  }),
});

describe('arrayNormalisation', () => {
  it.each(['median', 'z-score'] as const)('%s agrees with R', (method) => {
    const ours = flat(fitted(method).transform(heldOut));
    expect(largest(absolute, ours, expected[method].flat())).toBeLessThan(TOLERANCE);
  });

  it('quantile agrees with limma on training arrays, ties included', () => {
    // Columns 0 and 6 are equal, so that every array has a tie.
    expect(training.X.getColumn(0)).toEqual(training.X.getColumn(6));
    const ours = flat(fitted('quantile').transform(training));
    expect(largest(absolute, ours, expected.quantile.flat())).toBeLessThan(TOLERANCE);
  });

  it('quantile agrees with numpy on new arrays, one at a time', () => {
    const { test } = golden('array-normalisation-numpy.json');
    const step = fitted('quantile');
    expect(largest(absolute, flat(step.transform(heldOut)), test.flat())).toBeLessThan(TOLERANCE);
    const alone = heldOutOf([heldOut.X.getRow(3)]);
    expect(step.transform(alone).X.getRow(0)).toEqual(step.transform(heldOut).X.getRow(3));
  });

  it('quantile agrees with limma where values are missing', () => {
    const X = training.X.clone();
    for (const { sample, columns } of expected.missing) {
      for (const column of columns) X.set(sample, column, NaN);
    }
    const holed = { ...training, X };
    const ours = flat(fitted('quantile', holed).transform(holed));
    expect(ours.filter(Number.isNaN)).toHaveLength(1 + 16 + 38);
    expect(largest(absolute, ours, expected.quantile_with_missing.flat())).toBeLessThan(TOLERANCE);
  });

  describe.each(METHODS)('%s', (method) => {
    const step = fitted(method);
    const once = step.transform(heldOut);

    it('does nothing more the second time', () => {
      expect(largest(absolute, flat(step.transform(once)), flat(once))).toBeLessThan(TOLERANCE);
    });

    it('does not see what it takes out of an array', () => {
      const distort = {
        median: (value: number, i: number) => value + 3 * i - 7,
        'z-score': (value: number, i: number) => (i + 0.5) * value - 2 * i,
        quantile: (value: number, i: number) => Math.exp((value * (i + 1)) / 10),
      }[method];
      const ours = flat(step.transform(changed(heldOut, distort)));
      expect(largest(absolute, ours, flat(once))).toBeLessThan(TOLERANCE);
    });

    it('does to an array what it does whatever the others are, in training and later', () => {
      const rows = [5, 2, 9];
      const some = reordered(heldOut, { rows });
      expect(flat(step.transform(some))).toEqual(flat(reordered(once, { rows })));
      const shuffled = reordered(training, { rows: training.samples.map((_, i) => (i * 7) % 24) });
      const ours = flat(fitted(method, shuffled).transform(heldOut));
      expect(largest(absolute, ours, flat(once))).toBeLessThan(TOLERANCE);
    });

    it('keeps missing values missing, and computes from the others', () => {
      const holed = step.transform(withValue(heldOut, 1, 4, NaN));
      const others = heldOut.probes.flatMap((_, j) => (j === 4 ? [] : [j]));
      expect(holed.X.get(1, 4)).toBeNaN();
      expect(holed.X.getRow(0)).toEqual(once.X.getRow(0));
      if (method !== 'quantile') {
        const without = fitted(method, reordered(training, { columns: others }));
        const ours = without.transform(reordered(heldOut, { columns: others })).X.getRow(1);
        expect(others.map((j) => holed.X.get(1, j))).toEqual(ours);
      }
    });

    it('gives an array of equal values a single finite value', () => {
      const level = step.transform(heldOutOf([heldOut.probes.map(() => 0.1)]));
      const values = new Set(level.X.getRow(0));
      expect(values.size).toBe(1);
      if (method === 'quantile') {
        const reference = step
          .transform(training)
          .X.getRow(0)
          .sort((a, b) => a - b);
        expect([...values][0]).toBeGreaterThanOrEqual(reference[18]);
        expect([...values][0]).toBeLessThanOrEqual(reference[21]);
      } else expect([...values]).toEqual([0]);
    });

    it('works on a single probe, and on an array with a single value', () => {
      const single = fitted(method, trainingOf([[1], [3], [8]], [0, 1, 0]));
      const middle = method === 'quantile' ? 4 : 0;
      expect(single.transform(heldOutOf([[9]])).X.get(0, 0)).toBe(middle);
      const lonely = step
        .transform(heldOutOf([heldOut.probes.map((_, j) => (j === 3 ? 5 : NaN))]))
        .X.getRow(0);
      expect(lonely.filter(Number.isNaN)).toHaveLength(heldOut.probes.length - 1);
      // Its rank is the middle one, as that of equal values is.
      const level = step.transform(heldOutOf([heldOut.probes.map(() => 5)]));
      expect(lonely[3]).toBe(level.X.get(0, 0));
    });

    it('refuses other probes, infinite values and an array without a value', () => {
      const fewer = reordered(heldOut, { columns: [0, 1, 2] });
      expect(() => step.transform(fewer)).toThrow('fitted on 40 probes (g0 …) and is given 3');
      expect(() => step.transform(withValue(heldOut, 2, 0, Infinity))).toThrow(
        'arrayNormalisation: sample t3 has an infinite value.',
      );
      const empty = heldOutOf([heldOut.probes.map(() => NaN)]);
      expect(() => step.transform(empty)).toThrow('sample t1 has no value at all');
    });

    it('leaves its input as it is', () => {
      const before = heldOut.X.clone();
      step.transform(heldOut);
      expect(heldOut.X).toEqual(before);
    });
  });

  it('learns the reference from training arrays alone: each gets its values, in the order of its own', () => {
    const two = trainingOf(
      [
        [1, 2, 3],
        [30, 10, 20],
      ],
      [0, 1],
    );
    const { X } = fitted('quantile', two).transform(heldOutOf([[-1, -3, -2]]));
    expect(X.getRow(0)).toEqual([16.5, 5.5, 11]);
  });

  it('refuses a method that does not exist', () => {
    expect(() => arrayNormalisation({ method: 'loess' as 'median' })).toThrow(
      'method is one of median, z-score, quantile, not loess',
    );
    expect(arrayNormalisation({ method: 'median' })).toEqual({
      kind: 'array-normalisation',
      method: 'median',
    });
  });
});
