import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { wilcoxon } from '../../src/selection/wilcoxon.js';
import { rawSmall, modelData, withValue } from '../datasets.js';
import { golden, largest, relative } from '../golden.js';

describe('wilcoxon', () => {
  const data = { small: rawSmall().training, separable: modelData('separable').training };

  // small has columns with ties, and a constant one, which R gives p = NaN or 1.
  it.each(['small', 'separable'] as const)("is R's wilcox.test on %s", (name) => {
    const { X, y } = data[name];
    const wanted = golden('selection.json')[name].wilcoxon;
    const { u, p } = wilcoxon(X, y);
    expect(u).toEqual(wanted.u);
    expect(
      largest(
        relative,
        p,
        wanted.p.map((value) => value ?? 1),
      ),
    ).toBeLessThan(1e-12);
  });

  it("is R's with 49 samples in each class, the most that is counted out", () => {
    const { ranks, u, p } = golden('selection.json').wilcoxon_49_49;
    const y = ranks.map((_, i) => (i < 49 ? 1 : 0));
    const result = wilcoxon(Matrix.columnVector(ranks), y);
    expect(result.u).toEqual([u]);
    expect(relative(result.p[0], p)).toBeLessThan(1e-12);
  });

  it.each([0, 1])("is R's approximation where one class has 50 samples, whichever", (which) => {
    const { ranks, groups } = golden('selection.json').wilcoxon_fifty;
    const { positives, u, p } = groups[which];
    const y = ranks.map((_, i) => (i < positives ? 1 : 0));
    const result = wilcoxon(Matrix.columnVector(ranks), y);
    expect(result.u).toEqual([u]);
    expect(relative(result.p[0], p)).toBeLessThan(1e-12);
  });

  it('is the share of orders that are as extreme, counted by hand', () => {
    // Of the 10 ways to place 2 among 5, two put both at an end.
    const y = [1, 1, 0, 0, 0] as const;
    expect(wilcoxon(Matrix.columnVector([4, 5, 1, 2, 3]), y)).toEqual({ u: [6], p: [0.2] });
    expect(wilcoxon(Matrix.columnVector([1, 2, 3, 4, 5]), y)).toEqual({ u: [0], p: [0.2] });
  });

  it('says nothing of a column whose ranks are shared evenly, ties or none', () => {
    const even = wilcoxon(Matrix.columnVector([1, 2, 2, 3]), [1, 0, 0, 1]);
    expect(even).toEqual({ u: [2], p: [1] });
  });

  it('says nothing of a constant column', () => {
    expect(wilcoxon(Matrix.columnVector([3, 3, 3, 3]), [1, 1, 0, 0])).toEqual({ u: [2], p: [1] });
  });

  it('refuses a missing value, a missing class and a missing label', () => {
    const { X, y } = withValue(data.small, 2, 3, NaN);
    expect(() => wilcoxon(X, y)).toThrow('row 3, column 4 is NaN');
    expect(() => wilcoxon(Matrix.columnVector([NaN, 1]), [0, 1])).toThrow('row 1, column 1 is NaN');
    expect(() => wilcoxon(new Matrix([[1], [2], [3]]), [0, 1])).toThrow('2 labels and 3 rows of X');
    expect(() => wilcoxon(new Matrix([[1], [2]]), [1, 1])).toThrow('positive class');
  });
});
