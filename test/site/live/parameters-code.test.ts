import { expect, test } from 'vitest';
import { listParameters } from '../../../src/notebook/parameters.js';
import { parametersCode } from '../../../src/site/browser/live/parameters-code.js';

const source = `const parameters = modelingParameters({
  cohort: 'auto', // any
  topK: 50, // probes
  penalties: [0.1, 1],
});`;
const code = (changed: Record<string, unknown>) =>
  parametersCode(source, listParameters(source), changed);

test('without changes it is as it was', () => {
  expect(code({})).toBe(source);
});

test('values are replaced where they stand, and comments stay', () => {
  expect(code({ topK: 7129, penalties: [1, 10, 100] })).toBe(
    source.replace('50', '7129').replace('[0.1, 1]', '[1, 10, 100]'),
  );
});

test('what the cell does not have stands behind its first line', () => {
  const changed = code({ cohort: 'mine.csv', positive: 'a', scale: 'log2', topK: 1 });
  expect(changed.split('\n').slice(1, 5)).toEqual([
    `  cohort: 'mine.csv', // any`,
    `  positive: 'a',`,
    `  scale: 'log2',`,
    `  topK: 1, // probes`,
  ]);
});
