import { describe, expect, it } from 'vitest';

import { columnMajor } from '../../src/numerics/columns.js';
import { random } from '../../src/numerics/random.js';
import { Weights } from '../../src/selection/rfe-weights.js';
import { drawn } from '../datasets.js';

const [n, p] = [10, 200];
const columns = columnMajor(drawn(n, p, 3).X);
/** The same, of lengths that differ: what a weight may have moved by depends on them. */
const uneven = columns.map((value, at) => value * 4 ** (Math.floor(at / n) % 5));
const all = Int32Array.from({ length: p }, (_, j) => j);

/** |w| by definition. */
function sizeOf(j: number, dual: Float64Array, of = columns): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += dual[i] * of[j * n + i];
  return Math.abs(sum);
}

describe('Weights', () => {
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

  it('removes equal ones in the order of the columns, several at a time', () => {
    const weights = new Weights(new Float64Array(6 * n).fill(1), n);
    weights.moveTo(new Float64Array(n).fill(1));
    const rounds = [2, 2, 2].map((count) => Array.from(weights.removeSmallest(count)));
    expect(rounds).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  it.each([1, 1e-3])(
    'knows how far columns of other lengths may have moved, duals about %f',
    (scale) => {
      const draw = random(9);
      const weights = new Weights(uneven, n);
      const dual = Float64Array.from({ length: n }, () => scale * draw.normal());
      const left = new Set(all);
      // One at a time and several at a time, in turn.
      for (let round = 0; left.size > 10; round++) {
        for (let i = 0; i < n; i++) dual[i] += 0.03 * scale * draw.normal();
        weights.moveTo(dual.slice());
        const size = new Map([...left].map((j) => [j, sizeOf(j, dual, uneven)]));
        const count = 1 + (round % 3);
        const smallest = [...left].sort((a, b) => size.get(a)! - size.get(b)!).slice(0, count);
        expect(Array.from(weights.removeSmallest(count))).toEqual(smallest);
        for (const j of smallest) left.delete(j);
        expect(Array.from(weights.remaining())).toEqual([...left]);
      }
    },
  );

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
