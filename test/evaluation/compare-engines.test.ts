import { describe, expect, it } from 'vitest';

import { summarise } from '../../src/evaluation/choose.js';
import { compareEngines } from '../../src/evaluation/compare-engines.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { svm } from '../../src/models/svm.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { drawn } from '../datasets.js';

describe('compareEngines', () => {
  it('measures each engine against the first of its pipeline', async () => {
    const data = drawn(24, 6, 3, { shifted: 2, shift: 1.5 });
    const plan = stratifiedKFold(data.y, { folds: 4, repeats: 2, seed: 1 });
    const specs = {
      own: pipeline(svm({ C: 1 })),
      library: pipeline(svm({ C: 1, engine: 'ml-svm' })),
      alone: pipeline(logisticRegression({ penalty: 'l2' })),
    };
    const cv = await crossValidate(specs, data, plan);
    const rows = compareEngines(cv, {
      own: { pipeline: 'SVM', engine: 'own' },
      library: { pipeline: 'SVM', engine: 'ml-svm' },
      alone: { pipeline: 'logistic', engine: 'own' },
    });
    expect(rows.map((row) => [row.pipeline, row.engine])).toEqual([
      ['SVM', 'own'],
      ['SVM', 'ml-svm'],
      ['logistic', 'own'],
    ]);
    const [own, library, alone] = rows;
    for (const [name, row] of Object.entries({ own, library, alone })) {
      const { accuracy, auc } = summarise(cv.folds).find(({ pipeline }) => pipeline === name)!;
      expect(row).toMatchObject({ accuracy, auc });
    }
    expect(alone.auc).not.toBe(own.auc);
    expect(own.samples).toEqual(library.samples);
    expect(own.y).toEqual(own.samples.map((sample) => data.y[data.samples.indexOf(sample)]));
    const gaps = own.scores.map((score, i) => Math.abs(score - library.scores[i]));
    expect(library.difference).toBe(Math.max(...gaps));
    // ml-svm is near the optimum and not at it.
    expect(library.difference).toBeGreaterThan(0);
    expect(library.difference).toBeLessThan(0.05);
    expect([own.difference, alone.difference]).toEqual([0, 0]);
  });
});
