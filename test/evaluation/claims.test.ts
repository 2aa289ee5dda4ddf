import { describe, expect, it } from 'vitest';

import { answerClaim } from '../../src/evaluation/claims.js';

describe('answerClaim', () => {
  it.each([
    [0.9, 0.8, 0.95, 'not contradicted'],
    [0.95, 0.8, 0.95, 'not contradicted'],
    [0.96, 0.8, 0.95, 'too high'],
    [0.79, 0.8, 0.95, 'too low'],
    [0.8, 0.8, 0.95, 'not contradicted'],
    [0.95, 0.8, 0.95, 'not contradicted'],
    [0.9, NaN, NaN, 'no interval to judge it by'],
  ])('of %f against %f to %f says: %s', (claimed, lower, upper, verdict) => {
    const measured = { estimate: 0.87, lower, upper };
    expect(answerClaim('a claim', claimed, measured, '34 samples')).toEqual({
      claim: 'a claim',
      claimed,
      measured: 0.87,
      lower,
      upper,
      measured_on: '34 samples',
      verdict,
    });
  });
});
