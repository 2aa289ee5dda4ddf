import { describe, expect, it } from 'vitest';

import { divide, type TrainingSet } from '../../src/cohort/dataset.js';
import { diagonalLda } from '../../src/models/diagonal-lda.js';
import { kNearestNeighbours } from '../../src/models/k-nearest-neighbours.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import type { FittedModel } from '../../src/models/model.js';
import { nearestShrunkenCentroids } from '../../src/models/nearest-shrunken-centroids.js';
import { randomForest } from '../../src/models/random-forest.js';
import { svmRbf } from '../../src/models/svm.js';
import { topScoringPair } from '../../src/models/top-scoring-pair.js';
import { weightedVoting } from '../../src/models/weighted-voting.js';
import { random } from '../../src/numerics/random.js';
import { fit, fittedPipeline, fitTransform, fitTransforms } from '../../src/pipeline/fit.js';
import { pipeline, type PipelineSpec } from '../../src/pipeline/spec.js';
import { arrayNormalisation } from '../../src/preprocessing/array-normalisation.js';
import { medianImputation } from '../../src/preprocessing/impute.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { rfe } from '../../src/selection/rfe.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';
import { drawn, heldOutOf, reordered, withValue } from '../datasets.js';
import { absolute, largest } from '../golden.js';

/** Intensities with some missing, 30 × 60, and held-out rows of the same kind. */
function intensities() {
  const raw = drawn(40, 60, 9, { shifted: 5, shift: 2 });
  const values = raw.X.to2DArray().map((row) => row.map((z) => 1000 * 2 ** z - 300));
  values[3][8] = NaN;
  values[35][2] = NaN;
  const training: TrainingSet = {
    ...raw,
    X: raw.X.subMatrixRow([...Array(30).keys()]),
    y: raw.y.slice(0, 30),
    samples: raw.samples.slice(0, 30),
  };
  values.slice(0, 30).forEach((row, i) => training.X.setRow(i, row));
  return { training, heldOut: heldOutOf(values.slice(30), raw.y.slice(30)) };
}

const { training, heldOut } = intensities();
const before = [
  medianImputation(),
  varianceFilter({ by: 'range', floor: 100, ceiling: 16_000, ratio: 5, difference: 500 }),
  log2({ floor: 100, ceiling: 16_000 }),
] as const;
const SPECS: Record<string, PipelineSpec> = {
  'l2 after a t-test filter': pipeline(
    ...before,
    tTestFilter({ top: 10 }),
    standardise(),
    logisticRegression({ penalty: 'l2' }),
  ),
  'l1 after a variance filter': pipeline(
    ...before,
    varianceFilter({ by: 'quantile', quantile: 0.3 }),
    standardise(),
    logisticRegression({ penalty: 'l1' }),
  ),
  'svm after rfe': pipeline(
    ...before,
    standardise(),
    rfe({ keep: 8, step: 0.3 }),
    svmRbf({ C: 2, gamma: 'scale' }),
  ),
  'forest after significance': pipeline(
    ...before,
    tTestFilter({ alpha: 0.1, correction: 'benjamini-hochberg' }),
    randomForest({ trees: 30 }),
  ),
  'shrunken centroids after a variance filter': pipeline(
    ...before,
    varianceFilter({ by: 'varying' }),
    nearestShrunkenCentroids(),
  ),
  'l2 after array normalisation, centred alone': pipeline(
    ...before,
    arrayNormalisation({ method: 'quantile' }),
    standardise({ scale: false }),
    logisticRegression({ penalty: 'l2' }),
  ),
  'weighted voting': pipeline(...before, weightedVoting({ probesPerClass: 5 })),
  'diagonal LDA after a moderated t-test': pipeline(
    ...before,
    tTestFilter({ top: 10, variant: 'moderated' }),
    diagonalLda(),
  ),
  'nearest neighbours after a t-test filter': pipeline(
    ...before,
    tTestFilter({ top: 10 }),
    standardise(),
    kNearestNeighbours(),
  ),
  'top-scoring pair': pipeline(...before, topScoringPair()),
};
const cases = Object.entries(SPECS);
const drawing = ['svm', 'random-forest', 'nearest-shrunken-centroids'];
const deterministic = cases.filter(([, { model }]) => !drawing.includes(model.kind));

