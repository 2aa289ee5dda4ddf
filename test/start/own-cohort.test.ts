import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownCohort } from '../../src/start/own-cohort.js';
import { parseOptions } from '../../src/start/start-options.js';

const folder = mkdtempSync(join(tmpdir(), 'own-cohort-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = (...args: string[]) => ownCohort(parseOptions(args), folder);

test.each(['auto', 'golub', 'simulated'])(
  '%s is a name, whatever files there are',
  async (choice) => {
    writeFileSync(join(folder, choice), '');
    expect(await settings('--cohort', choice)).toEqual([]);
    await expect(settings('--cohort', choice, '--scale', 'log2')).rejects.toThrow(
      '--scale log2: for a cohort from a file',
    );
  },
);

test.each(['colon', 'colon.csv', '../colon'])(
  '%s is a file, and cells have its path, whatever they run in',
  async (choice) => {
    expect(await settings('--cohort', choice, '--labels', 'labels')).toEqual([
      { name: 'cohort', value: join(folder, choice), given: `--cohort ${choice}` },
      { name: 'labels', value: join(folder, 'labels'), given: '--labels labels' },
    ]);
    await expect(settings('--cohort', choice, '--in-place')).rejects.toThrow('--in-place writes');
  },
);
