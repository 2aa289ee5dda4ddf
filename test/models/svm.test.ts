import { Matrix } from 'ml-matrix';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { gramMatrix } from '../../src/models/kernel.js';
import { predictLabels } from '../../src/models/model.js';
import * as platt from '../../src/models/platt.js';
import { kktGap } from '../../src/models/svm-kkt.js';
import { fitSvm, svm, type SvmMemory, svmRbf, type SvmOptions } from '../../src/models/svm.js';
import { crossValidatedPlatt } from '../../src/models/svm-probability.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { rowsOf } from '../../src/numerics/rows.js';
import { drawn, modelData, reordered, trainingOf, withValue } from '../datasets.js';
import { absolute, golden, largest, relative } from '../golden.js';

const exactly = { tolerance: 1e-12 };
const fits = golden('svm.json').fits;
const gammaOf = (fit: { kernel: string; gamma?: number }) =>
  fit.kernel === 'rbf' ? { gamma: fit.gamma } : {};

afterEach(() => vi.restoreAllMocks());

describe('svm', () => {
  it('is a plain spec: RBF with C = 1 and gamma scaled unless told otherwise', () => {
    const spec = { kind: 'svm', kernel: 'rbf', C: 1, gamma: 'scale', tolerance: 1e-8 };
    expect(svm()).toEqual({ ...spec, probability: false, engine: 'own' });
    expect(svmRbf()).toEqual(svm());
    expect(svm({ kernel: 'linear', C: 3, classWeight: 'balanced', probability: true })).toEqual({
      kind: 'svm',
      kernel: 'linear',
      C: 3,
      classWeight: 'balanced',
      tolerance: 1e-8,
      probability: true,
      engine: 'own',
    });
    expect(svmRbf({ C: 3, gamma: 0.1, engine: 'ml-svm' })).toMatchObject({
      C: 3,
      gamma: 0.1,
      tolerance: 0.02,
    });
  });

  it.each([
    [{ C: 0 }, 'C must be a positive number, not 0'],
    [{ C: NaN }, 'C must be a positive number, not NaN'],
    [{ gamma: -1 }, 'gamma must be a positive number, not -1'],
    [{ tolerance: 0 }, 'tolerance must be a positive number, not 0'],
    [{ classWeight: { positive: 0, negative: 1 } }, 'classWeight.positive must be a positive'],
    [{ kernel: 'linear', gamma: 1 }, 'gamma belongs to the RBF kernel, and this one is linear'],
    [{ engine: 'ml-svm', kernel: 'linear' }, 'ml-svm is used for the RBF kernel alone'],
    [{ engine: 'ml-svm', classWeight: 'balanced' }, "Use engine: 'own'"],
    [{ engine: 'ml-svm', probability: true }, "Use engine: 'own'"],
  ] as [SvmOptions, string][])('refuses %j', (options, message) => {
    expect(() => svm(options)).toThrow(RangeError);
    expect(() => svm(options)).toThrow(`${message}`);
  });
});

