import { describe, expect, it } from 'vitest';

import { columnMajor } from '../../src/numerics/columns.js';
import { random } from '../../src/numerics/random.js';
import { Weights } from '../../src/selection/rfe-weights.js';
import { drawn } from '../datasets.js';

const [n, p] = [10, 200];
const columns = columnMajor(drawn(n, p, 3).X);
const all = Int32Array.from({ length: p }, (_, j) => j);

/** |w| by definition. */
function sizeOf(j: number, dual: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += dual[i] * columns[j * n + i];
  return Math.abs(sum);
}

describe('Weights', () => {
  // Steps that rule nearly all columns out, some, and none.
  it.each([1e-6, 1e-3, 0.1, 10])('finds the smallest after every step of size %f', (size) => {
    const draw = random(7);
    const weights = new Weights(columns, n);
    const dual = Float64Array.from({ length: n }, () => draw.normal());
    for (let step = 0; step < 300; step++) {
      for (let i = 0; i < n; i++) dual[i] += size * draw.normal();
      weights.moveTo(dual.slice());
      const sizes = Array.from(all, (j) => sizeOf(j, dual));
      expect(weights.smallest(all, 1)[0]).toBe(sizes.indexOf(Math.min(...sizes)));
    }
  });

  it('has them in order, equals by their place', () => {
    const weights = new Weights(Float64Array.of(3, 1, 0, 1, -1, 2), 1);
    weights.moveTo(Float64Array.of(-2));
    const which = Int32Array.of(0, 1, 2, 3, 4, 5);
    expect(Array.from(weights.sorted(which))).toEqual([2, 1, 3, 4, 5, 0]);
    expect(Array.from(weights.smallest(which, 3))).toEqual([2, 1, 3]);
    expect(Array.from(weights.smallest(Int32Array.of(3, 4, 5), 1))).toEqual([3]);
  });
});
