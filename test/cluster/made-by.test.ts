import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { MadeBy } from '../../src/cluster/made-by.js';
import { projectRoot } from '../../src/files/project-root.js';

const folder = mkdtempSync(join(tmpdir(), 'made-by-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** The hash of a copy of the compiled code, with something changed in it. */
async function hashOf(change: (root: string) => void = () => undefined): Promise<string> {
  const root = join(folder, String(++count));
  cpSync(join(projectRoot, 'dist'), join(root, 'dist'), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  writeFileSync(join(root, 'package.json'), '{ "dependencies": { "ml-matrix": "1.0.0" } }');
  change(root);
  const file = join(root, 'dist', 'cluster', 'made-by.js');
  const { madeBy } = createRequire(file)(file) as { madeBy: () => Promise<MadeBy> };
  return (await madeBy()).code;
}

test('what computes has part in the hash, however deep, and what does not has none', async () => {
  const hash = await hashOf();
  const write = (name: string) => (root: string) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), '{ "dependencies": { "ml-matrix": "2.0.0" } }');
  };
  expect(await hashOf()).toBe(hash);
  expect(await hashOf(write('dist/site/page.js'))).toBe(hash);
  expect(await hashOf(write('dist/models/svm.d.ts'))).toBe(hash);
  expect(await hashOf(write('dist/models/svm.js'))).not.toBe(hash);
  expect(await hashOf(write('dist/cohort/text/deeper.js'))).not.toBe(hash);
  expect(await hashOf(write('dist/simulation/simulate.js'))).not.toBe(hash);
  expect(await hashOf(write('dist/loading/load.js'))).not.toBe(hash);
  expect(await hashOf(write('package.json'))).not.toBe(hash);
});
