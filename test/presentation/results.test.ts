import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Matrix } from 'ml-matrix';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import {
  type ExplorationParameters,
  type ParametersOf,
  SCHEMAS,
} from '../../src/presentation/parameters.js';
import { openResults } from '../../src/presentation/results.js';

const shown: string[] = [];
vi.mock('../../src/presentation/display.js', () => ({
  say: (...lines: string[]) => void shown.push(lines.join('\n')),
  display: (data: Record<string, string>) => void shown.push(data['text/plain']),
}));
// The project's own results are left alone: they are looked for here.
const { root } = vi.hoisted(() => ({ root: { folder: '' } }));
vi.mock('../../src/files/project-root.js', () => ({
  get projectRoot() {
    return root.folder;
  },
}));

/** As small as the defaults allow: five folds, and up to 1,000 probes kept. */
const cohort: Cohort = {
  expression: Matrix.ones(10, 1000),
  samples: Array.from({ length: 10 }, (_, i) => {
    return { id: String(i + 1), label: i < 5 ? 'ALL' : 'AML', split: 'training' as const };
  }),
  probes: Array.from({ length: 1000 }, (_, j) => ({ accession: `X${j + 1}`, description: '' })),
  classes: { positive: 'AML', negative: 'ALL' },
  provenance: { name: 'tiny', source: 'a test', checksum: 'abc', simulated: true },
};
const defaults = Object.fromEntries(
  Object.entries(SCHEMAS.selection).map(([name, field]) => [name, field.default]),
) as ParametersOf<'selection'>;
const changed = { ...defaults, topK: 20 };
const open = (parameters = defaults) => openResults(cohort, 'selection', parameters);

const inProject = (...parts: string[]) => path.join(root.folder, 'data', 'results', ...parts);
const saved = (...parts: string[]) => readFileSync(inProject(...parts), 'utf8');

beforeEach(() => {
  root.folder = mkdtempSync(path.join(tmpdir(), 'results-'));
  writeFileSync(
    path.join(root.folder, 'package.json'),
    JSON.stringify({ version: '9.8.7', dependencies: { 'ml-svm': '2.1.2' } }),
  );
  vi.stubEnv('LEUKEMIA_RESULTS', undefined);
  vi.stubEnv('LEUKEMIA_IN_PLACE', undefined);
  shown.length = 0;
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root.folder, { recursive: true });
});

describe('openResults', () => {
  it('saves what the defaults give in the folder of the cohort, and says nothing', async () => {
    await (await open()).saveTable('numbers', [{ a: 1 }], ['a']);
    expect(saved('tiny', 'numbers.csv')).toBe('a\n1\n');
    expect(shown).toEqual([]);
  });

  it('saves what changed parameters give apart from that, and says where', async () => {
    await (await open()).saveTable('numbers', [{ a: 1 }], ['a']);
    await (await open(changed)).saveTable('numbers', [{ a: 2 }], ['a']);
    expect(saved('tiny', 'numbers.csv')).toBe('a\n1\n');
    expect(saved('tiny-changed', 'numbers.csv')).toBe('a\n2\n');
    expect(shown).toEqual([
      'Changed: topK 50 → 20. So results are saved in `data/results/tiny-changed`, apart from those of the defaults.',
    ]);
  });

  it('saves where LEUKEMIA_RESULTS says, whatever the parameters', async () => {
    vi.stubEnv('LEUKEMIA_RESULTS', path.join(root.folder, 'own'));
    await (await open(changed)).saveTable('numbers', [{ a: 3 }], ['a']);
    expect(readdirSync(path.join(root.folder, 'own'))).toEqual(['numbers.csv']);
    expect(shown).toEqual([]);
  });

  it('refuses to name samples that the cohort has not, but for the default', async () => {
    const exploration = (name: string[]) => {
      const values = { cohort: 'auto', floor: 100, ceiling: 16000, name } as ExplorationParameters;
      return openResults(cohort, 'exploration', values);
    };
    await expect(exploration(['1', '99'])).rejects.toThrow(
      new RangeError("name has '99'; allowed: ids of the tiny cohort, '1' to '10'"),
    );
    await expect(exploration(['66', '1'])).resolves.toBeDefined();
  });
});

