import { describe, expect, it } from 'vitest';

import { decisionValues, gramMatrix } from '../../src/models/kernel.js';
import { solveSvm } from '../../src/models/smo.js';
import { kktGap } from '../../src/models/svm-kkt.js';
import { random } from '../../src/numerics/random.js';
import { drawn, modelData } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';
import { rowsOf } from '../../src/numerics/rows.js';

const bounds = (n: number, C: number) => new Array<number>(n).fill(C);
const signsOf = (y: readonly number[]) => y.map((label) => 2 * label - 1);

describe('solveSvm', () => {
  it.each(golden('svm.json').fits)(
    'has the exact solution of the $kernel kernel on $data, C = $C, gamma = $gamma',
    ({ data, kernel, gamma, C, signed_alpha, decision_train }) => {
      const { X, y } = modelData(data).training;
      const chosen = kernel === 'rbf' ? { name: kernel, gamma: gamma! } : { name: kernel };
      const K = gramMatrix(chosen, rowsOf(X));
      const { signedAlpha, bias, gap } = solveSvm(K, y, {
        C: bounds(y.length, C),
        tolerance: 1e-12,
      });
      const f = decisionValues(K, signedAlpha, bias);
      expect(largest(absolute, f, decision_train)).toBeLessThan(1e-10);
      expect(largest(absolute, Array.from(signedAlpha), signed_alpha)).toBeLessThan(1e-10);
      expect(gap).toBeLessThan(1e-11);
      expect(kktGap(f, signedAlpha, signsOf(y), C)).toBeLessThan(1e-11);
    },
  );

  it.each([1e-3, 0.1, 1, 100, 1000])(
    'meets the conditions at C = %f with more samples than columns, which leaves K singular',
    (C) => {
      const { X, y } = drawn(40, 3, 8, { shifted: 3, shift: 0.5 });
      const K = gramMatrix({ name: 'linear' }, rowsOf(X));
      const { signedAlpha, bias } = solveSvm(K, y, { C: bounds(40, C), tolerance: 1e-7 });
      const f = decisionValues(K, signedAlpha, bias);
      expect(kktGap(f, signedAlpha, signsOf(y), C)).toBeLessThan(1.1e-7);
    },
  );

  it.each([767, 1661, 2440, 3032, 3685])(
    'gets there where one sample more is free than the kernel has rank (seed %i)',
    (seed) => {
      const n = 38;
      const { X, y } = drawn(n, 2 + (seed % 7), seed, { shifted: n, shift: 2 });
      const K = gramMatrix({ name: 'linear' }, rowsOf(X));
      const options = { C: bounds(n, 1), tolerance: 1e-10, maxIterations: 10_000 };
      expect(solveSvm(K, y, options).gap).toBeLessThan(1e-10);
    },
  );

  it('stops at the tolerance it is given', () => {
    const { X, y } = drawn(40, 3, 8, { shifted: 3, shift: 0.5 });
    const K = gramMatrix({ name: 'linear' }, rowsOf(X));
    const solve = (tolerance: number) => solveSvm(K, y, { C: bounds(40, 1), tolerance });
    expect(solve(0.1).gap).toBeLessThanOrEqual(0.1);
    expect(solve(1e-9).gap).toBeLessThanOrEqual(1e-9);
    expect(solve(0.1).iterations).toBeLessThan(solve(1e-9).iterations);
  });

  it('ends where rounding ends, however small a tolerance is asked for', () => {
    const { X, y } = modelData('small').training;
    const K = gramMatrix({ name: 'linear' }, rowsOf(X));
    expect(solveSvm(K, y, { C: bounds(24, 1), tolerance: 1e-300 }).gap).toBeLessThan(1e-12);
  });

  it('finds the same solution from any start inside the box', () => {
    const { X, y } = modelData('small').training;
    const K = gramMatrix({ name: 'rbf', gamma: 0.02 }, rowsOf(X));
    const C = bounds(24, 2);
    const cold = solveSvm(K, y, { C, tolerance: 1e-12 });
    const warm = solveSvm(K, y, { C, tolerance: 1e-12, start: cold.signedAlpha });
    expect(warm.iterations).toBe(0);
    // One of each class at its bound; the start itself is left as it is.
    const start = new Float64Array(24);
    start[y.indexOf(1)] = 2;
    start[y.indexOf(0)] = -2;
    const other = solveSvm(K, y, { C, tolerance: 1e-12, start });
    expect(
      largest(absolute, Array.from(other.signedAlpha), Array.from(cold.signedAlpha)),
    ).toBeLessThan(1e-10);
    expect(start.filter((a) => a !== 0)).toHaveLength(2);
  });

  it('does not depend on the order of the samples', () => {
    const { X, y } = drawn(31, 4, 2, { shifted: 2, shift: 1 });
    const order = random(5).shuffle(y.map((_, i) => i));
    const fit = (rows: number[]) => {
      const K = gramMatrix({ name: 'rbf', gamma: 0.2 }, rowsOf(X.subMatrixRow(rows)));
      const labels = rows.map((i) => y[i]);
      return solveSvm(K, labels, { C: bounds(31, 1), tolerance: 1e-12 });
    };
    const [asIs, shuffled] = [fit(y.map((_, i) => i)), fit(order)];
    const expected = order.map((i) => asIs.signedAlpha[i]);
    expect(largest(absolute, Array.from(shuffled.signedAlpha), expected)).toBeLessThan(1e-10);
    expect(shuffled.bias).toBeCloseTo(asIs.bias, 10);
  });

  it('decides the same when the kernel is scaled up and C down', () => {
    const { X, y } = drawn(30, 4, 6, { shifted: 2, shift: 1 });
    const K = gramMatrix({ name: 'rbf', gamma: 0.2 }, rowsOf(X));
    const small = solveSvm(K, y, { C: bounds(30, 5), tolerance: 1e-12 });
    const large = solveSvm(
      K.map((v) => 8 * v),
      y,
      { C: bounds(30, 5 / 8), tolerance: 1e-12 },
    );
    expect(
      largest(
        absolute,
        decisionValues(
          K.map((v) => 8 * v),
          large.signedAlpha,
          large.bias,
        ),
        decisionValues(K, small.signedAlpha, small.bias),
      ),
    ).toBeLessThan(1e-10);
  });

  it('separates two samples half way, by hand', () => {
    // x = 0 and 2: f(x) = x - 1, and ½‖w‖² = ½ takes α = ½ for each.
    const K = Float64Array.of(0, 0, 0, 4);
    const { signedAlpha, bias } = solveSvm(K, [0, 1], { C: [10, 10], tolerance: 1e-12 });
    expect(largest(absolute, Array.from(signedAlpha), [-0.5, 0.5])).toBeLessThan(1e-15);
    expect(bias).toBeCloseTo(-1, 14);
    // With C = ¼ both are at the bound, and the bias is half way between what they allow.
    const bounded = solveSvm(K, [0, 1], { C: [0.25, 0.25], tolerance: 1e-12 });
    expect(Array.from(bounded.signedAlpha)).toEqual([-0.25, 0.25]);
    expect(bounded.bias).toBe(-0.5);
  });

  it('calls every sample by the larger class when nothing tells them apart', () => {
    const { signedAlpha, bias } = solveSvm(new Float64Array(9), [0, 1, 0], {
      C: [1, 1, 1],
      tolerance: 1e-12,
    });
    expect(bias).toBe(-1);
    expect(signedAlpha[1]).toBe(1);
  });

  it('says what to do when it does not get there', () => {
    const { X, y } = drawn(60, 2, 8);
    const K = gramMatrix({ name: 'linear' }, rowsOf(X));
    const attempt = () =>
      solveSvm(K, y, { C: bounds(60, 1e6), tolerance: 1e-9, maxIterations: 20_000 });
    expect(attempt).toThrow(/^svm: the solution is still .* away from the optimality conditions/);
    expect(attempt).toThrow('a smaller C than 1000000');
  });
});
