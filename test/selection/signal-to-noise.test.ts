import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { signalToNoise } from '../../src/selection/signal-to-noise.js';
import { rawSmall, modelData } from '../datasets.js';
import { golden, largest, relative } from '../golden.js';

describe('signalToNoise', () => {
  const data = { small: rawSmall().training, separable: modelData('separable').training };

  it.each(['small', 'separable'] as const)('is what R computes on %s', (name) => {
    const { X, y } = data[name];
    const wanted = golden('selection.json')[name].signal_to_noise;
    expect(largest(relative, signalToNoise(X, y), wanted)).toBeLessThan(1e-9);
  });

  it('is undefined for a constant column, infinite where each class is constant', () => {
    const X = new Matrix([0, 0, 1, 1].map((y) => [0.3, y ? 0.7 : 0.1, y ? 0.1 : 0.7]));
    expect(signalToNoise(X, [0, 0, 1, 1])).toEqual([NaN, Infinity, -Infinity]);
  });

  it('needs two samples of each class', () => {
    expect(() => signalToNoise(new Matrix([[1], [2], [3]]), [0, 0, 1])).toThrow(
      'needs two samples of each class; here are 1 positive and 2 negative',
    );
  });

  it('needs a label for each row', () => {
    const X = new Matrix([[1], [2], [3], [4], [5]]);
    expect(() => signalToNoise(X, [0, 0, 1, 1])).toThrow('4 labels and 5 rows of X');
  });
});
