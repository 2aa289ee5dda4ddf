import { describe, expect, it } from 'vitest';

import { everyPair } from '../../src/evaluation/every-pair.js';
import { tuned } from '../../src/evaluation/tune.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';

const [one, ten] = [1, 10].map((C) => logisticRegression({ penalty: 'l2', C }));
const all = [standardise()];
const few = [tTestFilter({ top: 5 }), standardise()];

describe('everyPair', () => {
  it('puts every model behind every list of steps, models first', () => {
    const pairs = everyPair({ one, ten }, { all, few });
    expect(Object.entries(pairs)).toEqual([
      ['one, all', pipeline(...all, one)],
      ['one, few', pipeline(...few, one)],
      ['ten, all', pipeline(...all, ten)],
      ['ten, few', pipeline(...few, ten)],
    ]);
  });

  it('makes a choice of a list of models', () => {
    const candidates = [pipeline(...few, one), pipeline(...few, ten)];
    const pairs = everyPair({ ridge: [one, ten] }, { few }, { folds: 3 });
    expect(pairs).toEqual({ 'ridge, few': tuned(candidates, { folds: 3 }) });
  });
});
