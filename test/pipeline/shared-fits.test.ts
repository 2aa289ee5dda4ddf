import { afterEach, describe, expect, it, vi } from 'vitest';

import { divide } from '../../src/cohort/dataset.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { random } from '../../src/numerics/random.js';
import { rowsOf } from '../../src/numerics/rows.js';
import { fit, fitTransforms } from '../../src/pipeline/fit.js';
import { sharedFits } from '../../src/pipeline/shared-fits.js';
import { type ModelSpec, pipeline } from '../../src/pipeline/spec.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';
import * as kernel from '../../src/models/kernel.js';
import { svm } from '../../src/models/svm.js';
import { pathFilter } from '../../src/selection/path-filter.js';
import { rfe } from '../../src/selection/rfe.js';
import * as elimination from '../../src/selection/rfe-ranking.js';
import * as smallest from '../../src/selection/smallest-p.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';

afterEach(() => vi.restoreAllMocks());

const data = drawn(24, 30, 1, { shifted: 3, shift: 1.5 });
const asked = drawn(10, 30, 2);
const ridge = logisticRegression({ penalty: 'l2' });
const specs = [
  pipeline(standardise(), tTestFilter({ top: 5 }), ridge),
  pipeline(standardise(), tTestFilter({ top: 6 }), ridge),
  pipeline(tTestFilter({ top: 5 }), standardise(), ridge),
  pipeline(ridge),
];

describe('sharedFits', () => {
  it('predicts as pipelines that were fitted alone, to the last bit, for several sets of rows', () => {
    const fits = sharedFits(data);
    for (const rows of [asked, data, asked]) {
      for (const spec of specs) {
        const alone = fit(spec, data, random(1)).predict(rows);
        expect(fits.fit(spec, random(1)).predict(rows)).toEqual(alone);
      }
    }
  });

  it('fits a common beginning once', () => {
    const fits = sharedFits(data);
    const [one, other] = [specs[0], specs[1]].map((spec) => fits.fit(spec, random(1)));
    // Both standardise alike, so the second reads the rows that the first has made: changing them shows.
    one.predict(asked);
    const before = other.predict(asked).score;
    asked.X.set(0, 0, asked.X.get(0, 0) + 1000);
    expect(other.predict(asked).score).toEqual(before);
    asked.X.set(0, 0, asked.X.get(0, 0) - 1000);
  });

  it('deals inner folds that leave every sample out once, the same when asked again', () => {
    const fits = sharedFits(data);
    const inner = fits.folds(4, 9);
    expect(fits.folds(4, 9)).toBe(inner);
    expect(fits.folds(4, 10)).not.toBe(inner);
    expect(inner.flatMap(({ heldOut }) => heldOut.samples).sort()).toEqual(
      [...data.samples].sort(),
    );
    for (const { rest, heldOut } of inner) {
      const all = [...rest.training.samples, ...heldOut.samples];
      expect(all.sort()).toEqual([...data.samples].sort());
    }
  });
});

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

describe('sharedFits, with logarithms', () => {
  const raw = { ...training, X: training.X.clone().mul(100).add(1000) };
  const left = { ...raw, role: 'held-out' } as const;

  it('takes those of a row once for all folds', () => {
    const steps = [log2({ floor: 100 })];
    const [one, other] = [
      [0, 1],
      [2, 3],
    ].map((out) => rowsOf(sharedFits(divide(raw, out).training).after(steps).X));
    // Both have the rows from the fifth on.
    expect(one.slice(2)).toHaveLength(20);
    one.slice(2).forEach((row, i) => expect(row).toBe(other[i + 2]));
  });

  it('gives every pipeline what it has alone, bit for bit, whatever bounds came before', () => {
    for (const floor of [900, 1000, 900]) {
      const spec = pipeline(log2({ floor }), standardise(), model);
      const alone = fit(spec, raw, random(1)).predict(left);
      expect(sharedFits(raw).fit(spec, random(1)).predict(left)).toEqual(alone);
    }
  });
});

describe('sharedFits, with a grid of models', () => {
  const models: ((C: number) => ModelSpec)[] = [
    (C) => logisticRegression({ penalty: 'l1', C }),
    (C) => logisticRegression({ penalty: 'l2', C }),
    (C) => logisticRegression({ penalty: 'elastic-net', C }),
    (C) => logisticRegression({ penalty: 'elastic-net', l1Ratio: 0.2, C }),
    (C) => svm({ kernel: 'linear', C }),
    (C) => svm({ C, classWeight: 'balanced' }),
    (C) => svm({ C, gamma: 0.01, probability: true }),
  ];
  const grid = models.flatMap((model) => [0.1, 1, 10].map((C) => model(C)));

  it('gives every model what it has alone, bit for bit, whatever came before', () => {
    const together = sharedFits(training);
    for (const model of [...grid, ...grid.toReversed()]) {
      const spec = pipeline(standardise(), model);
      const [one, other] = [fit(spec, training, random(1)), together.fit(spec, random(1))];
      const [alone, shared] = [one.predict(heldOut), other.predict(heldOut)];
      expect(shared).toEqual(alone);
      expect(shared.probability).toEqual(alone.probability);
      expect(other.model.importance).toEqual(one.model.importance);
    }
  });

  it('makes one matrix of products for all ridges, and one for each kernel', () => {
    const spied = vi.spyOn(kernel, 'gramMatrix');
    const fits = sharedFits(training);
    for (const model of grid) fits.fit(pipeline(standardise(), model), random(1));
    // Ridge, linear, and the radial kernel with two γ.
    expect(spied).toHaveBeenCalledTimes(4);
  });
});

describe('sharedFits, with selections that rank', () => {
  it('gives every pipeline what it has alone, bit for bit, whatever came before', () => {
    const together = sharedFits(training);
    const names = Object.keys(STEPS) as (keyof typeof STEPS)[];
    for (const name of [...names, ...names.reverse()]) {
      for (const last of [model, svm({ kernel: 'linear' })]) {
        const spec = pipeline(...STEPS[name], last);
        const [one, other] = [fit(spec, training, random(1)), together.fit(spec, random(1))];
        expect(other.model.probes).toEqual(one.model.probes);
        expect(other.predict(heldOut)).toEqual(one.predict(heldOut));
      }
    }
  });

  it('ranks once for any number of probes kept', () => {
    const eliminated = vi.spyOn(elimination, 'rfeRanking');
    const tested = vi.spyOn(smallest, 'smallestP');
    const fits = sharedFits(training);
    for (const keep of [1, 5, 9, 60]) fits.after([standardise(), rfe({ keep })]);
    for (const top of [5, 1]) fits.after([tTestFilter({ top })]);
    expect(eliminated).toHaveBeenCalledTimes(1);
    expect(tested).toHaveBeenCalledTimes(1);
    fits.after([standardise(), rfe({ keep: 9, C: 2 })]);
    expect(eliminated).toHaveBeenCalledTimes(2);
  });

  it('has the training samples as they come out of the last step', () => {
    for (const steps of Object.values(STEPS)) {
      const out = sharedFits(training).after(steps);
      const alone = fitTransforms(steps, training);
      expect(out.probes).toEqual(alone.probes);
      expect(out.X.to2DArray()).toEqual(alone.transform(training).X.to2DArray());
    }
  });
});
