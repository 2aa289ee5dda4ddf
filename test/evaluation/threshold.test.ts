import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { confusion } from '../../src/evaluation/metrics.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import {
  bestThreshold,
  fitThresholdByFolds,
  thresholdByFolds,
} from '../../src/evaluation/threshold.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { predictLabels } from '../../src/models/model.js';
import { randomForest } from '../../src/models/random-forest.js';
import { random } from '../../src/numerics/random.js';
import { fit } from '../../src/pipeline/fit.js';
import { sharedFits } from '../../src/pipeline/shared-fits.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn, rawSmall, reordered } from '../datasets.js';

const balancedAccuracy = (y: readonly Label[], scores: readonly number[], cut: number) => {
  const c = confusion(y, predictLabels(scores, cut));
  const specificity = c.trueNegative / (c.trueNegative + c.falsePositive);
  return (c.truePositive / (c.truePositive + c.falseNegative) + specificity) / 2;
};

describe('bestThreshold', () => {
  /** Few levels, so that scores tie within and across classes. */
  const case_ = (seed: number) => {
    const draw = random(seed);
    const y = Array.from({ length: 24 }, (_, i): Label => (i % 4 === 0 ? 1 : 0));
    return { y, scores: y.map((label) => draw.integer(12) + 3 * label) };
  };

  it('finds the best of all cuts, and the widest gap among these', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { y, scores } = case_(seed);
      const levels = [...new Set(scores)].sort((a, b) => a - b);
      const gaps = levels.slice(1).map((above, k) => {
        const cut = (levels[k] + above) / 2;
        return { cut, width: above - levels[k], worth: balancedAccuracy(y, scores, cut) };
      });
      const most = Math.max(...gaps.map(({ worth }) => worth));
      const best = gaps.filter(({ worth }) => most - worth < 1e-12);
      const widest = Math.max(...best.map(({ width }) => width));
      const expected = best.find(({ width }) => width === widest)!.cut;
      expect(bestThreshold(y, scores)).toBe(most > 0.5 + 1e-12 ? expected : undefined);
    }
  });

  it('moves with the scores', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { y, scores } = case_(seed);
      const moved = bestThreshold(
        y,
        scores.map((score) => 4 * score - 16),
      )!;
      expect(moved).toBe(4 * bestThreshold(y, scores)! - 16);
    }
  });

  it('takes the middle of the gap between separated classes, and the lower of equal gaps', () => {
    expect(bestThreshold([1, 0, 0, 1], [7, 1, 3, 11])).toBe(5);
    // One miss either way: between 1 and 2, or between 3 and 4.
    expect(bestThreshold([0, 1, 0, 1], [1, 2, 3, 4])).toBe(1.5);
    expect(bestThreshold([0, 1, 0, 1], [1, 2, 3, 4.5])).toBe(3.75);
  });

  it('has none where no cut does better than calling all alike', () => {
    expect(bestThreshold([0, 1, 0, 1], [2, 2, 2, 2])).toBeUndefined();
    expect(bestThreshold([1, 1, 0, 0], [1, 2, 3, 4])).toBeUndefined();
  });

  it('separates neighbouring doubles, which have no middle', () => {
    const above = 1 + Number.EPSILON;
    const cut = bestThreshold([0, 1], [1, above])!;
    expect(predictLabels([1, above], cut)).toEqual([0, 1]);
    const next = bestThreshold([0, 1], [above, above + Number.EPSILON])!;
    expect(predictLabels([above, above + Number.EPSILON], next)).toEqual([0, 1]);
  });
});

