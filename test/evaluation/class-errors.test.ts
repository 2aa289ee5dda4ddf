import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import {
  crossValidatedClassErrors,
  heldOutClassErrors,
} from '../../src/evaluation/class-errors.js';
import { summarise } from '../../src/evaluation/choose.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { evaluateHoldOut, type HoldOutResult } from '../../src/evaluation/hold-out.js';
import { metrics } from '../../src/evaluation/metrics.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { drawn, rawSmall } from '../datasets.js';

const strong = pipeline(standardise(), logisticRegression({ penalty: 'l2', C: 1e-4 }));
const weak = pipeline(standardise(), logisticRegression({ penalty: 'l2' }));
const { training, heldOut } = rawSmall();

describe('errors by class', () => {
  it('counts those of a cross-validation per repeat', async () => {
    const plan = stratifiedKFold(training.y, { folds: 3, repeats: 4, seed: 2 });
    const cv = await crossValidate({ weak, strong }, training, plan);
    const rows = crossValidatedClassErrors(cv);
    expect(rows.map(({ pipeline }) => pipeline)).toEqual(['weak', 'strong']);
    rows.forEach(({ pipeline, set, positives, negatives, missed, falseAlarms, auc }, k) => {
      expect([set, positives, negatives]).toEqual(['cross-validation', 9, 15]);
      const wrong = cv.scores.filter(
        (row) => row.pipeline === pipeline && row.label !== row.predicted,
      );
      expect(missed).toBe(wrong.filter(({ label }) => label === 1).length / 4);
      expect(falseAlarms).toBe(wrong.filter(({ label }) => label === 0).length / 4);
      expect(auc).toBe(summarise(cv.folds)[k].auc);
    });
    // So strong a penalty that all are called by the larger class: every error is on one side.
    expect(rows[1]).toMatchObject({ missed: 9, falseAlarms: 0 });
  });

  it('counts those on held-out samples', async () => {
    const results = await evaluateHoldOut({ weak, strong }, training, heldOut, 1);
    const rows = heldOutClassErrors(results, heldOut);
    const positives = heldOut.y.filter((label) => label === 1).length;
    rows.forEach((row, k) => {
      expect(row).toMatchObject({ set: 'held-out', positives, negatives: 10 - positives });
      expect(row.missed + row.falseAlarms).toBe(results[k].errors);
      expect(row.missed).toBe(Math.round((1 - results[k].recall) * positives));
      expect(row.auc).toBe(results[k].auc);
    });
    expect(rows[1]).toMatchObject({ missed: positives, falseAlarms: 0 });
  });

  it('tells missed patients from false alarms, in calls written out', () => {
    const y: Label[] = [1, 0, 1, 0, 0];
    const predicted: Label[] = [0, 1, 1, 0, 1];
    const expected = { positives: 2, negatives: 3, missed: 1, falseAlarms: 2 };
    const result = { pipeline: 'a', predicted, auc: 0.5 } as unknown as HoldOutResult;
    const [row] = heldOutClassErrors([result], { ...heldOut, y });
    expect(row).toEqual({ pipeline: 'a', set: 'held-out', auc: 0.5, ...expected });
    const folds = [1, 2].map((repeat) => {
      return { pipeline: 'a', repeat, fold: 1, ...metrics(y, [2, 1, 4, 0, 3], predicted) };
    });
    const scores = [1, 2].flatMap((repeat) =>
      y.map((label, i) => {
        const said = { score: 0, predicted: predicted[i], probability: NaN };
        return { pipeline: 'a', repeat, sample: `s${i}`, label, ...said };
      }),
    );
    expect(crossValidatedClassErrors({ folds, scores })[0]).toMatchObject(expected);
  });

  it('finds no error where classes are far apart', async () => {
    const far = drawn(40, 5, 1, { shifted: 5, shift: 20 });
    const plan = stratifiedKFold(far.y, { seed: 1 });
    const [row] = crossValidatedClassErrors(await crossValidate({ weak }, far, plan));
    expect(row).toMatchObject({ positives: 20, negatives: 20, missed: 0, falseAlarms: 0, auc: 1 });
  });
});
