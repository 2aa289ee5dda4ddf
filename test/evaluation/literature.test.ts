import { describe, expect, it } from 'vitest';

import type { HeldOutSet, TrainingSet } from '../../src/cohort/dataset.js';
import { loadLiterature, type PublishedResult } from '../../src/curated/literature.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import {
  literatureRows,
  measureLiterature,
  type MeasuredMethod,
} from '../../src/evaluation/literature.js';
import { publishedMethods } from '../../src/evaluation/published-methods.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { weightedVoting } from '../../src/models/weighted-voting.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { fit } from '../../src/pipeline/fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { drawn } from '../datasets.js';

const asHeldOut = (data: TrainingSet): HeldOutSet => ({ ...data, role: 'held-out' });
/** Intensities whose logarithm is what was drawn, with every other probe high in the other class: for pairs to cross. */
function intensities(data: TrainingSet): TrainingSet {
  return { ...data, X: data.X.clone().apply(raise) };
  function raise(this: TrainingSet['X'], i: number, j: number) {
    this.set(i, j, 2 ** (10 + (j % 2 ? -1 : 1) * (this.get(i, j) - 1.5)));
  }
}

describe('measureLiterature', () => {
  const training = drawn(40, 30, 1, { shifted: 4, shift: 1 });
  const heldOut = asHeldOut(drawn(30, 30, 2, { shifted: 4, shift: 1 }));
  const voting = pipeline(weightedVoting({ probesPerClass: 3 }));
  const methods = { forced: { pipeline: voting }, free: { pipeline: voting, noCallBelow: 0.5 } };

  it('counts wrong calls, and apart from them samples that are not called', async () => {
    const [forced, free] = await measureLiterature(methods, training, heldOut, { seed: 3 });
    const fitted = fit(voting, training, random(3));
    const scores = fitted.predict(heldOut).score;
    const wrong = scores.map((score, i) => (score > 0 ? 1 : 0) !== heldOut.y[i]);
    const close = scores.map((score) => Math.abs(score) < 0.5);
    expect(forced.testErrors).toBe(wrong.filter(Boolean).length);
    expect(free.testNoCalls).toBe(close.filter(Boolean).length);
    expect(free.testErrors).toBe(wrong.filter((is, i) => is && !close[i]).length);
    // The counts above say nothing unless there is something to count.
    expect(forced.testErrors).toBeGreaterThan(free.testErrors);
    expect(free.testNoCalls).toBeGreaterThan(0);
    expect([forced.cvNoCalls, forced.testNoCalls]).toEqual([NaN, NaN]);
    expect([forced.genes, free.genes]).toEqual([6, 6]);
  });

  it('cross-validates in ten folds, and gives the mean over several deals', async () => {
    const options = { seed: 3, repeats: 4 };
    const [{ cvErrors }, free] = await measureLiterature(methods, training, heldOut, options);
    const plan = stratifiedKFold(training.y, { folds: 10, ...options });
    const { scores } = await crossValidate({ voting }, training, plan);
    const errors = [1, 2, 3, 4].map(
      (k) => scores.filter((r) => r.repeat === k && r.label !== r.predicted).length,
    );
    expect(cvErrors).toBe(mean(errors));
    const close = scores.filter(({ score }) => Math.abs(score) < 0.5);
    expect(free.cvNoCalls).toBe(close.length / 4);
  });

  it('measures each method as if it were the only one', async () => {
    const one = pipeline(weightedVoting({ probesPerClass: 1 }));
    const both = { many: { pipeline: voting }, one: { pipeline: one, noCallBelow: 0.1 } };
    const options = { seed: 3, folds: 2 };
    const together = await measureLiterature(both, training, heldOut, options);
    for (const [k, [name, method]] of Object.entries(both).entries()) {
      const alone = await measureLiterature({ [name]: method }, training, heldOut, options);
      expect(together[k]).toEqual(alone[0]);
    }
    expect(together[0].cvErrors).not.toBe(together[1].cvErrors);
  });

  it('tells of every fit of both parts how many of how many are done', async () => {
    const told: [number, number][] = [];
    const options = { seed: 3, folds: 2, repeats: 2 };
    await measureLiterature(methods, training, heldOut, options, (...step) => told.push(step));
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
  });
});

