import { describe, expect, it } from 'vitest';

import {
  columnSelection,
  requireFinite,
  valueTransform,
} from '../../src/preprocessing/transform.js';
import { heldOutOf, trainingOf } from '../datasets.js';

const data = trainingOf(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  [0, 1],
  ['A_at', 'B_at', 'C_at'],
);

describe('valueTransform', () => {
  const negated = valueTransform(data.probes, ({ X }) => X.clone().mul(-1));

  it('changes values and keeps labels, names and the role', () => {
    const result = negated.transform(data);
    expect(result.X.to2DArray()).toEqual([
      [-1, -2, -3],
      [-4, -5, -6],
    ]);
    expect(result).toEqual({ ...data, X: result.X });
    expect(negated.transform(heldOutOf([[1, 2, 3]], [1], data.probes)).role).toBe('held-out');
  });

  it.each([
    ['fewer probes', ['A_at', 'B_at']],
    ['more probes', ['A_at', 'B_at', 'C_at', 'D_at']],
    ['other probes', ['A_at', 'B_at', 'D_at']],
    ['another order', ['B_at', 'A_at', 'C_at']],
  ])('refuses %s', (_, probes) => {
    const other = heldOutOf([probes.map(() => 1)], [0], probes);
    expect(() => negated.transform(other)).toThrow(
      `fitted on 3 probes (A_at …) and is given ${probes.length} (${probes[0]} …)`,
    );
  });
});

describe('columnSelection', () => {
  const step = columnSelection(data.probes, [2, 0]);

  it('keeps the columns in the order given, with their names', () => {
    expect(step.probes).toEqual(['C_at', 'A_at']);
    const result = step.transform(data);
    expect(result.probes).toEqual(['C_at', 'A_at']);
    expect(result.X.to2DArray()).toEqual([
      [3, 1],
      [6, 4],
    ]);
  });

  it('refuses columns that it has already selected from', () => {
    expect(() => step.transform(step.transform(data))).toThrow('fitted on 3 probes');
  });
});

describe('requireFinite', () => {
  it('lets finite values pass', () => {
    expect(() => requireFinite(data, 'rfe')).not.toThrow();
  });

  it.each([NaN, Infinity, -Infinity])('names step, sample and probe of %s', (value) => {
    const gap = trainingOf(
      [
        [1, 2, 3],
        [4, 5, value],
      ],
      [0, 1],
      data.probes,
    );
    expect(() => requireFinite(gap, 'rfe')).toThrow(
      `rfe: sample s2 has the value ${value} at probe C_at. Put medianImputation() before`,
    );
    const first = trainingOf([[value, 1]], [0]);
    expect(() => requireFinite(first, 'rfe')).toThrow(`the value ${value} at probe g0`);
  });
});
