import { describe, expect, it, vi } from 'vitest';

import type { HeldOutSet, Label } from '../../src/cohort/dataset.js';
import { confusion, metrics } from '../../src/evaluation/metrics.js';
import { evaluateHoldOut } from '../../src/evaluation/hold-out.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { randomForest } from '../../src/models/random-forest.js';
import { random } from '../../src/numerics/random.js';
import { fit } from '../../src/pipeline/fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { rawSmall } from '../datasets.js';

describe('evaluateHoldOut', async () => {
  const { training, heldOut: asMade } = rawSmall();
  // Two labels turned, so that there is something to get wrong.
  const turned = (i: number) => i === 2 || i === 6;
  const y = asMade.y.map((label, i): Label => (turned(i) === (label === 1) ? 0 : 1));
  const heldOut = { ...asMade, y };
  const ridge = pipeline(standardise(), logisticRegression({ penalty: 'l2' }));
  const forest = pipeline(randomForest({ trees: 21 }));
  const told: [number, number, string][] = [];
  const rows = await evaluateHoldOut({ ridge, forest }, training, heldOut, 5, (...step) =>
    told.push(step),
  );

  it('fits each pipeline on all training samples, with its own random numbers', () => {
    expect(rows.map((row) => row.pipeline)).toEqual(['ridge', 'forest']);
    for (const [k, spec] of [ridge, forest].entries()) {
      const fitted = fit(spec, training, random(5));
      expect(rows[k].score).toEqual(fitted.predict(heldOut).score);
      expect(rows[k].predicted).toEqual(fitted.predict(heldOut).predicted);
      expect(rows[k].fitted.model.importance).toEqual(fitted.model.importance);
    }
  });

  it('tells after each fit how many of how many are done', () => {
    expect(told).toEqual([
      [1, 2, 'ridge'],
      [2, 2, 'forest'],
    ]);
  });

  it('counts and names the samples called wrong', () => {
    for (const row of rows) {
      expect(row.n).toBe(10);
      const { falsePositive, falseNegative } = confusion(heldOut.y, row.predicted);
      expect(row.errors).toBe(falsePositive + falseNegative);
      const right = heldOut.samples.filter((_, i) => row.predicted[i] === heldOut.y[i]);
      expect([...right, ...row.misclassified].sort()).toEqual([...heldOut.samples].sort());
      expect(row).toMatchObject(metrics(heldOut.y, row.score, row.predicted, row.probability));
      expect(row.accuracy).toBeCloseTo(1 - row.errors / 10, 14);
    }
    expect(rows[0].misclassified).toEqual(['t3', 't7']);
  });

  it('does not fit again what it has fitted, unless the seed or the samples are others', async () => {
    const small = pipeline(randomForest({ trees: 3 }));
    const ask = (set: typeof training, seed: number) =>
      evaluateHoldOut({ small, again: forest, ridge }, set, heldOut, seed);
    const again = await ask(training, 5);
    expect(again.map((row) => row.pipeline)).toEqual(['small', 'again', 'ridge']);
    expect(again[1]).toEqual({ ...rows[1], pipeline: 'again' });
    expect(again[1].fitted).toBe(rows[1].fitted);
    expect(again[2].fitted).toBe(rows[0].fitted);
    const [otherSeed, others] = [await ask(training, 6), await ask({ ...training }, 5)];
    expect(otherSeed[1].score).toEqual(fit(forest, training, random(6)).predict(heldOut).score);
    expect(otherSeed[1].score).not.toEqual(again[1].score);
    expect(others[1].fitted).not.toBe(again[1].fitted);
    expect(others[1].score).toEqual(again[1].score);
  });

  it('asks again about other samples alone', async () => {
    const ask = (set: HeldOutSet) => evaluateHoldOut({ ridge }, training, set, 5);
    const predict = vi.spyOn(rows[0].fitted, 'predict');
    const [first] = await ask(heldOut);
    const said = structuredClone([first.score, first.predicted, first.probability]);
    for (const list of [first.score, first.predicted, first.probability!]) list.fill(1);
    const [again] = await ask(heldOut);
    expect([again.score, again.predicted, again.probability]).toEqual(said);
    expect(predict).not.toHaveBeenCalled();
    const [others] = await ask({ ...heldOut, y: asMade.y });
    expect(others.fitted).toBe(rows[0].fitted);
    expect(others.score).toEqual(rows[0].score);
    expect(others.errors).toBe(0);
    expect(predict).toHaveBeenCalledOnce();
  });
});
