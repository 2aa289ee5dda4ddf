import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { choiceHash, choiceSpec } from '../../src/evaluation/choice.js';
import { CHOOSING_RULE } from '../../src/evaluation/choose.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { pipeline } from '../../src/pipeline/spec.js';

const plan = { folds: 5, repeats: 2, seed: 1 };
const [a, b] = [1, 2].map((C) => pipeline(logisticRegression({ penalty: 'l2', C })));
const spec = choiceSpec({ a, b }, CHOOSING_RULE, plan);

describe('choiceHash', () => {
  it('is what anyone gets who hashes the saved JSON', async () => {
    const saved = JSON.stringify({ spec }, null, 2);
    const read = (JSON.parse(saved) as { spec: unknown }).spec;
    const expected = createHash('sha256').update(JSON.stringify(read)).digest('hex');
    expect(await choiceHash(spec)).toBe(expected);
  });

  it.each([
    ['another order of candidates', choiceSpec({ b, a }, CHOOSING_RULE, plan)],
    ['another setting', choiceSpec({ a, b: a }, CHOOSING_RULE, plan)],
    ['another rule', choiceSpec({ a, b }, { ...CHOOSING_RULE, highestMeanOf: ['auc'] }, plan)],
    ['another seed', choiceSpec({ a, b }, CHOOSING_RULE, { ...plan, seed: 2 })],
  ])('is another for %s', async (_, other) => {
    expect(await choiceHash(other)).not.toBe(await choiceHash(spec));
  });
});
