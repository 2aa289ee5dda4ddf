import { describe, expect, it } from 'vitest';

import { lambdaSequence, requireFalling } from '../../src/models/lambda-sequence.js';
import { relative } from '../golden.js';

describe('lambdaSequence', () => {
  it('falls from the largest, exactly, by the same share each time', () => {
    const lambda = lambdaSequence(0.3, 100, 0.01);
    expect(lambda).toHaveLength(100);
    expect(lambda[0]).toBe(0.3);
    expect(relative(lambda[99], 0.003)).toBeLessThan(1e-15);
    const share = 0.01 ** (1 / 99);
    lambda.slice(1).forEach((value, k) => {
      expect(relative(value / lambda[k], share)).toBeLessThan(1e-14);
    });
  });

  it('may have one alone', () => {
    expect(lambdaSequence(0.3, 1, 0.01)).toEqual([0.3]);
  });

  it.each([0, -0.5, 1, NaN])('refuses a ratio of %d', (ratio) => {
    expect(() => lambdaSequence(0.3, 10, ratio)).toThrow(`not ${ratio}`);
  });

  it.each([0, 1.5])('refuses to have %d', (count) => {
    expect(() => lambdaSequence(0.3, count, 0.01)).toThrow(`not ${count}`);
  });
});

describe('requireFalling', () => {
  it('lets pass what falls, and one alone', () => {
    expect(() => requireFalling([2, 1, 0.5])).not.toThrow();
    expect(() => requireFalling([1])).not.toThrow();
  });

  it.each([
    [[], 'has no λ'],
    [[1, 0], 'not 0'],
    [[-1], 'not -1'],
    [[Infinity, 1], 'not Infinity'],
    [[NaN], 'not NaN'],
    [[1, 1], '1 comes after 1'],
    [[1, 2], '2 comes after 1'],
  ])('refuses %j', (lambdas, message) => {
    expect(() => requireFalling(lambdas)).toThrow(message);
  });
});
