import { Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';

import { emptyModel } from '../../src/models/elastic-net-state.js';

it('an empty model has centred columns, what was taken from them, and their lengths', () => {
  const X = new Matrix([
    [1, 0.1, 5],
    [2, 0.1, 5],
    [6, 0.1, 8],
  ]);
  const { columns, centres, lengths } = emptyModel(X, [0, 0, 1]);
  expect([...columns]).toEqual([-2, -1, 3, 0, 0, 0, -1, -1, 2]);
  expect([...centres]).toEqual([3, 0.1, 6]);
  expect([...lengths]).toEqual([Math.sqrt(14), 0, Math.sqrt(6)]);
});