describe('fit', () => {
  it.each(cases)('fits and predicts: %s', (_, spec) => {
    const fitted = fit(spec, training, random(1));
    const scores = fitted.predict(heldOut).score;
    const wrong = fitted.predict(heldOut).predicted.filter((label, i) => label !== heldOut.y[i]);
    expect(wrong.length).toBeLessThanOrEqual(2);
    expect(fitted.predict(heldOut).predicted).toEqual(
      scores.map((score) => (score > fitted.model.threshold ? 1 : 0)),
    );
  });

  it.each(cases)('gives the same from a spec that went through JSON: %s', (_, spec) => {
    const copy = JSON.parse(JSON.stringify(spec)) as PipelineSpec;
    expect(copy).toEqual(spec);
    const [one, other] = [spec, copy].map((s) => fit(s, training, random(5)));
    expect(other.predict(heldOut).score).toEqual(one.predict(heldOut).score);
    expect(other.model.importance).toEqual(one.model.importance);
    expect(other.model.probes).toEqual(one.model.probes);
  });

  it.each(cases)('asks each held-out sample by itself: %s', (_, spec) => {
    const fitted = fit(spec, training, random(1));
    const together = fitted.predict(heldOut).score;
    const moved = reordered(heldOut, { rows: [4, 2] });
    moved.X.mulRow(1, 50);
    // The score of a sample depends neither on the others nor on what they hold.
    expect(absolute(fitted.predict(moved).score[0], together[4])).toBeLessThan(1e-12);
    expect(fitted.predict(heldOut).score).toEqual(together);
  });

  it.each(cases)('takes nothing from rows that are left out, selection included: %s', (_, spec) => {
    const test = [0, 1, 12, 17];
    const disturbed = { ...training, X: training.X.clone() };
    for (const i of test) disturbed.X.mulRow(i, -3).setRow(i, disturbed.X.getRow(i).reverse());
    const [one, other] = [training, disturbed].map((data) =>
      fit(spec, divide(data, test).training, random(1)),
    );
    expect(other.model.probes).toEqual(one.model.probes);
    expect(other.model.importance).toEqual(one.model.importance);
    expect(other.predict(heldOut).score).toEqual(one.predict(heldOut).score);
  });

  it('learns everything from the training rows: one other value there changes the model', () => {
    const spec = SPECS['l2 after a t-test filter'];
    const one = fit(spec, training, random(1));
    // The best probe's values, all made equal, are no longer selected.
    const [best] = one.model.probes;
    const j = training.probes.indexOf(best);
    const without = { ...training, X: training.X.clone() };
    for (let i = 0; i < 30; i++) without.X.set(i, j, 500);
    const other = fit(spec, without, random(1));
    expect(other.model.probes).not.toContain(best);
    const nudged = withValue(training, 0, j, training.X.get(0, j) * 1.5);
    expect(fit(spec, nudged, random(1)).model.coefficients).not.toEqual(one.model.coefficients);
  });

  // A forest's trees draw columns by their number.
  const unordered = cases.filter(([, { model }]) => model.kind !== 'random-forest');
  it.each(unordered)('does not depend on the order of the probes: %s', (_, spec) => {
    const columns = training.probes.map((_, j) => (j * 7) % 60);
    const one = fit(spec, training, random(1)).predict(heldOut).score;
    const other = fit(spec, reordered(training, { columns }), random(1));
    expect(
      largest(absolute, other.predict(reordered(heldOut, { columns })).score, one),
    ).toBeLessThan(1e-9);
  });

  it.each(deterministic)('does not depend on the order of the samples: %s', (_, spec) => {
    const rows = training.samples.map((_s, i) => (i * 7) % 30);
    const one = fit(spec, training, random(1)).predict(heldOut).score;
    const other = fit(spec, reordered(training, { rows }), random(1)).predict(heldOut).score;
    expect(largest(absolute, other, one)).toBeLessThan(1e-9);
  });

  it.each(deterministic)('draws nothing where nothing is left to chance: %s', (_, spec) => {
    const refusing = {
      ...random(1),
      uniform: () => {
        throw new Error('drawn');
      },
    };
    expect(() => fit(spec, training, refusing)).not.toThrow();
  });

  it('refuses rows with other columns or in another order, also without any transform', () => {
    const complete = drawn(10, 3, 1, { shifted: 1, shift: 3 });
    const bare = fit(pipeline(logisticRegression({ penalty: 'l2' })), complete, random(1));
    expect(() => bare.predict(reordered(complete, { columns: [1, 0, 2] }))).toThrow(
      'fitted on 3 probes (g0 …) and is given 3 (g1 …)',
    );
    const whole = fit(SPECS['svm after rfe'], training, random(1));
    expect(() => whole.predict(reordered(heldOut, { columns: [0, 1, 2] }))).toThrow(
      'fitted on 60 probes',
    );
  });

  it('refuses a missing value that would make the score NaN, with the place', () => {
    const complete = drawn(10, 3, 1, { shifted: 1, shift: 3 });
    const bare = fit(pipeline(logisticRegression({ penalty: 'l2' })), complete, random(1));
    expect(() => bare.predict(withValue(complete, 6, 2, NaN))).toThrow(
      'predict: sample s7 has the value NaN at probe g2',
    );
  });

  it('does not compile for held-out rows', () => {
    const spec = SPECS['l2 after a t-test filter'];
    const neverCalled = () => [
      // @ts-expect-error held-out rows can't be fitted on
      fit(spec, heldOut, random(1)),
      // @ts-expect-error nor can a transform learn from them
      fitTransform(standardise(), heldOut),
      // @ts-expect-error nor several
      fitTransforms([standardise()], heldOut),
      // @ts-expect-error a generator is not made up where none is given
      fit(spec, training),
    ];
    expect(neverCalled).toBeTypeOf('function');
  });
});

