import { describe, expect, it } from 'vitest';

import { logisticLoss, sigmoid, softplus } from '../../src/models/logistic-loss.js';
import { relative } from '../golden.js';

describe('softplus', () => {
  it('is log(1 + exp(x)), also where exp(x) overflows or vanishes', () => {
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(softplus(1000)).toBe(1000);
    expect(relative(softplus(-40), Math.exp(-40))).toBeLessThan(1e-15);
    expect(softplus(-1000)).toBe(0);
  });
});

describe('sigmoid', () => {
  it('runs from 0 to 1 without overflow and keeps its digits near 0', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(1000)).toBe(1);
    expect(sigmoid(-1000)).toBe(0);
    expect(relative(sigmoid(-700), Math.exp(-700))).toBeLessThan(1e-15);
    expect(sigmoid(-720)).toBe(Math.exp(-720)); // and exp(720) overflows
  });

  it('gives complementary chances to x and -x', () => {
    for (const x of [0.1, 1, 3, 20]) expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15);
  });
});

describe('logisticLoss', () => {
  it('is the sum of minus the logarithms of the chances given to the labels', () => {
    const expected = -Math.log(sigmoid(2)) - Math.log(1 - sigmoid(2)) - Math.log(1 - sigmoid(-1));
    expect(logisticLoss([1, 0, 0], [2, 2, -1])).toBeCloseTo(expected, 14);
  });

  it('stays finite for a certain mistake', () => {
    expect(logisticLoss([1], [-1e4])).toBe(1e4);
  });
});
