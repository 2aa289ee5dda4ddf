import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CatalogueEntry } from '../../src/loading/catalogue.js';
import { resolveCohort } from '../../src/loading/resolve.js';
import { FILES } from './small-golub.js';

let root: string;
let own: string;
let lines: string[];
const say = (line: string) => void lines.push(line);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'root-'));
  own = join(root, 'own');
  lines = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function fill(directory: string, files: string[] = Object.values(FILES)) {
  await mkdir(directory, { recursive: true });
  for (const file of files) await writeFile(join(directory, file), '');
}

const noDownload = () => Promise.reject(new Error('must not be asked for'));
const offline = () => Promise.reject(new Error('no network'));

describe('resolveCohort', () => {
  it('takes GOLUB_DIR before data/golub, and data/golub before a download', async () => {
    await fill(own);
    await fill(join(root, 'data', 'golub'));
    const options = { root, say, download: noDownload };
    expect(await resolveCohort('golub', { ...options, env: { GOLUB_DIR: own } })).toEqual({
      kind: 'catalogue',
      name: 'golub',
      directory: own,
    });
    const inData = { kind: 'catalogue', name: 'golub', directory: join(root, 'data', 'golub') };
    expect(await resolveCohort('golub', { ...options, env: {} })).toEqual(inData);
    expect(await resolveCohort('auto', { ...options, env: { GOLUB_DIR: '' } })).toEqual(inData);
    expect(lines).toEqual([]);
  });

  it('reads a relative GOLUB_DIR from where the command was started', async () => {
    await fill(own);
    const env = { GOLUB_DIR: 'own', INIT_CWD: root };
    expect(await resolveCohort('auto', { root, env, download: noDownload })).toEqual({
      kind: 'catalogue',
      name: 'golub',
      directory: own,
    });
  });

  it.each(['auto', 'golub'] as const)(
    'with %s, refuses a GOLUB_DIR that lacks files instead of passing it over',
    async (choice) => {
      await fill(own, [FILES.train]);
      await fill(join(root, 'data', 'golub'));
      const env = { GOLUB_DIR: own };
      await expect(resolveCohort(choice, { root, env, download: noDownload })).rejects.toThrow(
        `there is no ${FILES.independent}, no ${FILES.actual} there`,
      );
    },
  );

  it('takes a folder named like a file for a missing file', async () => {
    await fill(own, [FILES.train, FILES.independent]);
    await mkdir(join(own, FILES.actual));
    await expect(resolveCohort('golub', { root, env: { GOLUB_DIR: own } })).rejects.toThrow(
      `no ${FILES.actual} there`,
    );
  });

  it('downloads to data/golub when the files are not all there', async () => {
    const directory = join(root, 'data', 'golub');
    await fill(directory, [FILES.actual]);
    const download = (_: CatalogueEntry, target: string) => fill(target);
    const found = await resolveCohort('auto', { root, env: {}, say, download });
    expect(found).toEqual({ kind: 'catalogue', name: 'golub', directory });
    await resolveCohort('golub', { root, env: {}, download: noDownload });
  });

  it('goes on simulated when auto can not be downloaded, and says so in one line', async () => {
    const found = await resolveCohort('auto', { root, env: {}, say, download: offline });
    expect(found).toEqual({ kind: 'simulated', name: 'simulated' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/no network.*SIMULATED.*set GOLUB_DIR/);
    expect(lines[0]).not.toContain('\n');
  });

  it('stops when golub was asked for and can not be downloaded', async () => {
    for (const [choice, env] of [
      ['golub', {}],
      ['auto', { LEUKEMIA_COHORT: 'golub' }],
    ] as const) {
      await expect(resolveCohort(choice, { root, env, say, download: offline })).rejects.toThrow(
        /could not be had\. no network.*set GOLUB_DIR/,
      );
    }
    expect(lines).toEqual([]);
  });

  it('lets LEUKEMIA_COHORT decide for auto, and for nothing else', async () => {
    await fill(join(root, 'data', 'golub'));
    const env = { LEUKEMIA_COHORT: 'simulated' };
    expect((await resolveCohort('auto', { root, env })).name).toBe('simulated');
    expect((await resolveCohort('golub', { root, env })).name).toBe('golub');
    expect((await resolveCohort('simulated', { root, env: {} })).name).toBe('simulated');
  });

  it('refuses names it does not know', async () => {
    const env = { LEUKEMIA_COHORT: 'gloub' };
    await expect(resolveCohort('auto', { root, env })).rejects.toThrow(
      'LEUKEMIA_COHORT is "gloub"',
    );
    await expect(resolveCohort('gloub', { root, env: {} })).rejects.toThrow(
      /There is no cohort "gloub" and no file \/.*gloub: choose auto, golub, .*simulated or the path/,
    );
  });
});
