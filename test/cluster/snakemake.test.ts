import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findSnakemake } from '../../src/cluster/find-snakemake.js';
import { projectRoot } from '../../src/files/project-root.js';
import { Processes } from '../../src/command/processes.js';
import { executable } from '../lab/scratch-lab.js';

const folder = mkdtempSync(join(tmpdir(), 'snakemake-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = (name: string, script: string) =>
  executable(join(folder, name, 'snakemake'), script, true);

test('the first Snakemake that is new enough is used, and others are named', async () => {
  const path = [command('shim', 'exit 127'), command('old', 'echo 7.32.4')];
  const good = command('good', 'echo 9.1.0');
  const passedOver: string[] = [];
  const find = (folders: string[]) =>
    findSnakemake(folders.join(delimiter), new Processes(), (reason) => passedOver.push(reason));
  expect(await find([...path, good])).toBe(join(good, 'snakemake'));
  expect(passedOver).toEqual([
    `${join(path[0], 'snakemake')} does not start`,
    `${join(path[1], 'snakemake')} is version 7.32.4, and 9 is needed`,
  ]);
  expect(await find(path)).toBeUndefined();
});

const read = (name: string) => readFileSync(join(projectRoot, 'workflow', name), 'utf8');
const listed = (name: string) =>
  read(name)
    .replace(/^ *#.*\n/gm, '')
    .replaceAll('\\\n', '')
    .trim()
    .split('\n');

test('every requirement has its version and checksums, and none is taken from elsewhere', () => {
  const pinned = /^[a-z0-9.-]+==\S+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+$/;
  expect(listed('requirements.txt').length).toBeGreaterThan(40);
  expect(listed('requirements.txt').filter((line) => !pinned.test(line))).toEqual([]);
  for (const asked of read('requirements.in').match(/^[a-z].*==.*$/gm)!)
    expect(read('requirements.txt')).toContain(`\n${asked} \\\n`);
});

test('what builds is the very package that is installed', () => {
  const [builder] = listed('build-requirements.txt');
  expect(builder).toMatch(/^setuptools==/);
  expect(listed('requirements.txt')).toContain(builder);
});
