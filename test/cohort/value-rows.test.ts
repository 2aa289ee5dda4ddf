import { expect, it } from 'vitest';

import { ValueRows } from '../../src/cohort/formats/value-rows.js';

it.each([
  ['short rows, many to a block', 3, 9000],
  ['rows that fill a block', 2 ** 13, 3],
  ['rows longer than a block', 10_000, 2],
  ['no rows', 3, 0],
])('%s come back as rows and as columns', (_, columns, count) => {
  const values = new ValueRows(columns, Float64Array);
  for (let i = 0; i < count; i++) {
    values.add(Float64Array.from({ length: columns }, (_, j) => i * columns + j));
  }
  const [rows, turned] = [values.rows(), values.transposed()];
  expect([values.length, rows.length, turned.length]).toEqual([count, count, columns]);
  expect(rows.every((row, i) => row.every((value, j) => value === i * columns + j))).toBe(true);
  expect(turned.every((row, j) => row.every((value, i) => value === i * columns + j))).toBe(true);
});
