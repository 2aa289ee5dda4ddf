import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { loadCohort } from '../../src/loading/load.js';
import { FILES, fullSizeTexts, SMALL } from './small-golub.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'golub-'));
  vi.stubEnv('GOLUB_DIR', directory);
  vi.stubEnv('LEUKEMIA_COHORT', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

async function write(texts: typeof SMALL) {
  for (const key of ['train', 'independent', 'actual'] as const) {
    await writeFile(join(directory, FILES[key]), texts[key]);
  }
}

describe('loadCohort', () => {
  it('reads files of the published size from GOLUB_DIR', async () => {
    await write(fullSizeTexts());
    const { expression, samples, provenance } = await loadCohort();
    expect([expression.rows, expression.columns]).toEqual([72, 7129]);
    expect(expression.get(71, 7128)).toBe(720 + 7128);
    expect(samples[71]).toEqual({ id: '72', label: 'AML', split: 'held-out' });
    // Of the right size, but not the published values: it must not pass for the real cohort.
    expect(provenance).toMatchObject({ name: 'golub-modified', simulated: false });
    expect(provenance.source).toContain('differ from the published content');
  });

  it('refuses files that hold something else than the published cohort', async () => {
    await write(SMALL);
    await expect(loadCohort('golub')).rejects.toThrow(
      /do not hold the published cohort golub: 2 probes instead of 7129; 4 training samples/,
    );
  });

  it('draws the simulated cohort from the committed table, by its seed', async () => {
    const one = await loadCohort('simulated');
    expect(one.provenance).toMatchObject({ name: 'simulated', simulated: true });
    expect(one.provenance.source).toContain('seed 1');
    const two = await loadCohort('simulated', { seed: 2 });
    expect(two.provenance.checksum).not.toBe(one.provenance.checksum);
  });
});
