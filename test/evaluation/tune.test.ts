import { describe, expect, it, vi } from 'vitest';

import { divide, type TrainingSet } from '../../src/cohort/dataset.js';
import { choose, CHOOSING_RULE } from '../../src/evaluation/choose.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { learn } from '../../src/evaluation/learn.js';
import { metrics } from '../../src/evaluation/metrics.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { fitTuned, tuned } from '../../src/evaluation/tune.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { randomForest } from '../../src/models/random-forest.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { stratifiedFolds } from '../../src/numerics/stratified-folds.js';
import { fit } from '../../src/pipeline/fit.js';
import { sharedFits } from '../../src/pipeline/shared-fits.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn, reordered, trainingOf } from '../datasets.js';

const data = drawn(30, 40, 3, { shifted: 3, shift: 1.2 });
const sizes = [1, 3, 10, 40];
const candidates = sizes.map((top) =>
  pipeline(tTestFilter({ top }), standardise(), logisticRegression({ penalty: 'l2' })),
);

describe('fitTuned', () => {
  it('chooses by the inner folds as a loop written out does, and fits on all training samples', () => {
    const byInnerFolds = (set: TrainingSet, seed: number) => {
      const assignment = stratifiedFolds(set.y, 4, random(seed));
      const rows = candidates.flatMap((candidate, k) =>
        [0, 1, 2, 3].map((fold) => {
          const left = assignment.flatMap((f, i) => (f === fold ? [i] : []));
          const { training, heldOut } = divide(set, left);
          const { score, predicted } = fit(candidate, training, random(1)).predict(heldOut);
          return { pipeline: String(k), ...metrics(heldOut.y, score, predicted) };
        }),
      );
      return candidates[Number(choose(rows, CHOOSING_RULE).pipeline)];
    };
    /** What one would choose by asking models about the samples they were fitted on. */
    const byFit = (set: TrainingSet) => {
      const rows = candidates.map((candidate, k) => {
        const { score, predicted } = fit(candidate, set, random(1)).predict(set);
        return { pipeline: String(k), ...metrics(set.y, score, predicted) };
      });
      return candidates[Number(choose(rows, CHOOSING_RULE).pipeline)];
    };
    const sets = [data, ...[11, 12, 13, 14].map((n) => drawn(30, 40, n))];
    let otherwise = 0;
    for (const set of sets) {
      const expected = byInnerFolds(set, random(8).integer(2 ** 31));
      const result = fitTuned(tuned(candidates, { folds: 4 }), sharedFits(set), random(8));
      expect(result.chosen).toBe(expected);
      expect(result.model.coefficients).toEqual(fit(expected, set, random(1)).model.coefficients);
      if (byFit(set) !== expected) otherwise++;
    }
    // The comparison says nothing unless the two ways of choosing part.
    expect(otherwise).toBeGreaterThan(0);
  });

  it('finds the penalty that works among ones that do not', () => {
    const clear = drawn(30, 40, 3, { shifted: 3, shift: 3 });
    const forceZero = pipeline(standardise(), logisticRegression({ penalty: 'l1', C: 1e-4 }));
    const usual = pipeline(standardise(), logisticRegression({ penalty: 'l1', C: 1 }));
    for (const list of [
      [forceZero, usual],
      [usual, forceZero],
    ]) {
      expect(fitTuned(tuned(list), sharedFits(clear), random(1)).chosen).toBe(usual);
    }
  });

  it('takes the first of candidates that are the same', () => {
    const twice = [candidates[1], { ...candidates[1] }];
    expect(fitTuned(tuned(twice), sharedFits(data), random(2)).chosen).toBe(twice[0]);
  });

  it('asks no inner folds about a single candidate', () => {
    const fits = sharedFits(data);
    const folds = vi.spyOn(fits, 'folds');
    const { chosen, model } = fitTuned(tuned([candidates[2]]), fits, random(2));
    expect(chosen).toBe(candidates[2]);
    expect(model.coefficients).toEqual(fit(candidates[2], data, random(1)).model.coefficients);
    expect(folds).not.toHaveBeenCalled();
    // A forest shows by which seed it was fitted.
    const forest = pipeline(standardise(), randomForest({ trees: 5 }));
    const [one, two] = [[forest], [forest, { ...forest }]].map((list) =>
      fitTuned(tuned(list), sharedFits(data), random(2)).predict(data),
    );
    expect(one).toEqual(two);
  });

  it('draws one number, so that what it draws of does not depend on the candidates', () => {
    const draw = random(5);
    fitTuned(tuned(candidates), sharedFits(data), draw);
    const other = random(5);
    other.integer(2 ** 31);
    expect(draw.uniform()).toBe(other.uniform());
  });

  it('never sees a left-out sample: nested on pure noise it is at chance', async () => {
    const noise = drawn(40, 300, 5);
    const plan = stratifiedKFold(noise.y, { folds: 5, repeats: 4, seed: 2 });
    const { folds } = await crossValidate({ nested: tuned(candidates) }, noise, plan);
    // A fair coin over 40 samples has a standard deviation of 0.08.
    expect(Math.abs(mean(folds.map(({ accuracy }) => accuracy)) - 0.5)).toBeLessThan(0.24);
  });

  it('takes as many inner folds as the smaller class has samples, whichever it is', () => {
    const set = (y: number[]) =>
      sharedFits(
        trainingOf(
          y.map((_, i) => [i]),
          y,
        ),
      );
    const ridge = pipeline(logisticRegression({ penalty: 'l2' }));
    const two = tuned([ridge], { folds: 2 });
    expect(fitTuned(two, set([0, 0, 0, 1, 1]), random(1)).chosen).toBe(ridge);
    expect(() => fitTuned(two, set([0, 1, 1, 1, 1]), random(1))).toThrow(
      'has 1 samples, too few for 2 folds',
    );
  });

  it('says when a class is too small for the inner folds', () => {
    const small = trainingOf([[0], [1], [2], [3], [4], [5]], [0, 0, 0, 0, 1, 1]);
    expect(() => fitTuned(tuned(candidates), sharedFits(small), random(1))).toThrow(
      'tuned, inside the training samples: the smaller class has 2 samples, too few for 5 folds. Use at most 2.',
    );
  });
});

describe('tuned', () => {
  it('is plain data', () => {
    const spec = tuned(candidates);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(spec).toMatchObject({ kind: 'tuned', folds: 5 });
  });

  it.each([
    [() => tuned([]), 'at least one candidate'],
    [() => tuned(candidates, { folds: 1 }), 'folds must be a whole number above 1, not 1'],
    [() => tuned(candidates, { folds: 2.5 }), 'not 2.5'],
  ])('refuses what makes no sense', (make, message) => {
    expect(make).toThrow(message);
  });
});

describe('learn', () => {
  it('fits a pipeline as `fit` does, to the last bit, whatever was fitted before', () => {
    const forest = pipeline(standardise(), tTestFilter({ top: 10 }), randomForest({ trees: 5 }));
    const fits = sharedFits(data);
    for (const spec of [...candidates, tuned(candidates)]) learn(spec, fits, random(1));
    const rows = reordered(data, { rows: [3, 1, 2] });
    for (const spec of [forest, ...candidates]) {
      const alone = fit(spec, data, random(4)).predict(rows);
      expect(learn(spec, fits, random(4)).predict(rows)).toEqual(alone);
      expect(learn(spec, fits, random(4)).predict(rows)).toEqual(alone);
    }
  });
});
