import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readResults } from '../../src/site/results.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('are the tables, and what the record of the run says', () => {
  const cohort = { source: 'Drawn at random.', simulated: true };
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ headline: '3 of 34 wrong', cohort }));
  writeFileSync(join(folder, 'holdout.csv'), 'n\n34\n');
  writeFileSync(join(folder, 'notes.txt'), 'not a table');
  const { tables, ...said } = readResults(folder);
  expect(tables.map(({ name }) => name)).toEqual(['holdout.csv', 'run.json']);
  expect(said).toEqual({
    headline: '3 of 34 wrong',
    source: 'Drawn at random.',
    simulated: true,
  });
});

test('may be missing, in part or wholly', () => {
  const none = { tables: [], headline: undefined, source: undefined, simulated: undefined };
  expect(readResults(join(folder, 'nowhere'))).toEqual(none);
  writeFileSync(join(folder, 'run.json'), '{"headline": {"toString": 1}, "cohort": "x"}');
  expect(readResults(folder)).toMatchObject({ headline: undefined, simulated: undefined });
});

test('with a broken record are refused', () => {
  writeFileSync(join(folder, 'run.json'), '{');
  expect(() => readResults(folder)).toThrow('run.json is not valid JSON');
});
