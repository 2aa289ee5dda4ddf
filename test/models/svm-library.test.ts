import SVM from 'ml-svm';
import { describe, expect, it } from 'vitest';

import { kktGap } from '../../src/models/svm-kkt.js';
import { fitSvm, svmRbf } from '../../src/models/svm.js';
import { random } from '../../src/numerics/random.js';
import { predictLabels } from '../../src/models/model.js';
import { modelData, trainingOf } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

// Each defect of ml-svm 2.1.2: what the library does, and what is made of it here. A test that fails in its first half
// after an upgrade says that the guard may go.

const rbf = golden('svm.json').fits.filter(({ kernel }) => kernel === 'rbf');

const sigma = (gamma: number) => 1 / Math.sqrt(2 * gamma);

function byLibrary(
  X: number[][],
  signs: number[],
  options: { C: number; gamma: number; seed: number; whitening?: boolean },
): SVM {
  const draw = random(options.seed);
  const svm = new SVM({
    C: options.C,
    tol: 1e-4,
    maxPasses: 10,
    maxIterations: 100_000,
    kernel: 'rbf',
    kernelOptions: { sigma: sigma(options.gamma) },
    whitening: options.whitening ?? false,
    random: () => draw.uniform(),
  });
  svm.train(X, signs);
  return svm;
}

describe('the last bits of a value', () => {
  const draw = random(3);
  const signs = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 1 : -1));
  const X = signs.map((sign) =>
    Array.from({ length: 10 }, (_, j) => draw.normal() + (j < 3 ? 0.7 * sign : 0)),
  );
  const nudged = X.map((row) =>
    row.map((value, j) => (j % 2 === 0 ? value * (1 + 2.3e-16) : value)),
  );

  it('decide where the library stops, and move its decision values by more than 1e-3', () => {
    const options = { C: 1, gamma: 0.1, seed: 7 };
    const [before, after] = [X, nudged].map((rows) => byLibrary(rows, signs, options).margin(rows));
    expect(largest(absolute, before, after)).toBeGreaterThan(1e-3);
  });

  it('decide nothing here', () => {
    const y = signs.map((sign) => (sign === 1 ? 1 : 0));
    const [before, after] = [X, nudged].map((rows) => {
      const data = trainingOf(rows, y);
      const spec = svmRbf({ gamma: 0.1, engine: 'ml-svm' });
      return fitSvm(spec, data, random(7)).score(data);
    });
    expect(after).toEqual(before);
  });
});

describe('a constant column', () => {
  const X = [
    [0, 5],
    [1, 5],
    [4, 5],
    [5, 5],
  ];

  it('is 0 / 0 where the library rescales: no support vector, and every sample is called negative', () => {
    const svm = byLibrary(X, [-1, -1, 1, 1], { C: 1, gamma: 0.5, seed: 1, whitening: true });
    expect(svm.supportVectors()).toEqual([]);
    expect(svm.margin(X).some((f) => f > 0)).toBe(false);
    const without = X.map(([value]) => [value]);
    const fine = byLibrary(without, [-1, -1, 1, 1], { C: 1, gamma: 9, seed: 1, whitening: true });
    expect(fine.supportVectors().length).toBeGreaterThan(1);
  });

  it('does no harm here', () => {
    const training = trainingOf(X, [0, 0, 1, 1]);
    const scores = fitSvm(svmRbf({ engine: 'ml-svm', gamma: 0.5 }), training, random(1)).score(
      training,
    );
    expect(scores.map((f) => f > 0)).toEqual([false, false, true, true]);
  });
});

describe('the box of the dual variables', () => {
  const X = [[0], [1], [2], [3], [4], [5]];
  const y = [0, 0, 1, 0, 1, 1];
  const signs = y.map((label) => 2 * label - 1);
  // By hand: the four in the middle are at C, the outer two have a margin of 1, and by symmetry there is no intercept.
  const kernel = (a: number, b: number) => Math.exp(-0.5 * (a - b) ** 2);
  const inner = kernel(5, 4) - kernel(5, 3) + kernel(5, 2) - kernel(5, 1);
  const outer = (1 - inner) / (1 - kernel(5, 0));
  const exact = X.map(([at]) =>
    [outer, 1, 1, 1, 1, outer].reduce((sum, a, i) => sum + a * signs[i] * kernel(at, i), 0),
  );
  const options = { C: 1, gamma: 0.5, seed: 11 };

  it('is left by the library: a variable ends at 2, where C is 1, and the check sees it', () => {
    const svm = byLibrary(X, signs, options);
    expect(Math.max(...svm.alphas)).toBeGreaterThan(1.9);
    const alpha = signs.map(() => 0);
    svm.supportVectors().forEach((i, k) => (alpha[i] = svm.alphas[k] * signs[i]));
    expect(kktGap(svm.margin(X), alpha, signs, 1)).toBeGreaterThan(0.5);
  });

  it('is kept here, from the same random numbers, by another attempt', () => {
    const training = trainingOf(X, y);
    const model = fitSvm(svmRbf({ engine: 'ml-svm', gamma: 0.5 }), training, random(options.seed));
    expect(model.summary.kktGap).toBeLessThan(0.02);
    expect(largest(absolute, model.score(training), exact)).toBeLessThan(2e-3);
  });

  it('is kept at a small C too, where leaving it moves decision values by little', () => {
    const training = trainingOf(X, y);
    for (let seed = 1; seed <= 20; seed++) {
      const model = fitSvm(
        svmRbf({ engine: 'ml-svm', C: 0.1, gamma: 0.5 }),
        training,
        random(seed),
      );
      expect(model.summary.kktGap).toBeLessThan(0.02);
    }
  });
});

