import { describe, expect, it } from 'vitest';

import {
  firstProbes,
  fitModels,
  furtherRankings,
  rankProbes,
} from '../../src/interpretation/rank-probes.js';
import type { RankedProbe } from '../../src/interpretation/importance.js';
import { meanSize, shapleyValues } from '../../src/interpretation/shapley.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { forestPermutationImportance, randomForest } from '../../src/models/random-forest.js';
import { svmRbf } from '../../src/models/svm.js';
import { random } from '../../src/numerics/random.js';
import { fitModel, fitTransforms } from '../../src/pipeline/fit.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { selectionStatistics } from '../../src/selection/selection-table.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';
import { modelData, rawSmall } from '../datasets.js';

describe('rankProbes', async () => {
  const { training } = rawSmall();
  const statistics = selectionStatistics(training, new Map());
  const steps = [varianceFilter({ by: 'quantile', quantile: 0.2 }), standardise()];
  const models = {
    lasso: logisticRegression({ penalty: 'l1' }),
    forest: randomForest({ trees: 9 }),
  };
  const told: [number, number, string][] = [];
  const fitted = await fitModels(models, steps, training, 4, (...step) => told.push(step));
  const rankings = rankProbes(statistics, fitted.models);

  it('has a ranking per name, the t-test first', () => {
    expect(Object.keys(rankings)).toEqual(['t-test', 'lasso', 'forest']);
  });

  it('tells after each model how many of how many are done', () => {
    expect(told).toEqual([
      [1, 2, 'lasso'],
      [2, 2, 'forest'],
    ]);
  });

  it('ranks by p-value every probe that varies, and leaves constant ones out', () => {
    const byP = rankings['t-test'];
    expect(byP).toHaveLength(39);
    expect(byP.map(({ probe }) => probe)).not.toContain('g7');
    const size = new Map(statistics.map(({ probe, p }) => [probe, -Math.log10(p)]));
    byP.forEach(({ probe, importance }) => expect(importance).toBe(size.get(probe)));
    expect(byP[0].importance).toBe(Math.max(...byP.map(({ importance }) => importance)));
  });

  it('fits each model on the same transformed training samples, with its own random numbers', () => {
    const data = fitTransforms(steps, training).transform(training);
    for (const name of ['lasso', 'forest'] as const) {
      const { importance } = fitModel(models[name], data, random(4));
      const ranked = new Map(rankings[name].map((row) => [row.probe, row.importance]));
      expect(data.probes.map((probe) => ranked.get(probe))).toEqual(importance);
    }
  });
});

describe('furtherRankings', async () => {
  const { training } = modelData('small');
  const models = {
    ridge: logisticRegression({ penalty: 'l2' }),
    machine: svmRbf(),
    forest: randomForest({ trees: 30 }),
  };
  const fitted = await fitModels(models, [standardise()], training, 4);
  const further = furtherRankings(fitted, 4);
  const importances = (ranked: readonly RankedProbe[]) => {
    const byProbe = new Map(ranked.map(({ probe, importance }) => [probe, importance]));
    return training.probes.map((probe) => byProbe.get(probe));
  };

  it('has Shapley values of linear models and forests, and a forest’s permutation importance', () => {
    expect(further.map(({ model, method }) => `${model}, ${method}`)).toEqual([
      'ridge, shapley',
      'forest, shapley',
      'forest, out-of-bag permutation',
    ]);
  });

  it('takes the mean size over the training samples', () => {
    const explained = shapleyValues(fitted.models.forest, fitted.training, fitted.training);
    expect(importances(further[1].ranked)).toEqual(meanSize(explained));
  });

  it('counts a fall below 0 as none', () => {
    const falls = forestPermutationImportance(fitted.models.forest, fitted.training, random(4));
    expect(Math.min(...falls)).toBeLessThan(0);
    expect(importances(further[2].ranked)).toEqual(falls.map((fall) => Math.max(0, fall)));
  });
});

describe('firstProbes', () => {
  const ranked = (...rows: [string, number][]) =>
    rows.map(([probe, importance], k) => ({ probe, rank: k + 1, importance }));

  it('takes the first k of each ranking', () => {
    const rankings = { a: ranked(['x', 3], ['y', 2], ['z', 1]), b: ranked(['z', 9], ['x', 8]) };
    expect(firstProbes(rankings, 2)).toEqual({ a: ['x', 'y'], b: ['z', 'x'] });
    expect(firstProbes(rankings, 5)).toEqual({ a: ['x', 'y', 'z'], b: ['z', 'x'] });
  });

  it('leaves probes of no importance out, also where fewer than k are left', () => {
    expect(firstProbes({ lasso: ranked(['x', 1], ['y', 0], ['z', 0]) }, 2)).toEqual({
      lasso: ['x'],
    });
  });
});