describe('thresholdByFolds', () => {
  const ridge = pipeline(standardise(), logisticRegression({ penalty: 'l2', C: 0.01 }));
  const { training, heldOut } = rawSmall();

  it('is plain data', () => {
    const spec = { kind: 'threshold-by-folds', pipeline: ridge, folds: 5, repeats: 10 };
    expect(thresholdByFolds(ridge)).toEqual(spec);
    expect(thresholdByFolds(ridge, { folds: 2, repeats: 1 })).toEqual({
      ...spec,
      folds: 2,
      repeats: 1,
    });
  });

  it.each([{ folds: 1 }, { folds: 2.5 }, { repeats: 0 }, { repeats: NaN }])(
    'refuses %o',
    (options) => {
      expect(() => thresholdByFolds(ridge, options)).toThrow(RangeError);
    },
  );

  it.each([ridge, pipeline(randomForest({ trees: 15 }))])(
    'changes nothing of the fit but the threshold, which left-out scores alone decide',
    async (inner) => {
      const plain = fit(inner, training, random(5));
      const spec = thresholdByFolds(inner, { folds: 4, repeats: 3 });
      const fitted = fitThresholdByFolds(spec, sharedFits(training), random(5));
      expect(fitted.predict(heldOut).score).toEqual(plain.predict(heldOut).score);
      expect(fitted.model.importance).toEqual(plain.model.importance);

      const draw = random(5);
      fit(inner, training, draw);
      const seed = draw.integer(2 ** 31);
      const plan = stratifiedKFold(training.y, { folds: 4, repeats: 3, seed });
      const { scores } = await crossValidate({ inner }, training, plan);
      const cut = bestThreshold(
        scores.map(({ label }) => label),
        scores.map(({ score }) => score),
      )!;
      expect(cut).not.toBe(plain.model.threshold);
      expect(fitted.model.threshold).toBe(cut);
      const { score, predicted, probability } = fitted.predict(heldOut);
      expect(predicted).toEqual(predictLabels(score, cut));
      expect(probability).toEqual(plain.predict(heldOut).probability);
    },
  );

  it('asks for nothing that a fit computes when asked', () => {
    const fits = sharedFits(training);
    const plain = fits.fit(ridge, random(5));
    const refuse = (name: string) => ({
      enumerable: true,
      get(): never {
        throw new Error(`${name} was asked for`);
      },
    });
    const lazy = <T extends object>(object: T, ...names: string[]): T =>
      Object.defineProperties(
        { ...object },
        Object.fromEntries(names.map((name) => [name, refuse(name)])),
      );
    const model = lazy(plain.model, 'importance', 'coefficients');
    const predict: typeof plain.predict = (data) => lazy(plain.predict(data), 'probability');
    const spec = thresholdByFolds(ridge, { folds: 4, repeats: 1 });
    const stubbed = { ...fits, fit: () => ({ model, predict }) };
    const fitted = fitThresholdByFolds(spec, stubbed, random(5));
    const predictions = fitted.predict(heldOut);
    expect(predictions.predicted).toEqual(predictLabels(predictions.score, fitted.model.threshold));
    expect(() => fitted.model.importance).toThrow('importance was asked for');
    expect(() => predictions.probability).toThrow('probability was asked for');
  });

  it('finds the rare class again that a shrunken model calls by the frequent one', () => {
    // Alternating labels in, one positive in six out: drawn() has as many of both.
    const all = drawn(600, 20, 3, { shifted: 3, shift: 1.5 });
    const rare = all.y.flatMap((label, i) => (label === 0 || i % 5 === 1 ? [i] : []));
    const some = reordered(all, { rows: rare.slice(0, 60) });
    const fresh = { ...reordered(all, { rows: rare.slice(60) }), role: 'held-out' as const };
    const plain = fit(ridge, some, random(1));
    const chosen = fitThresholdByFolds(thresholdByFolds(ridge), sharedFits(some), random(1));
    const worth = (fitted: typeof plain) =>
      balancedAccuracy(fresh.y, fitted.predict(fresh).score, fitted.model.threshold);
    expect(worth(plain)).toBeLessThan(0.6);
    expect(worth(chosen)).toBeGreaterThan(0.8);
  });

  it('keeps the own threshold where nothing is learned', () => {
    const level = pipeline(tTestFilter({ top: 1 }), logisticRegression({ penalty: 'l1', C: 1e-6 }));
    const even = drawn(40, 10, 1);
    const fitted = fitThresholdByFolds(
      thresholdByFolds(level, { folds: 5 }),
      sharedFits(even),
      random(1),
    );
    expect(new Set(fitted.predict(even).score).size).toBe(1);
    expect(fitted.model.threshold).toBe(0);
  });

  it('says when a class is too small for the folds', () => {
    const few = reordered(training, { rows: [0, 1, 2, 3, 4, 5] });
    expect(() => fitThresholdByFolds(thresholdByFolds(ridge), sharedFits(few), random(1))).toThrow(
      'too few for 5 folds',
    );
  });
});
