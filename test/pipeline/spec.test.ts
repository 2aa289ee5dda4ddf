import { describe, expect, it } from 'vitest';

import { logisticRegression } from '../../src/models/logistic-regression.js';
import { pipeline, type PipelineSpec } from '../../src/pipeline/spec.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';

const model = logisticRegression({ penalty: 'l2' });

describe('pipeline', () => {
  it('is plain data: the transforms in order, and the model', () => {
    const steps = [log2({ floor: 100 }), tTestFilter({ top: 5 }), standardise()] as const;
    expect(pipeline(...steps, model)).toEqual({ kind: 'pipeline', steps, model });
    expect(pipeline(model)).toEqual({ kind: 'pipeline', steps: [], model });
  });

  it('compiles with a model at its end alone, and has nothing that scores before it is fitted', () => {
    const neverCalled = () => [
      // @ts-expect-error a pipeline ends in a model
      pipeline(log2(), standardise()),
      // @ts-expect-error a model is the last step
      pipeline(model, standardise()),
    ];
    expect(neverCalled).toBeTypeOf('function');
    // @ts-expect-error an unfitted pipeline has no score
    const score: keyof PipelineSpec = 'score';
    // @ts-expect-error an unfitted model has no score
    const ofModel: keyof typeof model = 'score';
    expect(pipeline(model)).not.toHaveProperty(score);
    expect(model).not.toHaveProperty(ofModel);
  });
});
