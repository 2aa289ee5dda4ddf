import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { elasticNetPath } from '../../src/models/elastic-net-path.js';
import { ridgeLogistic } from '../../src/models/ridge-logistic.js';
import { mean } from '../../src/numerics/describe.js';
import { drawn, modelData, reordered, withValue } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';
import { dense, kktOf, lossAt, objectiveAt } from './elastic-net-optimality.js';

const { paths } = golden('glmnet-path.json');

/** In `small` columns 0 and 6 are equal: with L1 only the sum of their weights is defined. */
function comparable(data: string, alpha: number, beta: readonly number[]): number[] {
  if (data !== 'small' || alpha < 1) return [...beta];
  return beta.map((w, j) => (j === 0 ? w + beta[6] : j === 6 ? 0 : w));
}

describe('elasticNetPath against glmnet', () => {
  it.each(paths)('finds the same λ on $data, alpha = $alpha', ({ data, alpha, steps }) => {
    const { X, y } = modelData(data).training;
    const { lambda } = elasticNetPath(X, y, { alpha, count: 20 });
    const expected = steps.map((step) => step.lambda);
    expect(largest(relative, lambda, expected)).toBeLessThan(1e-13);
  });

  it.each(paths)('finds the same coefficients on $data, alpha = $alpha', (expected) => {
    const { data, alpha, steps } = expected;
    const { X, y } = modelData(data).training;
    const path = elasticNetPath(X, y, { alpha, lambdas: steps.map(({ lambda }) => lambda) });
    steps.forEach((step, k) => {
      const theirs = step.index.map((index, at) => ({ index, value: step.value[at] }));
      const ours = dense(path.coefficients[k], X.columns);
      const difference = largest(
        absolute,
        comparable(data, alpha, ours),
        comparable(data, alpha, dense(theirs, X.columns)),
      );
      expect(difference).toBeLessThan(1e-8);
      expect(absolute(path.intercept[k], step.intercept)).toBeLessThan(1e-8);
      expect(absolute(path.devianceRatio[k], step.deviance_ratio)).toBeLessThan(1e-9);
      expect(objectiveAt(path, k, X, y)).toBeLessThan(step.objective * (1 + 1e-10));
    });
  });

  it.each([1, 0.5, 0.1])(
    'is optimal on every λ by a condition written anew, alpha = %d',
    (alpha) => {
      for (const data of ['small', 'separable'] as const) {
        const { X, y } = modelData(data).training;
        const path = elasticNetPath(X, y, { alpha });
        expect(path.lambda).toHaveLength(100);
        const kkt = kktOf(path, X, y);
        expect(Math.max(...kkt)).toBeLessThan(2e-10);
        expect(largest(absolute, path.kkt, kkt)).toBeLessThan(1e-12);
      }
    },
  );
});

