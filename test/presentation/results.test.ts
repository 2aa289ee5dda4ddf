import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Matrix } from 'ml-matrix';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { saveTable } from '../../src/presentation/results.js';
import { saveRun } from '../../src/presentation/run-record.js';

const cohort: Cohort = {
  expression: new Matrix([[1]]),
  samples: [{ id: '1', label: 'ALL', split: 'training' }],
  probes: [{ accession: 'X1', description: '' }],
  classes: { positive: 'AML', negative: 'ALL' },
  provenance: { name: 'tiny', source: 'a test', checksum: 'abc', simulated: true },
};
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'results-'));
  vi.stubEnv('LEUKEMIA_RESULTS', path.join(folder, 'new'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('saveTable', () => {
  it('makes the folder, writes the table and leaves nothing else behind', async () => {
    await saveTable(cohort, 'numbers', [{ a: 1, b: 'x' }], ['b', 'a']);
    expect(readFileSync(path.join(folder, 'new', 'numbers.csv'), 'utf8')).toBe('b,a\nx,1\n');
    expect(readdirSync(path.join(folder, 'new'))).toEqual(['numbers.csv']);
  });

  it('replaces an earlier table', async () => {
    await saveTable(cohort, 'numbers', [{ a: 1 }, { a: 2 }], ['a']);
    await saveTable(cohort, 'numbers', [{ a: 3 }], ['a']);
    expect(readFileSync(path.join(folder, 'new', 'numbers.csv'), 'utf8')).toBe('a\n3\n');
  });
});

describe('saveRun', () => {
  it('saves cohort, checksum, versions, seed and pipelines, and neither time nor path', async () => {
    const plan = { seed: 7, folds: 2, repeats: 1, assignment: [[0, 1, 1, 0]] };
    await saveRun(cohort, { plan, pipelines: {}, chosen: 'none', headline: 'nothing' });
    const text = readFileSync(path.join(folder, 'new', 'run.json'), 'utf8');
    const run = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(run.cohort).toMatchObject({ name: 'tiny', checksum: 'abc', simulated: true });
    expect(run.seed).toBe(7);
    expect(run.plan.assignment).toEqual(['0 1 1 0']);
    expect(run.versions['ml-svm']).toBe('2.1.2');
    expect(text).not.toMatch(/20\d\d-\d\d|\d\d:\d\d|\/home|\/work|\/tmp/);
  });
});
