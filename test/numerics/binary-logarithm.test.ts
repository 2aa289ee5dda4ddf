import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { binaryLogarithm } from '../../src/numerics/binary-logarithm.js';

/** Numbers of every size, the smallest and the largest among them. */
const everySize = Array.from({ length: 20_000 }, (_, i) => 1.0737 ** (i - 10_000)).filter(
  (x) => x > 0 && x < Infinity && x !== 1,
);

describe('binaryLogarithm', () => {
  it('is within a unit in the last place of what the engine makes of it', () => {
    const units = [...everySize, 0.999999, 1 + 2 ** -40, 3].map((x) => {
      const expected = Math.log2(x);
      return Math.abs(binaryLogarithm(x) - expected) / (Math.abs(expected) * Number.EPSILON);
    });
    expect(Math.max(...units)).toBeLessThanOrEqual(1);
  });

  it('has no error at powers of two', () => {
    for (let power = -1074; power < 1024; power++) expect(binaryLogarithm(2 ** power)).toBe(power);
  });

  it('gives the same bits in every engine: expression values, as Node 20 and Firefox 140 have them', () => {
    const logs = Float64Array.from({ length: 32_767 }, (_, i) => binaryLogarithm(i + 1));
    const hash = createHash('sha256').update(logs).digest('hex');
    expect(hash).toBe('06887c5f70b1c6557761fb5d13da5a2aadccf50c3fc05a6ae1005f333488509c');
  });

  it('is -Infinity at 0, Infinity at Infinity, and NaN below 0 and of NaN', () => {
    expect([0, Infinity, -1, -Infinity, NaN].map(binaryLogarithm)).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