describe('fittedPipeline', () => {
  it('computes probabilities when they are asked for, and once', () => {
    const data = drawn(6, 2, 1);
    let computed = 0;
    const model: FittedModel = {
      probes: data.probes,
      threshold: 0,
      importance: [1, 0],
      summary: {},
      score: ({ X }) => X.getColumn(0),
      probability: ({ X }) => (computed++, X.getColumn(0).map(() => 0.5)),
    };
    const said = fittedPipeline(model, (rows) => rows).predict(
      heldOutOf(data.X.to2DArray(), data.y),
    );
    expect([said.score.length, said.predicted.length, computed]).toEqual([6, 6, 0]);
    expect(said.probability).toBe(said.probability);
    expect([said.probability, computed]).toEqual([Array<number>(6).fill(0.5), 1]);
  });

  it('has none from a model without', () => {
    const data = drawn(12, 3, 1);
    expect(fit(pipeline(svmRbf()), data, random(1)).predict(data).probability).toBeUndefined();
  });
});

describe('fitTransforms', () => {
  it('fits each step on what the one before gives', () => {
    const steps = [medianImputation(), log2({ floor: 100 }), standardise()];
    const whole = fitTransforms(steps, training);
    let [rows, asked] = [training, heldOut];
    for (const spec of steps) {
      const step = fitTransform(spec, rows);
      [rows, asked] = [step.transform(rows), step.transform(asked)];
    }
    expect(whole.transform(heldOut).X.to2DArray()).toEqual(asked.X.to2DArray());
    expect(whole.probes).toEqual(rows.probes);
  });

  it('changes nothing without a step', () => {
    const none = fitTransforms([], training);
    expect(none.transform(heldOut)).toBe(heldOut);
    expect(none.probes).toBe(training.probes);
  });
});
