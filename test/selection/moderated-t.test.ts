import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { moderatedT } from '../../src/selection/moderated-t.js';
import { tTests } from '../../src/selection/t-test.js';
import { drawn, rawSmall, modelData, reordered, withValue } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

describe('moderatedT', () => {
  const data = { small: rawSmall().training, separable: modelData('separable').training };

  it.each(['small', 'separable'] as const)("is limma's on %s", (name) => {
    const { X, y } = data[name];
    const wanted = golden('selection.json')[name].moderated;
    const { t, p, df, priorDf, priorVariance } = moderatedT(X, y);
    if (wanted.prior_df === null) expect(priorDf).toBe(Infinity);
    else expect(relative(priorDf, wanted.prior_df)).toBeLessThan(1e-9);
    expect(relative(priorVariance, wanted.prior_variance)).toBeLessThan(1e-9);
    expect(relative(df, wanted.df)).toBeLessThan(1e-9);
    // limma's constant column has a t of rounding.
    expect(largest(absolute, t, wanted.t)).toBeLessThan(1e-9);
    expect(largest(relative, p, wanted.p)).toBeLessThan(1e-8);
  });

  it('says nothing of a constant column: t is 0, p is 1', () => {
    const { t, p } = moderatedT(data.small.X, data.small.y);
    expect([t[7], p[7]]).toEqual([0, 1]);
  });

  it('draws a small variance up and a large one down', () => {
    const { X, y } = drawn(8, 300, 5, { shifted: 300, shift: 1 });
    const own = tTests(X, y, 'pooled').t;
    const { t } = moderatedT(X, y);
    const most = own.indexOf(Math.max(...own));
    expect(t[most]).toBeLessThan(own[most]);
    expect(own.some((value, j) => Math.abs(t[j]) > Math.abs(value))).toBe(true);
  });

  it('does not depend on the order of samples or probes', () => {
    const { X, y } = data.small;
    const rows = y.map((_, i) => y.length - 1 - i);
    const columns = Array.from({ length: X.columns }, (_, j) => X.columns - 1 - j);
    const other = reordered(data.small, { rows, columns });
    const t = [...moderatedT(other.X, other.y).t].reverse();
    expect(largest(absolute, t, moderatedT(X, y).t)).toBeLessThan(1e-11);
  });

  it('is defined for one column, and where most columns are constant', () => {
    const one = moderatedT(new Matrix([[1], [2], [4], [7]]), [0, 0, 1, 1]);
    expect(one.t[0]).toBeCloseTo(
      tTests(new Matrix([[1], [2], [4], [7]]), [0, 0, 1, 1], 'pooled').t[0],
    );
    const mostly = new Matrix([1, 2, 4, 7].map((value) => [value, 3, 3, 3]));
    const { t, p } = moderatedT(mostly, [0, 0, 1, 1]);
    expect([...t, ...p].every(Number.isFinite)).toBe(true);
  });

  it('has no prior of a single column, and says nothing of it where it is constant', () => {
    const constant = moderatedT(Matrix.columnVector([3, 3, 3, 3]), [0, 0, 1, 1]);
    expect(constant).toMatchObject({ t: [0], p: [1], priorDf: 0 });
  });

  it('takes 1 for the median of the variances where more than half are 0', () => {
    // Raised to 1e-5 × 1, constant columns count as much as such whose variance is that.
    const step = Math.sqrt(2e-5);
    const beside = (other: readonly number[]) =>
      moderatedT(new Matrix([1, 2, 4, 7].map((v, i) => [v, other[i], other[i]])), [0, 0, 1, 1]);
    const [constant, hardly] = [beside([0, 0, 0, 0]), beside([0, step, 0, step])];
    expect(constant.priorDf).toBeLessThan(Infinity);
    expect(relative(constant.priorDf, hardly.priorDf)).toBeLessThan(1e-12);
    expect(relative(constant.priorVariance, hardly.priorVariance)).toBeLessThan(1e-12);
  });

  it('refuses a missing value and says where it stands', () => {
    const { X, y } = withValue(data.small, 2, 3, NaN);
    expect(() => moderatedT(X, y)).toThrow('row 3, column 4 is NaN');
  });
});
