import { describe, expect, it } from 'vitest';

import { probesAcrossBrightness } from '../../src/preprocessing/probes-across-brightness.js';
import { trainingOf } from '../datasets.js';

/** 40 probes, g0 the dimmest; every fourth varies, the others hardly. */
const ladder = trainingOf(
  [-1, 1].map((sign) =>
    Array.from({ length: 40 }, (_, j) => j + sign * (j % 4 === 0 ? 0.3 : 0.01)),
  ),
  [0, 1],
);

describe('probesAcrossBrightness', () => {
  it('spreads over the brightness of those that vary, dimmest first', () => {
    expect(probesAcrossBrightness(ladder, 5)).toEqual(['g4', 'g12', 'g20', 'g28', 'g36']);
    expect(probesAcrossBrightness(ladder, 1)).toEqual(['g20']);
  });

  it('puts them in order of brightness, and leaves out those that vary no more than the others', () => {
    const rows = [-1, 1].map((sign) =>
      [9, 5, 7, 2].map((mean, j) => mean + sign * (j < 2 ? 3 : 1)),
    );
    // Three quarters vary by 3 at most: none varies more than that.
    expect(probesAcrossBrightness(trainingOf(rows, [0, 1]), 2)).toEqual([]);
    const many = [-1, 1].map((sign) =>
      [9, 5, 7, 2, 3, 1, 8, 4].map((mean, j) => mean + sign * (j < 2 ? 3 - j : 1)),
    );
    expect(probesAcrossBrightness(trainingOf(many, [0, 1]), 2)).toEqual(['g1', 'g0']);
  });

  it('takes each once when there are fewer than asked for', () => {
    const all = Array.from({ length: 10 }, (_, k) => `g${4 * k}`);
    expect(probesAcrossBrightness(ladder, 10)).toEqual(all);
    expect(probesAcrossBrightness(ladder, 25)).toEqual(all);
  });
});