describe('elasticNetPath', () => {
  it.each([
    [20, 500, 1],
    [20, 500, 0.5],
    [20, 500, 0.01],
    [60, 8, 1],
    [60, 8, 0.3],
  ])('is optimal with %i samples and %i columns, alpha = %d', (n, p, alpha) => {
    const { X, y } = drawn(n, p, n + p, { shifted: 3, shift: 1 });
    const path = elasticNetPath(X, y, { alpha, count: 30 });
    expect(Math.max(...kktOf(path, X, y))).toBeLessThan(2e-10);
  });

  it('does not ask for centred or scaled columns', () => {
    const { X, y } = drawn(20, 60, 4, { shifted: 3, shift: 1 });
    const scaled = X.clone();
    for (let j = 0; j < 60; j++) scaled.mulColumn(j, 10 ** ((j % 5) - 2));
    const path = elasticNetPath(scaled.add(5), y, { alpha: 0.5, count: 30 });
    expect(Math.max(...kktOf(path, scaled, y))).toBeLessThan(1e-9);
  });

  it.each([1, 0.5])('has exactly λ_max: no weight there, one just below (alpha = %d)', (alpha) => {
    const { X, y } = modelData('separable').training;
    const [top] = elasticNetPath(X, y, { alpha, count: 2 }).lambda;
    const at = elasticNetPath(X, y, { alpha, lambdas: [top, top * (1 - 1e-6)] });
    expect(at.nonZero).toEqual([0, 1]);
    expect(at.devianceRatio[0]).toBeCloseTo(0, 14);
    const positives = y.reduce<number>((sum, label) => sum + label, 0);
    expect(at.intercept[0]).toBeCloseTo(Math.log(positives / (y.length - positives)), 12);
  });

  it('gives the same for one λ as along a path, from far away too', () => {
    const { X, y } = modelData('separable').training;
    const path = elasticNetPath(X, y, { alpha: 0.5 });
    const alone = elasticNetPath(X, y, { alpha: 0.5, lambdas: [path.lambda[99]] });
    const difference = largest(
      absolute,
      dense(alone.coefficients[0], 200),
      dense(path.coefficients[99], 200),
    );
    expect(difference).toBeLessThan(1e-8);
  });

  it('does not depend on the order of samples and columns', () => {
    const { training } = modelData('separable');
    const rows = training.y.map((_, i) => (i * 7) % 20);
    const columns = training.probes.map((_, j) => (j * 3 + 11) % 200);
    const other = reordered(training, { rows, columns });
    for (const alpha of [1, 0.5]) {
      const path = elasticNetPath(training.X, training.y, { alpha, count: 20 });
      const moved = elasticNetPath(other.X, other.y, { alpha, lambdas: path.lambda });
      path.lambda.forEach((_, k) => {
        const beta = dense(path.coefficients[k], 200);
        const expected = columns.map((j) => beta[j]);
        expect(largest(absolute, dense(moved.coefficients[k], 200), expected)).toBeLessThan(1e-8);
      });
    }
  });

  it('shares between equal columns: a sum with L1, evenly with some L2', () => {
    const { X, y } = drawn(20, 30, 7, { shifted: 1, shift: 2 });
    const doubled = X.subMatrixColumn([...Array(30).keys(), 0]);
    const once = elasticNetPath(X, y, { count: 20 });
    const twice = elasticNetPath(doubled, y, { lambdas: once.lambda });
    once.lambda.forEach((_, k) => {
      const both = dense(twice.coefficients[k], 31);
      const merged = both.slice(0, 30).map((w, j) => (j === 0 ? w + both[30] : w));
      expect(largest(absolute, merged, dense(once.coefficients[k], 30))).toBeLessThan(1e-8);
    });
    const mixed = elasticNetPath(doubled, y, { alpha: 0.5, count: 20 });
    mixed.lambda.slice(1).forEach((_, k) => {
      const beta = dense(mixed.coefficients[k + 1], 31);
      expect(beta[0]).toBeGreaterThan(0);
      expect(absolute(beta[30], beta[0])).toBeLessThan(1e-9);
    });
  });

  it('gives a constant column no weight at all, whatever alpha', () => {
    const { X, y } = drawn(12, 5, 3, { shifted: 2, shift: 1 });
    X.setColumn(3, new Array<number>(12).fill(0.1));
    for (const alpha of [0, 0.5, 1]) {
      const path = elasticNetPath(X, y, { alpha, count: 10 });
      expect(path.coefficients.flat().some(({ index }) => index === 3)).toBe(false);
    }
  });

  it('works on two samples', () => {
    const X = new Matrix([
      [1, 2, 0],
      [-1, 1, 0],
    ]);
    for (const alpha of [1, 0.5, 0]) {
      const path = elasticNetPath(X, [1, 0], { alpha });
      expect(Math.max(...kktOf(path, X, [1, 0]))).toBeLessThan(2e-10);
    }
  });

  it('goes on where the classes are separated, as far as λ_max / 1e5', () => {
    const { X, y } = modelData('separable').training;
    const path = elasticNetPath(X, y, { ratio: 1e-5 });
    expect(path.devianceRatio[99]).toBeGreaterThan(0.999);
    expect(Math.max(...kktOf(path, X, y))).toBeLessThan(1e-8);
  });

  it('is the ridge at alpha = 0, and comes close to it just above', () => {
    const { X, y } = modelData('separable').training;
    const ridge = elasticNetPath(X, y, { alpha: 0, count: 5 });
    expect(ridge.lambda[0]).toBe(elasticNetPath(X, y, { alpha: 1e-3, count: 5 }).lambda[0]);
    const shareOf1 = y.filter((label) => label === 1).length / 20;
    const withoutX = -mean(y.map((label) => Math.log(label === 1 ? shareOf1 : 1 - shareOf1)));
    const kkt = kktOf(ridge, X, y);
    expect(Math.max(...kkt)).toBeLessThan(1e-10);
    expect(largest(absolute, ridge.kkt, kkt)).toBeLessThan(1e-12);
    ridge.lambda.forEach((lambda, k) => {
      const { coefficients, intercept } = ridgeLogistic(X, y, 1 / (20 * lambda));
      expect(largest(absolute, dense(ridge.coefficients[k], 200), coefficients)).toBeLessThan(1e-9);
      expect(absolute(ridge.intercept[k], intercept)).toBeLessThan(1e-9);
      expect(ridge.devianceRatio[k]).toBeCloseTo(1 - lossAt(ridge, k, X, y) / withoutX, 10);
    });
    const nearly = elasticNetPath(X, y, { alpha: 1e-6, lambdas: ridge.lambda });
    const last = dense(nearly.coefficients[4], 200);
    expect(largest(absolute, last, dense(ridge.coefficients[4], 200))).toBeLessThan(1e-5);
    expect(Math.max(...kktOf(nearly, X, y))).toBeLessThan(2e-10);
  });

  it('lists the weights of each step by rising column', () => {
    const { X, y } = modelData('separable').training;
    const { coefficients, nonZero } = elasticNetPath(X, y, { alpha: 0.5 });
    expect(Math.max(...nonZero)).toBeGreaterThan(20);
    for (const weights of coefficients) {
      const columns = weights.map(({ index }) => index);
      expect(columns).toEqual([...columns].sort((a, b) => a - b));
    }
  });

  it('explains more the smaller λ', () => {
    const { X, y } = modelData('small').training;
    for (const alpha of [1, 0.5, 0]) {
      const { devianceRatio } = elasticNetPath(X, y, { alpha, count: 30 });
      devianceRatio.slice(1).forEach((ratio, k) => {
        expect(ratio).toBeGreaterThan(devianceRatio[k]);
      });
    }
  });
});

