import { Matrix } from 'ml-matrix';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { columnMoments } from '../../src/numerics/moments.js';
import { random } from '../../src/numerics/random.js';
import { rowsOf } from '../../src/numerics/rows.js';
import { drawn } from '../datasets.js';
import { largest, relative } from '../golden.js';
import { countInstances, withoutKernels } from '../wasm-instances.js';

describe('columnMoments', () => {
  it.each([1, 2, 3, 4, 5, 6, 8, 11])('agree with two passes by ml-matrix on %i rows', (n) => {
    const draw = random(1, n);
    const rows = Array.from({ length: n }, () =>
      Float64Array.from({ length: 7 }, (_, j) => 10 ** j + draw.normal()),
    );
    const X = new Matrix(rows);
    const { means, squares } = columnMoments(rows);
    const expected = X.variance('column', { unbiased: false }).map((value) => value * n);
    expect(largest(relative, [...means], X.mean('column'))).toBeLessThan(1e-15);
    // A million away from 0 the values themselves have but ten digits after the point.
    expect(largest(relative, [...squares], expected)).toBeLessThan(1e-13);
  });

  it('keep a little scatter after an outlier in the first row', () => {
    const values = [1e6, ...Array.from({ length: 40 }, (_, i) => i % 2)];
    const { squares } = columnMoments(values.map((value) => Float64Array.of(value)));
    const mean = values.reduce((a, b) => a + b) / values.length;
    const expected = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(relative(squares[0], expected)).toBeLessThan(41 * 2 ** -52);
  });

  it('are exact for a constant column, whose mean would be off by rounding', () => {
    const rows = Array.from({ length: 11 }, () => Float64Array.of(0.1, 1e300, 0, -7.3));
    const { means, squares } = columnMoments(rows);
    expect([...means]).toEqual([0.1, 1e300, 0, -7.3]);
    expect([...squares]).toEqual([0, 0, 0, 0]);
  });

  it('see that values differ in their last digits', () => {
    const up = 1 + 2 ** -52;
    const { squares } = columnMoments([1, 1, up, up].map((value) => Float64Array.of(value)));
    expect(squares[0]).toBeGreaterThan(0);
  });

  it.each([NaN, Infinity])('are not finite where a value is %s', (value) => {
    for (const at of [0, 3]) {
      const rows = [1, 2, 3, 4, 5].map((x, i) => Float64Array.of(i === at ? value : x, x));
      const { squares } = columnMoments(rows);
      expect(squares.map(Number)[0]).toBeNaN();
      expect(squares[1]).toBe(10);
    }
  });
});

/** More columns than the kernel's memory holds at a time, and in the end an odd number of them. */
const wide = rowsOf(drawn(20, 2051, 1).X);

describe('the kernel of columnMoments', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('says of a column the same to the last bit wherever it stands', () => {
    const { means, squares } = columnMoments(wide);
    for (const j of [0, 1, 1023, 1024, 2047, 2048, 2050]) {
      const alone = columnMoments(wide.map((row) => row.subarray(j, j + 1)));
      expect([means[j], squares[j]]).toEqual([alone.means[0], alone.squares[0]]);
    }
  });

  it('is WebAssembly where there is some', async () => {
    const expected = columnMoments(wide);
    vi.resetModules();
    const instances = countInstances();
    const { columnMoments: moments } = await import('../../src/numerics/moments.js');
    expect(moments(wide)).toEqual(expected);
    expect(instances()).toBe(1);
  });

  it.each(withoutKernels)('gives the same to the last bit where %s', async (_why, webAssembly) => {
    const expected = columnMoments(wide);
    vi.resetModules();
    vi.stubGlobal('WebAssembly', webAssembly);
    const plain = await import('../../src/numerics/moments.js');
    expect(plain.columnMoments(wide)).toEqual(expected);
  });
});
