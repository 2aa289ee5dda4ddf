import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KernelClient } from '../../src/client/client.js';
import { compileKernel, launcherOf, scratchFolder } from './compiled.js';
import { printed } from './fixtures.js';

// The scratch folder is a little project of its own, with a package that is built as this one is.

const folder = scratchFolder('rebuilt');
let kernel: KernelClient;
const told = async (code: string) => printed((await kernel.execute(code)).outputs, 'stderr');

function build(version: number): void {
  writeFileSync(join(folder, 'dist', 'index.js'), `exports.version = ${version};\n`);
  writeFileSync(join(folder, 'dist', 'index.d.ts'), `export declare const version: number;\n`);
  writeFileSync(join(folder, 'dist', '.tsbuildinfo'), String(version));
}

beforeAll(async () => {
  const argv = launcherOf(compileKernel(folder));
  const manifest = { name: 'built', main: 'dist/index.js', types: 'dist/index.d.ts' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(folder, join(folder, 'node_modules', 'built'), 'junction');
  build(1);
  kernel = await KernelClient.start({ cwd: folder, argv });
}, 60_000);

afterAll(async () => {
  await kernel.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a rebuilt package is told of once, with the next cell, and only when it was imported before', async () => {
  build(2);
  expect(await told('1')).toBe('');
  const { outputs } = await kernel.execute(
    `import { version } from 'built';\nconsole.log(version);`,
  );
  expect(outputs).toMatchObject([{ name: 'stdout', text: '2\n' }]);
  expect(await told('1')).toBe('');
  build(3);
  expect(await told('1')).toMatch(/src\/ was rebuilt.*Restart the kernel/);
  expect(await told('1')).toBe('');
  build(4);
  expect(await told('1')).toContain('src/ was rebuilt');
});
