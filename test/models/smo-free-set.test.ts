import { describe, expect, it } from 'vitest';

import { solveFreeSet } from '../../src/models/smo-free-set.js';

/** Two samples of one column, positive second, both free. */
function stateOf(x: readonly [number, number]) {
  const alpha = Float64Array.of(-0.1, 0.1);
  const f = x.map((value) => value * (x[1] * 0.1 - x[0] * 0.1));
  return {
    K: Float64Array.of(x[0] * x[0], x[0] * x[1], x[0] * x[1], x[1] * x[1]),
    diagonal: Float64Array.of(x[0] * x[0], x[1] * x[1]),
    alpha,
    lower: Float64Array.of(-10, 0),
    upper: Float64Array.of(0, 10),
    gradient: Float64Array.of(-1 - f[0], 1 - f[1]),
  };
}

describe('solveFreeSet', () => {
  it.each<[number, number]>([
    [0, 2],
    [1, 3],
    [-1, 1],
  ])('solves for two free samples of one column, %f and %f, whose kernel is singular', (a, b) => {
    const state = stateOf([a, b]);
    solveFreeSet(state);
    expect(state.alpha[0]).toBeCloseTo(-0.5, 14);
    expect(state.alpha[1]).toBeCloseTo(0.5, 14);
  });

  it.each<[number, number]>([
    [2, 2],
    [0, 0],
  ])('leaves samples alone that nothing tells apart: %f and %f', (a, b) => {
    const state = stateOf([a, b]);
    solveFreeSet(state);
    expect(Array.from(state.alpha)).toEqual([-0.1, 0.1]);
  });

  it('leaves samples alone when one would leave its box', () => {
    const state = { ...stateOf([0, 2]), upper: Float64Array.of(0, 0.4) };
    solveFreeSet(state);
    expect(Array.from(state.alpha)).toEqual([-0.1, 0.1]);
  });
});
