import { describe, expect, it } from 'vitest';

import { divide } from '../../src/cohort/dataset.js';
import {
  type CrossValidation,
  crossValidate,
  meanScores,
  overRepeats,
  withinOneSample,
} from '../../src/evaluation/cross-validation.js';
import { metrics } from '../../src/evaluation/metrics.js';
import { leftOut, stratifiedKFold } from '../../src/evaluation/resampling.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { randomForest } from '../../src/models/random-forest.js';
import { svmRbf } from '../../src/models/svm.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { fit } from '../../src/pipeline/fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';
import { foldsOf } from './folds.js';

const data = drawn(24, 20, 3, { shifted: 3, shift: 2 });
const plan = stratifiedKFold(data.y, { folds: 4, repeats: 2, seed: 11 });
const ridge = pipeline(standardise(), logisticRegression({ penalty: 'l2' }));
const forest = pipeline(randomForest({ trees: 11 }));
const svm = pipeline(standardise(), svmRbf());

/** What is known of a cross-validation after some of its repeats. */
const firstRepeats = ({ folds, scores }: CrossValidation, last: number): CrossValidation => ({
  folds: folds.filter(({ repeat }) => repeat <= last),
  scores: scores.filter(({ repeat }) => repeat <= last),
});

describe('crossValidate', () => {
  it('fits each fold on the others alone and asks about the fold', async () => {
    const { folds, scores } = await crossValidate({ ridge, forest }, data, plan);
    expect(folds).toHaveLength(2 * 2 * 4);
    const at = folds.find((f) => f.pipeline === 'forest' && f.repeat === 2 && f.fold === 3)!;
    const { training, heldOut } = divide(data, leftOut(plan, 1, 2));
    const fitted = fit(forest, training, random(plan.seed, 1, 2));
    const { score, predicted, probability } = fitted.predict(heldOut);
    expect(at).toEqual({
      pipeline: 'forest',
      repeat: 2,
      fold: 3,
      ...metrics(heldOut.y, score, predicted, probability),
    });
    const rows = scores.filter(
      (row) =>
        row.pipeline === 'forest' && row.repeat === 2 && heldOut.samples.includes(row.sample),
    );
    expect(rows.map((row) => row.score)).toEqual(score);
    expect(rows.map((row) => row.predicted)).toEqual(predicted);
    expect(rows.map((row) => row.probability)).toEqual(probability);
  });

  it('leaves each sample out once in each repeat, with its label', async () => {
    const { scores } = await crossValidate({ ridge }, data, plan);
    for (const repeat of [1, 2]) {
      const rows = scores.filter((row) => row.repeat === repeat);
      expect(rows.map(({ sample }) => sample).sort()).toEqual([...data.samples].sort());
      for (const { sample, label } of rows) {
        expect(label).toBe(data.y[data.samples.indexOf(sample)]);
      }
    }
  });

  it('gives a pipeline the same results alone, beside others and in another order', async () => {
    const alone = await crossValidate({ forest }, data, plan);
    const beside = await crossValidate({ svm, forest, ridge }, data, plan);
    expect(beside.folds.filter((f) => f.pipeline === 'forest')).toEqual(alone.folds);
    expect(beside.scores.filter((f) => f.pipeline === 'forest')).toEqual(alone.scores);
    const longer = stratifiedKFold(data.y, { folds: 4, repeats: 3, seed: 11 });
    const more = await crossValidate({ forest }, data, longer);
    expect(more.folds.filter(({ repeat }) => repeat < 3)).toEqual(alone.folds);
  });

  it('is at chance on pure noise, with selection inside the folds', async () => {
    const noise = drawn(40, 500, 5);
    const selecting = pipeline(
      tTestFilter({ top: 10 }),
      standardise(),
      logisticRegression({ penalty: 'l2' }),
    );
    const many = stratifiedKFold(noise.y, { folds: 5, repeats: 4, seed: 2 });
    const { folds } = await crossValidate({ selecting }, noise, many);
    // A fair coin over 40 samples has a standard deviation of 0.08.
    expect(Math.abs(mean(folds.map(({ accuracy }) => accuracy)) - 0.5)).toBeLessThan(0.24);
  });

  it('tells of its progress after each fold', async () => {
    const told: [number, number][] = [];
    await crossValidate({ ridge, forest }, data, plan, (...at) => told.push(at));
    expect(told).toEqual(Array.from({ length: 8 }, (_, k) => [k + 1, 8]));
  });

  it('tells meanwhile of the repeats that are complete, but for the last', async () => {
    const longer = stratifiedKFold(data.y, { folds: 4, repeats: 3, seed: 11 });
    const told: CrossValidation[] = [];
    const tell = (found: CrossValidation) => void told.push(found);
    const all = await crossValidate({ ridge, forest }, data, longer, undefined, undefined, tell);
    expect(told).toEqual([1, 2].map((last) => firstRepeats(all, last)));
  });

  it('gives no probability to a model that has none', async () => {
    const { folds, scores } = await crossValidate({ svm }, data, plan);
    expect(folds.every(({ brier, log_loss }) => Number.isNaN(brier + log_loss))).toBe(true);
    expect(scores.every(({ probability }) => Number.isNaN(probability))).toBe(true);
  });
});

