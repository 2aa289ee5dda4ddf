import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { clarity, coverageCurve } from '../../src/evaluation/coverage.js';
import { clopperPearson } from '../../src/evaluation/intervals.js';
import {
  fitWeightedVoting,
  NO_CALL_BELOW,
  weightedVoting,
} from '../../src/models/weighted-voting.js';
import { predictLabels } from '../../src/models/model.js';
import { modelData } from '../datasets.js';

const y: Label[] = [0, 0, 1, 1, 1, 0];
const predicted: Label[] = [0, 1, 1, 0, 1, 0];
const strength = [0.9, 0.2, 0.3, 0.3, 1, 0];

describe('coverageCurve', () => {
  it('counts calls and errors at every strength that occurs, from calling all', () => {
    const curve = coverageCurve(y, predicted, strength);
    expect(curve.map((p) => [p.threshold, p.called, p.errors])).toEqual([
      [0, 6, 2],
      [0.2, 5, 2],
      [0.3, 4, 1],
      [0.9, 2, 0],
      [1, 1, 0],
    ]);
    for (const { called, coverage, errors, risk, lower, upper } of curve) {
      expect(coverage).toBe(called / 6);
      expect(risk).toBe(errors / called);
      expect({ lower, upper }).toEqual(clopperPearson(errors, called));
    }
  });

  it('has no risk where nothing is called', () => {
    const [point] = coverageCurve(y, predicted, strength, [1.01]);
    expect(point).toMatchObject({ called: 0, coverage: 0, errors: 0 });
    expect([point.risk, point.lower, point.upper]).toEqual([NaN, NaN, NaN]);
  });

  it("declines as the original study did: Golub's limit on the prediction strength", () => {
    const { training, heldOut } = modelData('small');
    const model = fitWeightedVoting(weightedVoting({ probesPerClass: 10 }), training);
    const calls = predictLabels(model.score(heldOut), model.threshold);
    const strengths = model.predictionStrength!(heldOut);
    const [point] = coverageCurve(heldOut.y, calls, strengths, [NO_CALL_BELOW]);
    const declined = strengths.filter((value) => value < NO_CALL_BELOW).length;
    expect(declined).toBeGreaterThan(0);
    expect(point.called).toBe(heldOut.y.length - declined);
  });

  it('refuses series of unequal length, none at all, and a strength that is NaN', () => {
    expect(() => coverageCurve(y, predicted, [1])).toThrow('6 labels, 6 calls and 1 strengths');
    expect(() => coverageCurve(y, [1], strength)).toThrow('6 labels, 1 calls and 6 strengths');
    expect(() => coverageCurve([], [], [])).toThrow(RangeError);
    expect(() => coverageCurve([0, 1], [0, 1], [NaN, 1])).toThrow('sample 1 is NaN');
    expect(() => coverageCurve([0, 1], [0, 1], [1, NaN])).toThrow('sample 2 is NaN');
  });
});

describe('clarity', () => {
  it('is 0 for one half and 1 for a certainty', () => {
    expect(clarity([0, 0.25, 0.5, 0.75, 1])).toEqual([1, 0.5, 0, 0.5, 1]);
  });
});