describe('fitSvm', () => {
  it.each(fits)(
    'decides as the exact $kernel solution does on $data, C = $C, gamma = $gamma_as_given',
    (exact) => {
      const { training, heldOut } = modelData(exact.data);
      const { kernel, C } = exact;
      const model = fitSvm(svm({ kernel, C, ...gammaOf(exact), ...exactly }), training, random(1));
      expect(largest(absolute, model.score(heldOut), exact.decision_test)).toBeLessThan(1e-10);
      expect(largest(absolute, model.score(training), exact.decision_train)).toBeLessThan(1e-10);
      expect(predictLabels(model.score(heldOut), model.threshold)).toEqual(exact.predicted_test);
      expect(model.summary.supportVectors).toBe(exact.signed_alpha.filter((a) => a !== 0).length);
    },
  );

  it.each(golden('svm-exact.json').fits)(
    'weights the classes on $data, $kernel, C = $C, $class_weight',
    (exact) => {
      const { training, heldOut } = modelData(exact.data);
      const { kernel, C, class_weight: classWeight } = exact;
      const model = fitSvm(svm({ kernel, C, classWeight, ...exactly }), training, random(1));
      expect(largest(absolute, model.score(heldOut), exact.decision_test)).toBeLessThan(1e-10);
      expect(largest(absolute, model.score(training), exact.decision_train)).toBeLessThan(1e-10);
    },
  );

  it('says which γ it was fitted with', () => {
    const { training } = modelData('small');
    expect(fitSvm(svm({ gamma: 0.3 }), training, random(1)).summary.gamma).toBe(0.3);
    const values = training.X.to1DArray();
    const variance = mean(values.map((value) => (value - mean(values)) ** 2));
    const scaled = 1 / (training.X.columns * variance);
    expect(fitSvm(svm(), training, random(1)).summary.gamma).toBeCloseTo(scaled, 12);
  });

  it('is within its default tolerance of the optimality conditions, and says how far', () => {
    const { training } = modelData('small');
    const matrix = training.X.mmul(training.X.transpose());
    const precomputed = { ...training, X: matrix, probes: training.samples };
    const model = fitSvm(svm({ kernel: 'precomputed' }), precomputed, random(1));
    const signs = training.y.map((label) => 2 * label - 1);
    const gap = kktGap(model.score(precomputed), model.coefficients!, signs, 1);
    expect(gap).toBeLessThan(1e-8);
    expect(model.summary.kktGap).toBeLessThan(1e-8);
  });

  it('finds by a precomputed kernel what it finds by the linear one', () => {
    const { training, heldOut } = modelData('separable');
    const linear = fitSvm(svm({ kernel: 'linear', ...exactly }), training, random(1));
    const against = (X: Matrix) => X.mmul(training.X.transpose());
    const asKernel = <D extends typeof training | typeof heldOut>(data: D) => ({
      ...data,
      X: against(data.X),
      probes: training.samples,
    });
    const spec = svm({ kernel: 'precomputed', ...exactly });
    const model = fitSvm(spec, asKernel(training), random(1));
    const scores = model.score(asKernel(heldOut));
    expect(largest(absolute, scores, linear.score(heldOut))).toBeLessThan(1e-10);
    expect(model.importance).toEqual(model.coefficients!.map(Math.abs));
  });

  it('computes weights when asked for, and once', () => {
    const { training } = modelData('separable');
    const spec = svm({ kernel: 'linear' });
    const memory: SvmMemory = {};
    const { coefficients } = fitSvm(spec, training, random(1), memory);
    const spied = vi.spyOn(memory.last!.machine, 'weights');
    const model = fitSvm(spec, training, random(1), memory);
    expect(spied).not.toHaveBeenCalled();
    expect(model.coefficients).toEqual(coefficients);
    expect(model.coefficients).toBe(model.coefficients);
    expect(spied).toHaveBeenCalledTimes(1);
    expect(fitSvm(svmRbf(), training, random(1)).coefficients).toBeUndefined();
  });

  it.each(['linear', 'rbf'] as const)('has the same %s machine in any order', (kernel) => {
    const { training, heldOut } = modelData('small');
    const spec = svm({ kernel, ...exactly });
    const scores = fitSvm(spec, training, random(1)).score(heldOut);
    const rows = random(2).shuffle(training.y.map((_, i) => i));
    const columns = random(3).shuffle(training.probes.map((_, j) => j));
    const model = fitSvm(spec, reordered(training, { rows, columns }), random(1));
    const again = model.score(reordered(heldOut, { columns }));
    expect(largest(absolute, again, scores)).toBeLessThan(1e-10);
    const { importance } = fitSvm(spec, training, random(1));
    const expected = columns.map((j) => importance[j]);
    expect(largest(absolute, model.importance, expected)).toBeLessThan(1e-10);
  });

  it('counts a repeated probe as its double, and a constant one not at all', () => {
    const { training } = modelData('separable');
    const { y } = training;
    const twice = training.X.to2DArray().map((row) => [row[0], row[0], row[1], 0]);
    const scaled = training.X.to2DArray().map((row) => [Math.SQRT2 * row[0], row[1]]);
    const spec = svm({ kernel: 'linear', ...exactly });
    const model = fitSvm(spec, trainingOf(twice, y), random(1));
    const other = fitSvm(spec, trainingOf(scaled, y), random(1));
    const [a, b, , constant] = model.coefficients!;
    expect(a).toBe(b);
    expect(a).toBeCloseTo(other.coefficients![0] / Math.SQRT2, 9);
    expect(constant).toBe(0);
    expect(
      largest(absolute, model.score(trainingOf(twice, y)), other.score(trainingOf(scaled, y))),
    ).toBeLessThan(1e-9);
  });

  it('separates two samples half way between them', () => {
    const two = trainingOf([[0], [2]], [0, 1]);
    for (const kernel of ['linear', 'rbf'] as const) {
      const model = fitSvm(svm({ kernel }), two, random(1));
      const [, middle] = model.score(trainingOf([[0], [1], [2]], [0, 0, 1]));
      expect(middle).toBeCloseTo(0, 9);
    }
  });

  it('gives identical samples of two classes the same score, and importances that are numbers', () => {
    const ties = trainingOf([[1], [1], [1], [3]], [0, 1, 0, 1]);
    const model = fitSvm(svmRbf(), ties, random(1));
    const [a, b, c] = model.score(ties);
    expect([b, c]).toEqual([a, a]);
    const constant = fitSvm(svmRbf(), trainingOf([[2], [2], [2]], [0, 1, 0]), random(1));
    expect(constant.score(ties).every((score) => score < 0)).toBe(true);
    expect(constant.importance).toEqual([0]);
  });

  it('takes the size of the gradient for importance of an RBF machine: separating probes come first', () => {
    const training = drawn(30, 10, 3, { shifted: 2, shift: 4 });
    const { importance } = fitSvm(svmRbf({ C: 10, gamma: 0.05 }), training, random(1));
    const byNull = Math.max(...importance.slice(2));
    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(byNull);
  });

  it('has for it the root mean square of the slope of its own decision values', () => {
    const training = drawn(8, 3, 5, { shifted: 1, shift: 2 });
    const model = fitSvm(svmRbf({ gamma: 0.2 }), training, random(1));
    const h = 1e-5;
    const byProbe = training.probes.map((_, j) => {
      const moved = (by: number) => {
        const X = training.X.clone();
        for (let i = 0; i < X.rows; i++) X.set(i, j, X.get(i, j) + by);
        return model.score({ ...training, X });
      };
      const [up, down] = [moved(h), moved(-h)];
      const squares = up.map((f, i) => ((f - down[i]) / (2 * h)) ** 2);
      return Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length);
    });
    expect(largest(relative, model.importance, byProbe)).toBeLessThan(1e-6);
  });

  it('refuses missing values, a single class, and kernels that are none', () => {
    const { training } = modelData('small');
    for (const kernel of ['linear', 'rbf'] as const) {
      for (const value of [NaN, Infinity]) {
        const gap = withValue(training, 0, 0, value);
        expect(() => fitSvm(svm({ kernel }), gap, random(1))).toThrow(
          `svm: sample s1 has the value ${value} at probe g0`,
        );
      }
    }
    const one = trainingOf([[1], [2]], [1, 1]);
    expect(() => fitSvm(svm(), one, random(1))).toThrow('of the positive class');
    const huge = trainingOf([[1e200], [-1e200]], [0, 1]);
    expect(() => fitSvm(svm({ kernel: 'linear' }), huge, random(1))).toThrow('Standardise first');
    const precomputed = svm({ kernel: 'precomputed' });
    expect(() => fitSvm(precomputed, training, random(1))).toThrow('24 rows and 40 columns');
    const skew = trainingOf(
      [
        [1, 0.5],
        [0.4, 1],
      ],
      [0, 1],
    );
    expect(() => fitSvm(precomputed, skew, random(1))).toThrow('0.4 at row 1, column 0, but 0.5');
    // On a large scale too, a rounding error is no difference.
    const rounded = trainingOf(
      [
        [2e6, 1e6],
        [1e6 * (1 + 1e-15), 2e6],
      ],
      [0, 1],
    );
    expect(fitSvm(precomputed, rounded, random(1)).probes).toHaveLength(2);
  });
});

