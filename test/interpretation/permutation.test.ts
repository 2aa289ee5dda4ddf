import { describe, expect, it } from 'vitest';

import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import {
  accuracyShuffled,
  fitFolds,
  type FittedFold,
  permutationImportance,
} from '../../src/interpretation/permutation.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import type { FittedModel } from '../../src/models/model.js';
import { random } from '../../src/numerics/random.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn, heldOutOf } from '../datasets.js';

/** A model of nothing but its first column, on samples of alternating classes that the column tells apart. */
function firstColumn(n: number): FittedFold {
  const y = Array.from({ length: n }, (_, i) => i % 2);
  const heldOut = heldOutOf(
    y.map((label, i) => [label - 0.5, label - 0.5, i]),
    y,
  );
  const model: FittedModel = {
    probes: heldOut.probes,
    threshold: 0,
    importance: [1, 0, 0],
    summary: {},
    score: ({ X }) => X.getColumn(0),
  };
  return { model, heldOut };
}

describe('permutationImportance', () => {
  it('is the share of pairs of unlike classes for a probe that decides alone, and exactly 0 for its unused copy', async () => {
    // A sample of n = 400 gets another class's value with chance n / 2 / n = 1/2; deviation of the share some 0.025.
    const [used, copy, other] = await permutationImportance(
      [firstColumn(400)],
      ['g0', 'g1', 'g2'],
      random(1),
    );
    expect(Math.abs(used - 0.5)).toBeLessThan(0.1);
    expect([copy, other]).toEqual([0, 0]);
  });

  it('leaves the samples as they were, and repeats itself', async () => {
    const fold = firstColumn(30);
    const before = fold.heldOut.X.clone();
    const once = await permutationImportance([fold], ['g0'], random(3));
    expect(fold.heldOut.X).toEqual(before);
    expect(await permutationImportance([fold], ['g0'], random(3))).toEqual(once);
    expect(await permutationImportance([fold], ['g0'], random(4))).not.toEqual(once);
  });

  it('averages over the folds, and counts 0 for a probe that a fold does not have', async () => {
    const fold = firstColumn(50);
    const [alone] = await permutationImportance([fold], ['g0'], random(5));
    const without = { ...fold, heldOut: { ...fold.heldOut, probes: ['x', 'y', 'z'] } };
    expect(await permutationImportance([fold, without], ['g0'], random(5))).toEqual([alone / 2]);
    expect(await permutationImportance([fold], ['unknown'], random(5))).toEqual([0]);
  });
});

describe('accuracyShuffled', () => {
  it('takes the probes in the order of the model’s own importance, and a whole row’s values from one sample', async () => {
    // Right where both columns come from the same sample, wherever it is from; wrong where only one was moved.
    const n = 40;
    const X = Array.from({ length: n }, (_, i) => [0, i, i]);
    const heldOut = heldOutOf(
      X,
      X.map(() => 1),
    );
    const model: FittedModel = {
      probes: heldOut.probes,
      threshold: 0,
      importance: [0, 1, 2],
      summary: {},
      score: (data) => data.X.to2DArray().map(([, second, third]) => (second === third ? 1 : -1)),
    };
    const [none, one, two] = await accuracyShuffled([{ model, heldOut }], [0, 1, 2], 20, random(1));
    expect([none, two]).toEqual([1, 1]);
    // A shuffle leaves one sample in place on average.
    expect(Math.abs(one - 1 / n)).toBeLessThan(0.03);
  });

  it('falls to chance when everything is shuffled', async () => {
    const [none, all] = await accuracyShuffled([firstColumn(400)], [0, 3], 10, random(2));
    expect(none).toBe(1);
    expect(Math.abs(all - 0.5)).toBeLessThan(0.05);
  });
});

describe('fitFolds', async () => {
  const data = drawn(24, 30, 7, { shifted: 4, shift: 3 });
  const plan = stratifiedKFold(data.y, { folds: 3, repeats: 2, seed: 1 });
  const steps = [tTestFilter({ top: 5 }), standardise()];
  const models = {
    ridge: logisticRegression({ penalty: 'l2' }),
    lasso: logisticRegression({ penalty: 'l1' }),
  };
  const told: string[] = [];
  const folds = await fitFolds(models, steps, data, plan, (done, total) =>
    told.push(`${done}/${total}`),
  );

  it('has every model once per fold and repeat, and says how far it is', () => {
    expect(Object.entries(folds).map(([name, own]) => [name, own.length])).toEqual([
      ['ridge', 6],
      ['lasso', 6],
    ]);
    expect(told).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  it('keeps the samples that the model has not seen, after steps fitted without them', () => {
    const seen = folds.ridge.slice(0, 3).flatMap(({ heldOut }) => heldOut.samples);
    expect([...seen].sort()).toEqual([...data.samples].sort());
    for (const { model, heldOut } of folds.ridge) {
      expect(heldOut.probes).toEqual(model.probes);
      expect(heldOut.probes).toHaveLength(5);
      // Standardised by the other samples, so not on their own.
      expect(Math.abs(heldOut.X.mean())).toBeGreaterThan(1e-6);
    }
    const selections = folds.ridge.map(({ model }) => model.probes.join(' '));
    expect(new Set(selections).size).toBeGreaterThan(1);
  });

  it('finds the planted probes, where each is needed', async () => {
    const alone = drawn(60, 6, 8, { shifted: 1, shift: 6 });
    const many = stratifiedKFold(alone.y, { folds: 3, seed: 1 });
    const { ridge } = await fitFolds({ ridge: models.ridge }, [standardise()], alone, many);
    const falls = await permutationImportance(ridge, alone.probes, random(1));
    expect(falls[0]).toBeGreaterThan(0.25);
    expect(Math.max(...falls.slice(1).map(Math.abs))).toBeLessThan(0.1);
  });

  it('finds that no probe is needed where all carry the same signal, and all of them together are', async () => {
    const same = drawn(60, 40, 9, { shifted: 40, shift: 3 });
    const many = stratifiedKFold(same.y, { folds: 3, seed: 1 });
    const { ridge } = await fitFolds({ ridge: models.ridge }, [standardise()], same, many);
    const falls = await permutationImportance(ridge, same.probes, random(1));
    expect(Math.max(...falls.map(Math.abs))).toBeLessThan(0.02);
    const [none, all] = await accuracyShuffled(ridge, [0, 40], 5, random(1));
    expect(none).toBe(1);
    expect(all).toBeLessThan(0.65);
  });
});