describe('elasticNetPath refuses', () => {
  const { X, y } = drawn(10, 4, 1);

  it.each([
    [{ alpha: 1.1 }, 'alpha must lie between 0 and 1, not 1.1'],
    [{ alpha: -0.1 }, 'alpha must lie between 0 and 1, not -0.1'],
    [{ alpha: NaN }, 'alpha must lie between 0 and 1, not NaN'],
    [{ tolerance: 0 }, 'tolerance must be a positive number, not 0'],
    [{ count: 0 }, 'count must be a positive whole number, not 0'],
    [{ ratio: 1 }, 'ratio must lie between 0 and 1, not 1'],
    [{ lambdas: [] }, 'lambdas has no λ in it'],
    [
      { lambdas: [0.1, 0] },
      'Without a penalty there is no optimum where the classes are separable',
    ],
    [{ lambdas: [0.1, 0.2] }, 'lambdas must fall, and 0.2 comes after 0.1'],
  ])('%o', (options, message) => {
    expect(() => elasticNetPath(X, y, options)).toThrow(message);
  });

  it('one class alone', () => {
    const one = y.map(() => 0 as const);
    expect(() => elasticNetPath(X, one)).toThrow(
      'elasticNetPath: all 10 training samples are of the negative class',
    );
  });

  it('missing values, and labels that do not fit', () => {
    const gap = withValue(drawn(10, 4, 1), 3, 2, NaN);
    expect(() => elasticNetPath(gap.X, y)).toThrow('column 2 of X has a value that is missing');
    expect(() => elasticNetPath(X, y.slice(1))).toThrow('9 labels and 10 rows of X');
  });

  it('columns that say nothing, unless λ is given', () => {
    const zeros = Matrix.zeros(4, 6);
    const labels: Label[] = [0, 0, 0, 1];
    expect(() => elasticNetPath(zeros, labels)).toThrow('no probe varies with the classes');
    const { nonZero, intercept } = elasticNetPath(zeros, labels, { lambdas: [0.1] });
    expect(nonZero).toEqual([0]);
    expect(intercept[0]).toBeCloseTo(Math.log(1 / 3), 12);
  });

  it('to call an optimum what is none: rounding alone is some 1e5 λ here', () => {
    const overlapping = drawn(40, 3, 2);
    expect(() =>
      elasticNetPath(overlapping.X.mul(1e9), overlapping.y, { lambdas: [1e-14] }),
    ).toThrow(/ended .* λ away from the optimum at λ = 1e-14/);
  });
});
