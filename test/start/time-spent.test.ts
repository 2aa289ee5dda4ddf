import { describe, expect, it } from 'vitest';

import { describeTime, timeSpent } from '../../src/start/time-spent.js';

describe('timeSpent', () => {
  it('counts the first cell as imports and the others as computing, without their compiling', () => {
    const cells = [
      { seconds: 1.5, compiling: 1 },
      { seconds: 10, compiling: 0.5 },
      { seconds: 2, compiling: 0 },
    ];
    const spent = { starting: 2, compiling: 1.5, importing: 0.5, computing: 11.5 };
    expect(timeSpent(2, cells)).toEqual(spent);
  });

  it('is nothing for a notebook without cells', () => {
    expect(timeSpent(2, [])).toEqual({ starting: 2, compiling: 0, importing: 0, computing: 0 });
  });
});

describe('describeTime', () => {
  it('adds notebooks up, with shares of all', () => {
    const one = { starting: 1, compiling: 2, importing: 1, computing: 6 };
    expect(describeTime([one, one])).toBe(
      'Time: 20.0 s, of which computing 12.0 s (60%), starting kernels 2.0 s (10%), compiling cells 4.0 s (20%), imports 2.0 s (10%)',
    );
  });
});
