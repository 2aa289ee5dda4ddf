import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import {
  brierParts,
  calibrationCurve,
  expectedCalibrationError,
} from '../../src/evaluation/calibration.js';
import { clopperPearson } from '../../src/evaluation/intervals.js';
import { absolute, golden, largest } from '../golden.js';

const TOLERANCE = 1e-14;
const { cases } = golden('calibration.json');

describe('calibration', () => {
  it.each(cases)('agrees with scikit-learn and NumPy: $name', (wanted) => {
    const y = wanted.y as Label[];
    const curve = calibrationCurve(y, wanted.p, wanted);
    expect(curve.map(({ n }) => n)).toEqual(wanted.n);
    for (const key of ['share', 'probability'] as const) {
      expect(
        largest(
          absolute,
          curve.map((bin) => bin[key]),
          wanted[key],
        ),
      ).toBeLessThan(TOLERANCE);
    }
    const error = expectedCalibrationError(curve);
    expect(absolute(error, wanted.expected_calibration_error)).toBeLessThan(TOLERANCE);
    const parts = brierParts(y, wanted.p, curve);
    for (const key of ['brier', 'reliability', 'resolution', 'uncertainty'] as const) {
      expect(absolute(parts[key], wanted[key])).toBeLessThan(TOLERANCE);
    }
    expect(absolute(parts.withinBins, wanted.within_bins)).toBeLessThan(TOLERANCE);
  });

  it('counts every sample once and gives each share its exact interval', () => {
    for (const { y, p, bins, by } of cases) {
      const curve = calibrationCurve(y as Label[], p, { bins, by });
      expect(curve.reduce((sum, { n }) => sum + n, 0)).toBe(y.length);
      for (const { n, positives, share, lower, upper } of curve) {
        expect({ lower, upper }).toEqual(clopperPearson(positives, n));
        expect(share).toBe(positives / n);
      }
    }
  });

  it('finds nothing wrong where each probability is the share of positives', () => {
    const y: Label[] = [1, 0, 0, 0, 1, 1, 1, 0];
    const p = [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75];
    const curve = calibrationCurve(y, p, { bins: 2 });
    expect(expectedCalibrationError(curve)).toBe(0);
    const parts = brierParts(y, p, curve);
    expect(parts).toEqual({
      brier: 0.1875,
      reliability: 0,
      resolution: 0.0625,
      uncertainty: 0.25,
      withinBins: 0,
    });
  });

  it('puts certain and impossible into the last and the first bin', () => {
    const curve = calibrationCurve([0, 1, 1], [0, 1, 1]);
    expect(curve.map(({ n, probability, share }) => [n, probability, share])).toEqual([
      [1, 0, 0],
      [2, 1, 1],
    ]);
  });

  it('refuses what is no probability, labels of another length and no bins', () => {
    expect(() => calibrationCurve([0, 1], [0.5, 1.2])).toThrow('sample 2 is 1.2');
    expect(() => calibrationCurve([0, 1], [NaN, 1])).toThrow('sample 1 is NaN');
    expect(() => calibrationCurve([0, 1], [0.5])).toThrow('2 labels and 1 probabilities');
    expect(() => brierParts([0], [-0.1], [])).toThrow('sample 1 is -0.1');
    expect(() => calibrationCurve([0, 1], [0.1, 0.9], { bins: 0 })).toThrow('not 0');
  });
});
