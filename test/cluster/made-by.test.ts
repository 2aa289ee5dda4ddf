import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MadeBy } from '../../src/cluster/made-by.js';
import { projectRoot } from '../../src/files/project-root.js';

const root = mkdtempSync(join(tmpdir(), 'made-by-'));
afterAll(() => rmSync(root, { recursive: true }));

const manifest = (version: string) => `{ "dependencies": { "ml-matrix": "${version}" } }`;

beforeAll(() => {
  cpSync(join(projectRoot, 'dist'), join(root, 'dist'), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  writeFileSync(join(root, 'package.json'), manifest('1.0.0'));
});

/** The hash of a copy of the compiled code; with another file in it, which is put back afterwards. */
async function hashOf(name?: string): Promise<string> {
  if (name === undefined) return hash();
  const path = join(root, name);
  const before = existsSync(path) ? readFileSync(path) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, manifest('2.0.0'));
  try {
    return await hash();
  } finally {
    if (before) writeFileSync(path, before);
    else rmSync(path);
  }
}

/** Loaded anew, as by another process. */
async function hash(): Promise<string> {
  const file = join(root, 'dist', 'cluster', 'made-by.js');
  const require = createRequire(file);
  for (const loaded of Object.keys(require.cache))
    if (loaded.startsWith(realpathSync(root))) delete require.cache[loaded];
  const { madeBy } = require(file) as { madeBy: () => Promise<MadeBy> };
  return (await madeBy()).code;
}

test('what computes has part in the hash, however deep, and what does not has none', async () => {
  const unchanged = await hashOf();
  expect(await hashOf('dist/site/page.js')).toBe(unchanged);
  expect(await hashOf('dist/models/svm.d.ts')).toBe(unchanged);
  expect(await hashOf('dist/models/svm.js')).not.toBe(unchanged);
  expect(await hashOf('dist/cohort/text/deeper.js')).not.toBe(unchanged);
  expect(await hashOf('dist/simulation/simulate.js')).not.toBe(unchanged);
  expect(await hashOf('dist/loading/load.js')).not.toBe(unchanged);
  expect(await hashOf('package.json')).not.toBe(unchanged);
  expect(await hashOf()).toBe(unchanged);
});
