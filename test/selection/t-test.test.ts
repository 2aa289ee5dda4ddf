import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { tTests } from '../../src/selection/t-test.js';
import { rawSmall } from '../datasets.js';
import { golden, largest, relative } from '../golden.js';

describe('tTests', () => {
  const { X, y } = rawSmall().training;
  const reference = golden('ttest.json');

  it.each(['welch', 'pooled'] as const)("are R's, %s", (variant) => {
    const { t, df, p } = tTests(X, y, variant);
    expect(largest(relative, t, reference[variant].t)).toBeLessThan(1e-9);
    expect(largest(relative, df, reference[variant].df)).toBeLessThan(1e-9);
    // R has no p for the constant column either; here it is 1.
    const wanted = reference[variant].p.map((value) => value ?? 1);
    expect(largest(relative, p, wanted)).toBeLessThan(1e-9);
  });

  it("are Welch's unless asked otherwise", () => {
    expect(tTests(X, y)).toEqual(tTests(X, y, 'welch'));
    expect(tTests(X, y)).not.toEqual(tTests(X, y, 'pooled'));
  });

  it('say nothing of a constant column: t and df are undefined, p is 1', () => {
    for (const variant of ['welch', 'pooled'] as const) {
      const { t, df, p } = tTests(X, y, variant);
      expect([t[7], df[7], p[7]]).toEqual([NaN, NaN, 1]);
    }
  });

  it.each(['welch', 'pooled'] as const)(
    'have infinite t and the smallest p where a column has one value per class: %s',
    (variant) => {
      // 0.1 and 0.7 have no exact mean: what scatter is left is rounding.
      const constant = new Matrix([0, 0, 0, 1, 1, 1].map((c) => [c ? 0.7 : 0.1, c ? 0.1 : 0.7]));
      const { t, df, p } = tTests(constant, [0, 0, 0, 1, 1, 1], variant);
      expect(t).toEqual([Infinity, -Infinity]);
      expect(df).toEqual([NaN, NaN]);
      expect(p).toEqual([Number.MIN_VALUE, Number.MIN_VALUE]);
    },
  );

  it('are finite where one class alone is constant', () => {
    const half = new Matrix([[1], [1], [1], [2], [3], [5]]);
    const { t, df, p } = tTests(half, [0, 0, 0, 1, 1, 1]);
    // Means 10/3 and 1, variance 7/3 and 0: t = (7/3) / √(7/9), and the class that varies gives the df.
    expect(t[0]).toBeCloseTo(7 / 3 / Math.sqrt(7 / 9), 12);
    expect(df[0]).toBeCloseTo(2, 12);
    expect(p[0]).toBeGreaterThan(0.1);
  });

  it('change sign, and nothing else, when the classes change places', () => {
    const one = tTests(X, y);
    const other = tTests(
      X,
      y.map((label) => (label === 1 ? 0 : 1)),
    );
    expect(
      largest(
        relative,
        other.t,
        one.t.map((t) => -t),
      ),
    ).toBeLessThan(1e-12);
    expect(largest(relative, other.p, one.p)).toBeLessThan(1e-12);
  });

  it('do not depend on unit and origin', () => {
    const { t } = tTests(X.clone().mul(-3).add(7), y);
    // Column 10 has a deviation of 1e-5 around 2, and moving it costs digits.
    const wanted = tTests(X, y).t.map((value) => -value);
    expect(largest(relative, t, wanted)).toBeLessThan(1e-9);
  });

  it.each([
    [[0, 0, 1], '1 positive and 2 negative'],
    [[0, 1, 1], '2 positive and 1 negative'],
    [[0, 0, 0], '0 positive and 3 negative'],
  ] as const)('refuse classes of fewer than two samples: %j', (labels, counts) => {
    expect(() => tTests(new Matrix([[1], [2], [3]]), labels)).toThrow(
      `A t-test needs two samples of each class; here are ${counts}.`,
    );
  });
});

describe('a missing value', () => {
  it('is refused with its place, and not passed on as a probe that does not differ', () => {
    const X = new Matrix([
      [1, 2],
      [2, NaN],
      [3, 4],
      [5, 6],
    ]);
    expect(() => tTests(X, [0, 0, 1, 1])).toThrow('row 2, column 2 is NaN');
  });

  it('is refused in the first column too, and where both classes have one', () => {
    const column = (...values: number[]) => Matrix.columnVector(values);
    expect(() => tTests(column(1, NaN, 3, 4), [0, 0, 1, 1])).toThrow('row 2, column 1 is NaN');
    const both = new Matrix([
      [1, 2],
      [1, NaN],
      [2, NaN],
      [3, 4],
    ]);
    expect(() => tTests(both, [0, 0, 1, 1])).toThrow('row 2, column 2 is NaN');
  });
});
