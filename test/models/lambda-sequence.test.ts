import { describe, expect, it } from 'vitest';

import { lambdaSequence } from '../../src/models/lambda-sequence.js';
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
});