describe('the published methods', () => {
  const methods = publishedMethods([log2({ floor: 1, ceiling: 2 ** 20 })]);
  const names = Object.keys(methods);
  const run = (seed: number, signal: object) => {
    const [learn, ask] = [seed, seed + 1].map((s) => intensities(drawn(50, 200, s, signal)));
    return measureLiterature(methods, learn, asHeldOut(ask), { seed: 1, folds: 3 });
  };

  it('find a strong signal, with as many probes as their papers say', async () => {
    const rows = await run(10, { shifted: 60, shift: 3 });
    for (const row of rows) expect(row.cvErrors + row.testErrors).toBeLessThanOrEqual(8);
    const genes = Object.fromEntries(rows.map((row) => [row.method, row.genes]));
    expect(genes).toMatchObject({
      'weighted voting': 50,
      'weighted voting, no call below 0.3': 50,
      'SVM-RFE': 31,
      'penalised logistic regression, RFE': 26,
      'diagonal LDA': 40,
      'top-scoring pair': 2,
    });
  }, 60_000);

  it('find nothing in noise, as all that looks at labels is inside the folds', async () => {
    const rows = (await run(20, {})).filter(({ cvNoCalls }) => Number.isNaN(cvNoCalls));
    // Of 50 samples 25 on average; selected outside the folds it would be about half of that, or less.
    for (const { cvErrors } of rows) expect(cvErrors).toBeGreaterThan(13);
    expect(Math.abs(mean(rows.map(({ testErrors }) => testErrors)) - 25)).toBeLessThan(6);
  }, 60_000);

  it('are all quoted, under the same names', async () => {
    const quoted = (await loadLiterature()).map(({ method }) => method);
    expect(names.filter((name) => !quoted.includes(name))).toEqual([]);
  });

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(methods))).toEqual(methods);
  });
});

describe('literatureRows', () => {
  const none = { genes: NaN, cvErrors: NaN, cvNoCalls: NaN, testErrors: NaN, testNoCalls: NaN };
  const paper = { ...none, source: 'A paper (1999)', nTrain: 38, nTest: 34, note: '' };
  const published: PublishedResult[] = [
    { ...paper, method: 'a', genes: 50, testErrors: 0, testNoCalls: 5, checked: 'read' },
    { ...paper, method: 'b', genes: 11, testErrors: 1, checked: 'recalled' },
  ];
  const measured: MeasuredMethod[] = [{ ...none, method: 'a', genes: 40, testErrors: 2 }];

  it('never lets a quoted number stand as a measured one', () => {
    const [a, b] = literatureRows(measured, published);
    expect(a).toMatchObject({ genes: 40, test_errors: 2, test_no_calls: NaN, checked: 'read' });
    expect(a).toMatchObject({ quoted_genes: 50, quoted_test_errors: 0, quoted_test_no_calls: 5 });
    expect(b).toMatchObject({ method: 'b', genes: NaN, cv_errors: NaN, test_errors: NaN });
    expect(b).toMatchObject({ quoted_genes: 11, quoted_test_errors: 1, checked: 'recalled' });
  });

  it('has each measured number in a column of its own', () => {
    const all = { method: 'b', genes: 1, cvErrors: 2, cvNoCalls: 3, testErrors: 4, testNoCalls: 5 };
    expect(literatureRows([all], published)[1]).toMatchObject({
      genes: 1,
      cv_errors: 2,
      cv_no_calls: 3,
      test_errors: 4,
      test_no_calls: 5,
    });
  });

  it('refuses a method of which nothing is quoted', () => {
    expect(() => literatureRows([{ ...none, method: 'c' }], published)).toThrow(
      'nothing is quoted of "c". Add a line',
    );
  });
});
