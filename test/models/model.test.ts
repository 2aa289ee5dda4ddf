import { describe, expect, it } from 'vitest';

import { predictLabels, requireBothClasses, requirePositive } from '../../src/models/model.js';

describe('predictLabels', () => {
  it('calls a sample positive when its score is above the threshold, not at it', () => {
    expect(predictLabels([-1, 0, 1e-300, 2], 0)).toEqual([0, 0, 1, 1]);
    expect(predictLabels([0.5, 0.502], 0.5)).toEqual([0, 1]);
  });
});

describe('requireBothClasses', () => {
  it('lets both classes pass', () => {
    expect(() => requireBothClasses([0, 0, 1], 'svmRbf')).not.toThrow();
  });

  it('says which class there is, how many samples, and what to do', () => {
    expect(() => requireBothClasses([1, 1], 'svmRbf')).toThrow(
      'svmRbf: all 2 training samples are of the positive class, and a classifier needs both. Use fewer folds',
    );
    expect(() => requireBothClasses([0], 'svmRbf')).toThrow(
      'all 1 training samples are of the negative',
    );
  });
});

describe('requirePositive', () => {
  it.each([0, -2, NaN, Infinity])('refuses %s and names the parameter', (value) => {
    expect(() => requirePositive('rfe', { C: 1, step: value })).toThrow(RangeError);
    expect(() => requirePositive('rfe', { C: 1, step: value })).toThrow(
      `rfe: step must be a positive number, not ${value}.`,
    );
  });

  it('lets positive numbers pass', () => {
    expect(() => requirePositive('rfe', { C: 1e-9, step: 5 })).not.toThrow();
  });
});
