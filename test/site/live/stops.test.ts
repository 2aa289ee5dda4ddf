import { expect, test } from 'vitest';
import { SCHEMAS } from '../../../src/presentation/parameters.js';
import { bounded } from '../../../src/site/browser/live/bounded.js';
import { sizesOf } from '../../../src/site/browser/live/cohorts.js';
import { nearestStop, stops } from '../../../src/site/browser/live/stops.js';
import { allowed, fits, type NumberField } from '../../../src/presentation/parameters-field.js';

const golub = sizesOf('golub');
const number = (schema: keyof typeof SCHEMAS, name: string, sizes = golub) =>
  bounded(SCHEMAS[schema], sizes)[name] as NumberField;

test('a short range has a stop at each whole number', () => {
  expect(stops(number('selection', 'folds'))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test.each([
  ['topK', 1, 7129],
  ['C', 0.0001, 10_000],
  ['trees', 1, 10_000],
  ['relabellings', 100, 100_000],
])('a long range has even ratios between stops that are allowed: %s', (name, first, last) => {
  const field = number('modeling', name);
  const all = stops(field)!;
  expect([all[0], all.at(-1)]).toEqual([first, last]);
  expect(all.every((value, k) => fits(field, value) && !(value <= all[k - 1]))).toBe(true);
  expect(all.length).toBeLessThan(400);
  const ratios = all.slice(1).map((value, k) => value / all[k]);
  expect(Math.max(...ratios.slice(field.whole ? 20 : 0))).toBeLessThan(1.15);
});

test('what must be above 0 begins close to it', () => {
  const all = stops(number('selection', 'alpha'))!;
  expect(all[0]).toBe(0.001);
  expect(all.at(-1)).toBe(1);
  expect(all).toContain(0.05);
});

test('a range without an end, or too wide to choose from, has none', () => {
  expect(stops(number('modeling', 'seed'))).toBeUndefined();
  expect(stops(number('modeling', 'topK', sizesOf('mine.csv')))).toBeUndefined();
});

test('the nearest stop is nearest by ratio', () => {
  expect(nearestStop([1, 10, 100], 40)).toBe(2);
  expect(nearestStop([1, 10, 100], 30)).toBe(1);
  expect(nearestStop([0, 1, 2], 1.4)).toBe(1);
  expect(nearestStop([1, 10], -5)).toBe(0);
});

test('bounds of a known cohort are numbers, in words too', () => {
  expect(allowed(number('modeling', 'topK'))).toBe('whole number, 1 to 7129');
  expect(allowed(number('modeling', 'folds'))).toBe('whole number, 2 to 11');
  expect(allowed(number('modeling', 'topK', sizesOf('mine.csv')))).toContain('number of probes');
});