describe('steps that are too short for the library', () => {
  const X = [[0], [1], [4], [5]];

  it('leave it without a support vector, and it says nothing', () => {
    const svm = byLibrary(X, [-1, -1, 1, 1], { C: 5e-4, gamma: 0.5, seed: 1 });
    expect(svm.supportVectors()).toEqual([]);
  });

  it('are an error here that names the parameters and what to do', () => {
    const training = trainingOf(X, [0, 0, 1, 1]);
    const attempt = () =>
      fitSvm(svmRbf({ engine: 'ml-svm', C: 5e-4, gamma: 0.5 }), training, random(1));
    expect(attempt).toThrow('svm: ml-svm did not converge for C = 0.0005, gamma = 0.5000');
    expect(attempt).toThrow('a larger C');
  });
});

describe('running out of iterations', () => {
  const X = [[0], [0.1], [0.2], [0.3], [0.4], [0.5]];
  const y = [0, 1, 0, 1, 0, 1];

  it('is an error of the library that names neither model nor parameter', () => {
    const signs = y.map((label) => 2 * label - 1);
    expect(() => byLibrary(X, signs, { C: 1e8, gamma: 1, seed: 1 })).toThrow(/^max iterations/);
  });

  it('is an error here that names both', () => {
    expect(() =>
      fitSvm(svmRbf({ engine: 'ml-svm', C: 1e8, gamma: 1 }), trainingOf(X, y), random(1)),
    ).toThrow(
      'svm: ml-svm did not converge for C = 100000000, gamma = 1.000: it ran out of iterations.',
    );
  });
});

describe('its decision values here', () => {
  /**
   * What ml-svm reaches. It drops every step of a dual variable that is below 1e-3, and a few of them add up; over many
   * seeds the largest difference to the exact solution was 1.2e-3 here. (The golden values are exact to 1e-10.)
   */
  const tolerance = 2e-3;

  it.each(rbf)(
    'are those of the exact solution on $data, C = $C, gamma = $gamma_as_given',
    ({ data, C, gamma, ...exact }) => {
      const { training, heldOut } = modelData(data);
      const model = fitSvm(svmRbf({ engine: 'ml-svm', C, gamma }), training, random(1));
      const ours = model.score(heldOut);
      expect(largest(absolute, ours, exact.decision_test)).toBeLessThan(tolerance);
      expect(largest(absolute, model.score(training), exact.decision_train)).toBeLessThan(
        tolerance,
      );
      expect(predictLabels(ours, model.threshold)).toEqual(exact.predicted_test);
    },
  );

  it('are the same for the same seed, and importances close to those of this project', () => {
    const { training, heldOut } = modelData('small');
    const fitted = () => fitSvm(svmRbf({ engine: 'ml-svm' }), training, random(7));
    expect(fitted().score(heldOut)).toEqual(fitted().score(heldOut));
    const own = fitSvm(svmRbf(), training, random(7));
    expect(largest(absolute, fitted().importance, own.importance)).toBeLessThan(tolerance);
  });

  it('are refused when they miss the tolerance asked for', () => {
    const { training } = modelData('small');
    const spec = svmRbf({ engine: 'ml-svm', tolerance: 1e-12 });
    expect(() => fitSvm(spec, training, random(1))).toThrow("engine: 'own'");
  });

  it('are asked of finite values alone', () => {
    const data = trainingOf([[NaN], [1]], [0, 1]);
    expect(() => fitSvm(svmRbf({ engine: 'ml-svm' }), data, random(1))).toThrow(
      'svm: sample s1 has the value NaN at probe g0',
    );
  });
});