describe('saveTable', () => {
  it('writes the table and leaves nothing else behind', async () => {
    await (await open()).saveTable('numbers', [{ a: 1, b: 'x' }], ['b', 'a']);
    expect(saved('tiny', 'numbers.csv')).toBe('b,a\nx,1\n');
    expect(readdirSync(inProject('tiny'))).toEqual(['numbers.csv']);
  });

  it('replaces an earlier table', async () => {
    const results = await open();
    await results.saveTable('numbers', [{ a: 1 }, { a: 2 }], ['a']);
    await results.saveTable('numbers', [{ a: 3 }], ['a']);
    expect(saved('tiny', 'numbers.csv')).toBe('a\n3\n');
  });

  it('leaves nothing behind when the table cannot be written', async () => {
    const results = await open();
    mkdirSync(inProject('tiny', 'numbers.csv'), { recursive: true });
    await expect(results.saveTable('numbers', [{ a: 2 }], ['a'])).rejects.toThrow();
    expect(readdirSync(inProject('tiny'))).toEqual(['numbers.csv']);
  });
});

describe('saveRun', () => {
  it('saves cohort, checksum, versions, seed and pipelines, and neither time nor path', async () => {
    const plan = { seed: 7, folds: 2, repeats: 1, assignment: [[0, 1, 1, 0]] };
    const record = { plan, pipelines: {}, chosen: 'none', headline: 'nothing' };
    await (await open()).saveRun(record);
    const text = saved('tiny', 'run.json');
    const run = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(run.cohort).toMatchObject({ name: 'tiny', checksum: 'abc', simulated: true });
    expect(run.seed).toBe(7);
    expect(run.plan.assignment).toEqual(['0 1 1 0']);
    expect(run.versions).toMatchObject({ 'leukemia-notebooks': '9.8.7', 'ml-svm': '2.1.2' });
    expect(text).not.toContain(root.folder);
    expect(text).not.toMatch(/20\d\d-\d\d|\d\d:\d\d/);
  });
});

describe('saveSummary', () => {
  const measures = { probes: 63, t: 9.640968, strongest: 'X95735_at', undefined: NaN };

  it('saves measures at full precision, numbers and texts', async () => {
    await (await open()).saveSummary({ ...measures, third: 1 / 3 });
    expect(saved('tiny', 'summary-selection.csv')).toBe(
      'measure,value\nprobes,63\nt,9.640968\nstrongest,X95735_at\nundefined,\nthird,0.3333333333333333\n',
    );
    expect(shown).toEqual(['There are no results in `data/results/tiny` to compare with yet.']);
  });

  it('says so when nothing moved, also when the cell runs twice', async () => {
    await (await open()).saveSummary(measures);
    const again = await open();
    await again.saveSummary(measures);
    await again.saveSummary(measures);
    const same = 'All 4 numbers are as in `data/results/tiny`.';
    expect(shown.slice(1)).toEqual([same, same]);
  });

  it('shows what a changed parameter moved, and keeps what it is compared with', async () => {
    await (await open()).saveSummary(measures);
    const results = await open(changed);
    shown.length = 0;
    await results.saveSummary({ ...measures, probes: 20 });
    expect(shown).toEqual([
      '**Changed: topK 50 → 20.** Against `data/results/tiny`, 1 of 4 numbers moved:',
      'What changed; before: data/results/tiny · tiny cohort (SIMULATED)\n' +
        'measure  before  this run\nprobes   63      20',
    ]);
    expect(saved('tiny', 'summary-selection.csv')).toContain('probes,63\n');
    expect(saved('tiny-changed', 'summary-selection.csv')).toContain('probes,20\n');
  });

  it('says so when numbers moved and no parameter did; compares with what was there when it was opened', async () => {
    await (await open()).saveSummary(measures);
    const results = await open();
    await results.saveSummary({ ...measures, probes: 62 });
    await results.saveSummary({ ...measures, probes: 62 });
    const [, first, , second] = shown;
    expect(first).toMatch(/^\*\*1 of 4 numbers differ from `data\/results\/tiny`, although no/);
    expect(second).toBe(first);
  });

  it('compares a run that makes the reference with itself, unless its parameters were changed', async () => {
    await (await open()).saveSummary(measures);
    vi.stubEnv('LEUKEMIA_IN_PLACE', '1');
    shown.length = 0;
    await (await open()).saveSummary({ ...measures, probes: 1 });
    expect(shown).toEqual(['All 4 numbers are as in `data/results/tiny`.']);
    await (await open(changed)).saveSummary(measures);
    expect(shown.at(-2)).toContain('1 of 4 numbers moved');
  });
});
