import { describe, expect, it } from 'vitest';

import { choose, CHOOSING_RULE, summarise } from '../../src/evaluation/choose.js';
import type { FoldResult } from '../../src/evaluation/cross-validation.js';
import { mean } from '../../src/numerics/describe.js';
import { foldsOf } from './folds.js';

describe('summarise', () => {
  it('averages over the folds, one row per pipeline in the order they came in', () => {
    const rows = summarise([...foldsOf('b', [0.5, 1]), ...foldsOf('a', [1, 1])]);
    expect(rows.map((row) => row.pipeline)).toEqual(['b', 'a']);
    expect(rows.map((row) => row.accuracy)).toEqual([0.75, 1]);
  });

  it('leaves folds out in which a metric is undefined, and is NaN when it always is', () => {
    const folds = foldsOf('a', [1, 1, 1], [0.25, NaN, 0.75]).map((fold) => ({
      ...fold,
      precision: NaN,
    }));
    expect(summarise(folds)).toMatchObject([{ accuracy: 1, auc: 0.5, precision: NaN, recall: 1 }]);
  });
});

describe('choose', () => {
  const best = (...folds: FoldResult[][]) => choose(folds.flat(), CHOOSING_RULE).pipeline;

  it('takes the highest mean accuracy, whatever the area', () => {
    expect(best(foldsOf('a', [0.8, 0.8], [1, 1]), foldsOf('b', [0.8, 0.9]))).toBe('b');
    expect(best(foldsOf('a', [0.8, 0.9]), foldsOf('b', [0.8, 0.8], [1, 1]))).toBe('a');
  });

  it('takes the larger area among equal accuracies', () => {
    expect(best(foldsOf('a', [0.9], [0.7]), foldsOf('b', [0.9], [0.8]))).toBe('b');
    expect(best(foldsOf('a', [0.9], [0.8]), foldsOf('b', [0.9], [0.7]))).toBe('a');
  });

  it('takes the one named first when both are equal, a last digit aside', () => {
    expect(best(foldsOf('a', [0.9]), foldsOf('b', [0.9]))).toBe('a');
    // The same three numbers, added in another order.
    const [one, other] = [
      [0.1, 0.2, 0.3],
      [0.3, 0.2, 0.1],
    ];
    expect(mean(one)).not.toBe(mean(other));
    expect(best(foldsOf('a', one), foldsOf('b', other))).toBe('a');
    expect(best(foldsOf('a', other), foldsOf('b', one))).toBe('a');
  });

  it('returns the summary of the chosen', () => {
    expect(choose(foldsOf('a', [0.5, 1]), CHOOSING_RULE)).toMatchObject({
      pipeline: 'a',
      accuracy: 0.75,
    });
  });

  it('goes by the metrics that the rule names', () => {
    const folds = [...foldsOf('a', [0.8], [0.9]), ...foldsOf('b', [0.9], [0.8])];
    const byArea = { ...CHOOSING_RULE, highestMeanOf: ['auc'] as const };
    expect(choose(folds, byArea).pipeline).toBe('a');
    expect(choose(folds, CHOOSING_RULE).pipeline).toBe('b');
  });
});