describe('probability', () => {
  const { training, heldOut } = modelData('small');

  it('is there only when asked for', () => {
    expect(fitSvm(svm(), training, random(1)).probability).toBeUndefined();
  });

  it.each(['linear', 'rbf'] as const)('rises with the score of a %s machine', (kernel) => {
    const model = fitSvm(svm({ kernel, probability: true }), training, random(1));
    const p = model.probability!(heldOut);
    const byScore = model.score(heldOut).map((score, i) => ({ score, p: p[i] }));
    byScore.sort((a, b) => a.score - b.score);
    const sorted = byScore.map((row) => row.p);
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    expect(sorted.every((value) => value > 0 && value < 1)).toBe(true);
    expect(new Set(sorted).size).toBeGreaterThan(5);
  });

  it('is the logistic curve through left-out decision values, found once, with its slope and its intercept', () => {
    const unequal = reordered(training, { rows: [...training.y.keys()].slice(0, 16) });
    const found = vi.spyOn(platt, 'plattScaling');
    const { summary, ...model } = fitSvm(
      svm({ kernel: 'linear', probability: true, C: 0.1 }),
      unequal,
      random(1),
    );
    expect(summary).not.toHaveProperty('gamma');
    const [p] = [model.probability!(heldOut), model.probability!(training)];
    expect(found).toHaveBeenCalledTimes(1);
    const scaling = crossValidatedPlatt(
      gramMatrix({ name: 'linear' }, rowsOf(unequal.X)),
      unequal.y,
      { C: unequal.y.map(() => 0.1), tolerance: 1e-8 },
      random(1),
    );
    const { slope, intercept } = scaling();
    expect(Math.abs(intercept)).toBeGreaterThan(0.01);
    const curve = model.score(heldOut).map((f) => 1 / (1 + Math.exp(-slope * f - intercept)));
    expect(largest(absolute, p, curve)).toBeLessThan(1e-12);
  });

  it('says as often as it is right: on 2,000 new samples the mean is the share of positives', () => {
    const fitted = fitSvm(
      svm({ kernel: 'linear', probability: true, C: 0.1 }),
      drawn(100, 5, 11, { shifted: 2, shift: 1 }),
      random(1),
    );
    const fresh = drawn(2000, 5, 12, { shifted: 2, shift: 1 });
    const p = fitted.probability!(fresh);
    // In the lower, middle and upper third of what it says.
    const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b]);
    for (const part of [order.slice(0, 667), order.slice(667, 1333), order.slice(1333)]) {
      const said = mean(part.map((i) => p[i]));
      const found = mean(part.map((i) => fresh.y[i]));
      expect(Math.abs(said - found)).toBeLessThan(0.1);
    }
  });

  it('comes from samples left out: it does not take pure noise that separates for knowledge', () => {
    const noise = drawn(40, 300, 4);
    const model = fitSvm(svm({ kernel: 'linear', probability: true }), noise, random(1));
    expect(predictLabels(model.score(noise), 0)).toEqual(noise.y);
    const p = model.probability!(noise);
    expect(Math.max(...p) - Math.min(...p)).toBeLessThan(0.7);
  });

  it('depends on the random numbers alone', () => {
    const p = (seed: number) =>
      fitSvm(svm({ probability: true }), training, random(seed)).probability!(heldOut);
    expect(p(3)).toEqual(p(3));
    expect(p(3)).not.toEqual(p(4));
  });

  it('works with two of a class, and says what is wrong with one', () => {
    const rows = [[0], [1], [2], [4], [5]];
    const spec = svm({ kernel: 'linear', probability: true });
    const two = fitSvm(spec, trainingOf(rows, [0, 0, 0, 1, 1]), random(1));
    expect(two.probability!(trainingOf(rows, [0, 0, 0, 1, 1])).every(Number.isFinite)).toBe(true);
    expect(() => fitSvm(spec, trainingOf(rows, [0, 0, 0, 0, 1]), random(1))).toThrow(
      'one of the classes has a single sample',
    );
  });
});
