import { describe, expect, it } from 'vitest';

import { fitTransform } from '../../src/pipeline/fit.js';
import { rankingOf, TRANSFORMS } from '../../src/pipeline/kinds.js';
import type { TransformSpec } from '../../src/pipeline/spec.js';
import { arrayNormalisation } from '../../src/preprocessing/array-normalisation.js';
import { medianImputation } from '../../src/preprocessing/impute.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { log2Cpm } from '../../src/preprocessing/log2-cpm.js';
import { fitStandardise, standardise } from '../../src/preprocessing/standardise.js';
import { pathFilter } from '../../src/selection/path-filter.js';
import { fitRfe, rfe } from '../../src/selection/rfe.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';
import { drawn } from '../datasets.js';

const STEPS: { readonly [Kind in TransformSpec['kind']]: TransformSpec } = {
  log2: log2(),
  'log2-cpm': log2Cpm(),
  'already-log2': { kind: 'already-log2' },
  'median-imputation': medianImputation(),
  'array-normalisation': arrayNormalisation({ method: 'quantile' }),
  standardise: standardise(),
  'variance-filter': varianceFilter({ by: 'top', top: 3 }),
  't-test-filter': tTestFilter({ top: 3 }),
  rfe: rfe({ keep: 3 }),
  'path-filter': pathFilter({ keep: 3 }),
};
const normal = drawn(24, 20, 1, { shifted: 3, shift: 1.5 });
const positive = { ...normal, X: normal.X.clone().add(100) };

describe('TRANSFORMS', () => {
  it.each(Object.values(STEPS))('says whether $kind chooses among the columns', (spec) => {
    const { probes } = fitTransform(spec, positive);
    expect(TRANSFORMS[spec.kind].selects).toBe(probes.length < positive.probes.length);
  });

  it('has no step that does not say so', () => {
    // @ts-expect-error whether it selects is missing
    const silent: (typeof TRANSFORMS)['standardise'] = { make: standardise, fit: fitStandardise };
    // @ts-expect-error it selects, and does not say whether by a ranking
    const vague: (typeof TRANSFORMS)['rfe'] = { make: rfe, fit: fitRfe, selects: true };
    expect([silent, vague].some((step) => 'ranking' in step)).toBe(false);
  });
});

describe('rankingOf', () => {
  const others = [tTestFilter({ alpha: 0.05 }), STEPS['variance-filter'], STEPS.standardise];

  it.each([STEPS['t-test-filter'], STEPS.rfe, STEPS['path-filter']])('is of $kind', (spec) => {
    const ranking = rankingOf(spec)!;
    expect(ranking.count).toBe(3);
    expect(ranking.by).not.toHaveProperty('keep');
    const first = ranking.order(positive).slice(0, 3);
    expect(first.map((j) => positive.probes[j])).toEqual(fitTransform(spec, positive).probes);
  });

  it('is undefined for what keeps no number of first columns', () => {
    expect(others.map(rankingOf)).toEqual([undefined, undefined, undefined]);
  });
});
