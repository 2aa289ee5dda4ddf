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
  // Steps that rule nearly all columns out, some, and none.
  it.each([1e-6, 1e-3, 0.1, 10])('removes the smallest after every step of size %f', (size) => {
    const draw = random(7);
    const weights = new Weights(columns, n);
    const dual = Float64Array.from({ length: n }, () => draw.normal());
    const left = new Set(all);
    while (left.size > 0) {
      for (let i = 0; i < n; i++) dual[i] += size * draw.normal();
      weights.moveTo(dual.slice());
      const sizes = [...left].map((j) => sizeOf(j, dual));
      const smallest = [...left][sizes.indexOf(Math.min(...sizes))];
      expect(Array.from(weights.removeSmallest(1))).toEqual([smallest]);
      left.delete(smallest);
      expect(weights.count).toBe(left.size);
    }
  });

  it('takes the earlier of equal columns', () => {
    const twice = new Float64Array([...columns, ...columns]);
    const weights = new Weights(twice, n);
    const draw = random(8);
    const dual = Float64Array.from({ length: n }, () => draw.normal());
    for (let k = 0; k < p; k++) {
      dual[k % n] += 1e-4;
      weights.moveTo(dual.slice());
      const [first] = weights.removeSmallest(1);
      expect(first).toBeLessThan(p);
      expect(Array.from(weights.removeSmallest(1))).toEqual([first + p]);
    }
  });

  it('has them in order, equals by their place', () => {
    const weights = new Weights(Float64Array.of(3, 1, 0, 1, -1, 2), 1);
    weights.moveTo(Float64Array.of(-2));
    expect(Array.from(weights.sorted())).toEqual([2, 1, 3, 4, 5, 0]);
    expect(Array.from(weights.removeSmallest(2))).toEqual([2, 1]);
    expect(Array.from(weights.removeSmallest(1))).toEqual([3]);
    expect(Array.from(weights.remaining())).toEqual([0, 4, 5]);
  });

  it('has nothing but zeros to choose from before it moves', () => {
    const weights = new Weights(columns, n);
    expect([1, 2, 3].map(() => weights.removeSmallest(1)[0])).toEqual([0, 1, 2]);
  });
});