describe('overRepeats', () => {
  const twice = (name: string, first: number[], second: number[]) => [
    ...foldsOf(name, first),
    ...foldsOf(name, second).map((fold) => ({ ...fold, repeat: 2 })),
  ];

  it('averages within each repeat and describes the repeats', () => {
    const [a, b] = overRepeats(
      [...twice('a', [0.5, 1], [1, 1]), ...twice('b', [1], [1])],
      'accuracy',
    );
    expect(a).toMatchObject({ pipeline: 'a', repeats: [0.75, 1], mean: 0.875 });
    expect(a.sd).toBeCloseTo(0.25 / Math.SQRT2, 14);
    expect(b).toEqual({ pipeline: 'b', repeats: [1, 1], mean: 1, sd: 0 });
  });

  it('leaves out folds in which the metric is undefined', () => {
    const folds = foldsOf('a', [1, 1, 1], [0.5, NaN, 1]);
    expect(overRepeats(folds, 'auc')[0].repeats).toEqual([0.75]);
    expect(overRepeats(folds, 'brier')[0].mean).toBeNaN();
  });

  it('has no deviation of a single repeat', () => {
    expect(overRepeats(foldsOf('a', [0.5, 1]), 'accuracy')[0].sd).toBeNaN();
  });
});

describe('withinOneSample', () => {
  it('keeps those that one sample in n separates from the best at most, in their order', () => {
    const accuracies = { low: 0.7, near: 0.9 - 0.1, best: 0.9, far: 0.79 };
    const folds = Object.entries(accuracies).flatMap(([name, value]) => foldsOf(name, [value]));
    const rows = overRepeats(folds, 'accuracy');
    const kept = (n: number) => withinOneSample(rows, n).map((row) => row.pipeline);
    expect(kept(10)).toEqual(['near', 'best']);
    expect(kept(9)).toEqual(['near', 'best', 'far']);
    expect(kept(1000)).toEqual(['best']);
  });
});

describe('meanScores', () => {
  it('averages the scores of each sample over the repeats, for one pipeline', () => {
    const row = (pipelineName: string, repeat: number, sample: string, score: number) => ({
      pipeline: pipelineName,
      repeat,
      sample,
      label: sample === 's1' ? (1 as const) : (0 as const),
      score,
      predicted: 1 as const,
      probability: NaN,
    });
    const rows = [
      row('a', 1, 's1', 1),
      row('b', 1, 's1', 100),
      row('a', 1, 's2', -1),
      row('a', 2, 's2', -3),
      row('a', 2, 's1', 2),
    ];
    expect(meanScores(rows, 'a')).toEqual({ samples: ['s1', 's2'], y: [1, 0], scores: [1.5, -2] });
  });
});
