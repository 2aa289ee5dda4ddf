import { describe, expect, it } from 'vitest';

import { classStatistics, pooledDeviations } from '../../src/models/class-statistics.js';
import { trainingOf } from '../datasets.js';

describe('classStatistics', () => {
  it('has counts, means and squared deviations of either class, the negative one first', () => {
    const { counts, means, squares } = classStatistics(
      trainingOf([[1], [5], [3], [9]], [0, 1, 0, 1]),
    );
    expect(counts).toEqual([2, 2]);
    expect(means.map((values) => values[0])).toEqual([2, 7]);
    expect(squares.map((values) => values[0])).toEqual([2, 8]);
  });

  it('finds no scatter among equal values, and loses none far from 0', () => {
    const flat = classStatistics(
      trainingOf([[0.1], [0.1], [0.1], [1e9], [1e9 + 1]], [0, 0, 0, 1, 1]),
    );
    expect(flat.means[0][0]).toBe(0.1);
    expect(flat.squares[0][0]).toBe(0);
    expect(flat.squares[1][0]).toBe(0.5);
  });

  it('pools with divisor n - 2, and needs a third sample', () => {
    const three = classStatistics(trainingOf([[1], [5], [3]], [0, 1, 0]));
    expect([...pooledDeviations(three, 'model')]).toEqual([Math.SQRT2]);
    const two = classStatistics(trainingOf([[1], [5]], [0, 1]));
    expect(() => pooledDeviations(two, 'model')).toThrow(
      'model: two samples have no variance within their classes.',
    );
  });
});
