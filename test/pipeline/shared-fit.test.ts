import { describe, expect, it, vi } from 'vitest';

import { logisticRegression } from '../../src/models/logistic-regression.js';
import { svm } from '../../src/models/svm.js';
import { random } from '../../src/numerics/random.js';
import { fit, fitTransforms } from '../../src/pipeline/fit.js';
import { sharedFit, sharedTransforms } from '../../src/pipeline/shared-fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { pathFilter } from '../../src/selection/path-filter.js';
import * as ranking from '../../src/selection/ranking.js';
import { rfe } from '../../src/selection/rfe.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';
import { drawn } from '../datasets.js';

const training = drawn(24, 60, 5, { shifted: 4, shift: 2 });
const heldOut = { ...drawn(10, 60, 6), role: 'held-out' } as const;
const model = logisticRegression({ penalty: 'l2' });
const STEPS = {
  none: [],
  'rfe 9': [standardise(), rfe({ keep: 9 })],
  'rfe 3': [standardise(), rfe({ keep: 3 })],
  'rfe 3 by machine': [standardise(), rfe({ keep: 3, model: 'svm' })],
  'rfe 3, not standardised': [rfe({ keep: 3 })],
  'top 7': [tTestFilter({ top: 7 }), standardise()],
  'top 2': [tTestFilter({ top: 2 }), standardise()],
  'top 2, pooled': [tTestFilter({ top: 2, variant: 'pooled' }), standardise()],
  significant: [tTestFilter({ alpha: 0.1 })],
  'by the path': [standardise(), pathFilter({ keep: 4 })],
  'by the net': [standardise(), pathFilter({ keep: 4, l1Ratio: 0.3 })],
  'after a filter': [varianceFilter({ by: 'top', top: 20 }), standardise(), rfe({ keep: 3 })],
};

describe('sharedFit', () => {
  it('gives every pipeline what it has alone, bit for bit, whatever came before', () => {
    const together = sharedFit(training);
    const names = Object.keys(STEPS) as (keyof typeof STEPS)[];
    for (const name of [...names, ...names.reverse()]) {
      for (const last of [model, svm({ kernel: 'linear' })]) {
        const spec = pipeline(...STEPS[name], last);
        const [one, other] = [fit(spec, training, random(1)), together(spec, random(1))];
        expect(other.model.probes).toEqual(one.model.probes);
        expect(other.score(heldOut)).toEqual(one.score(heldOut));
      }
    }
  });

  it('ranks once for any number of probes kept', () => {
    const spied = vi.spyOn(ranking, 'rankingOrder');
    const after = sharedTransforms(training);
    for (const keep of [1, 5, 9, 60]) after([standardise(), rfe({ keep })]);
    for (const top of [1, 5]) after([tTestFilter({ top })]);
    expect(spied).toHaveBeenCalledTimes(2);
    after([standardise(), rfe({ keep: 9, C: 2 })]);
    expect(spied).toHaveBeenCalledTimes(3);
    spied.mockRestore();
  });

  it('has the training samples as they come out of the last step', () => {
    for (const steps of Object.values(STEPS)) {
      const { transforms, data } = sharedTransforms(training)(steps);
      const alone = fitTransforms(steps, training);
      expect(transforms.probes).toEqual(alone.probes);
      expect(data.X.to2DArray()).toEqual(alone.transform(training).X.to2DArray());
    }
  });
});
