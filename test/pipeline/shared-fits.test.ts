import { describe, expect, it } from 'vitest';

import { logisticRegression } from '../../src/models/logistic-regression.js';
import { random } from '../../src/numerics/random.js';
import { fit } from '../../src/pipeline/fit.js';
import { sharedFits } from '../../src/pipeline/shared-fits.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

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
