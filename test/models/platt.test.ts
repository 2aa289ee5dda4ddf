import { describe, expect, it } from 'vitest';

import { plattScaling } from '../../src/models/platt.js';
import type { Label } from '../../src/cohort/dataset.js';
import { sigmoid } from '../../src/models/logistic-loss.js';
import { absolute, golden, largest, relative } from '../golden.js';

describe('plattScaling', () => {
  it.each(golden('platt.json').cases)('finds the maximum: $name', (exact) => {
    const { slope, intercept } = plattScaling(exact.decision, exact.y as Label[]);
    expect(relative(slope, exact.slope)).toBeLessThan(1e-8);
    expect(absolute(intercept, exact.intercept)).toBeLessThan(1e-8);
    const p = exact.decision.map((f) => sigmoid(slope * f + intercept));
    expect(largest(absolute, p, exact.probability)).toBeLessThan(1e-9);
  });

  it('does not care about the order of the samples, nor the unit of the decision values', () => {
    const { decision: given, y } = golden('platt.json').cases[0];
    // One on the border too.
    const decision = [...given, 0];
    const labels = [...y, 1] as Label[];
    const asIs = plattScaling(decision, labels);
    const reversed = plattScaling([...decision].reverse(), [...labels].reverse());
    expect(reversed.slope).toBeCloseTo(asIs.slope, 9);
    for (const unit of [1e-9, 1e9]) {
      const scaled = decision.map((f) => unit * f);
      const other = plattScaling(scaled, labels);
      expect(relative(unit * other.slope, asIs.slope)).toBeLessThan(1e-9);
      expect(other.intercept).toBeCloseTo(asIs.intercept, 9);
    }
  });

  it('is flat, at the share of positives by its targets, where all values are equal', () => {
    for (const value of [0, 3]) {
      const { slope, intercept } = plattScaling([value, value, value], [0, 1, 0]);
      // Targets 1/4, 2/3, 1/4.
      expect(sigmoid(slope * value + intercept)).toBeCloseTo(7 / 18, 9);
    }
  });

  it('stays finite however far apart the classes are', () => {
    const { slope, intercept } = plattScaling([-1e6, -1e6, 3e6], [0, 0, 1]);
    expect(sigmoid(slope * -1e6 + intercept)).toBeCloseTo(1 / 4, 9);
    expect(sigmoid(slope * 3e6 + intercept)).toBeCloseTo(2 / 3, 9);
  });

  it('refuses values that are not finite', () => {
    expect(() => plattScaling([NaN, 1], [0, 1])).toThrow('Are the decision values finite?');
  });
});
