import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KernelClient } from '../../src/client/client.js';
import { compileKernel, isAlive, launcherOf, scratchFolder } from './compiled.js';
import { printed } from './fixtures.js';

// Each of these takes a kernel to its end, and so starts one of its own.

const folder = scratchFolder('ends');
let argv: string[];

beforeAll(() => {
  argv = launcherOf(compileKernel(folder));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['process.exit(3)', 'exit code 3'],
  [`process.kill(process.pid, 'SIGKILL')`, 'SIGKILL'],
])('%s in a cell is told, with all that was printed before', async (end, told) => {
  const mortal = await KernelClient.start({ cwd: folder, argv, transport: 'tcp' });
  // More than a socket sends in a moment.
  const execution = await mortal.execute(`console.log('before '.repeat(3e6)); ${end};`);
  expect(execution.status).toBe('dead');
  expect(printed(execution.outputs) === `${'before '.repeat(3e6)}\n`).toBe(true);
  expect(execution.error!.evalue).toContain(told);
  const after = await mortal.execute('1');
  expect(after).toMatchObject({ status: 'dead', error: { ename: 'KernelDied' } });
  await mortal.stop();
});

test('a busy kernel ends when its parent is killed', async () => {
  const parent = join(folder, 'parent.js');
  writeFileSync(
    parent,
    `const { KernelClient } = require('./dist/client/client.js');
     KernelClient.start({ cwd: __dirname }).then(async (kernel) => {
       const { outputs } = await kernel.execute('process.pid');
       kernel.execute('while (true) {}');
       console.log(outputs[0].data['text/plain'], kernel.connection.directory);
     });`,
  );
  const child = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text))),
  );
  const [pid, directory] = line.trim().split(' ');
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false);
  rmSync(directory, { recursive: true });
});
