import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KernelChannels, Request } from '../../src/client/channels.js';
import { KernelClient } from '../../src/client/client.js';
import { compileKernel, launcherOf, scratchFolder } from './compiled.js';
import { printed } from './fixtures.js';

// A loop after an `await` is only broken off when 1.5 s have shown that nothing else stops it.

const folder = scratchFolder('interrupts');
let kernel: KernelClient;

beforeAll(async () => {
  kernel = await KernelClient.start({ cwd: folder, argv: launcherOf(compileKernel(folder)) });
}, 60_000);

/** Starts a cell, and interrupts it when its code has begun to run. */
async function interrupted(code: string, interrupt = () => kernel.interrupt()): Promise<Request> {
  const { channels } = kernel as unknown as { channels: KernelChannels };
  const content = { code: `console.log('begun');\n${code}`, stop_on_error: false };
  const request = channels.ask('execute_request', content);
  await expect.poll(() => printed(request.outputs), { timeout: 10_000 }).toMatch('begun');
  await pause(100);
  interrupt();
  await request.done;
  return request;
}

afterAll(async () => {
  await kernel.stop();
  rmSync(folder, { recursive: true, force: true });
});

const worker = `import { Worker } from 'node:worker_threads';
const job = new Worker('while (true) {}', { eval: true });
Object.assign(globalThis, { job });
await new Promise((resolve) => job.on('message', resolve));`;

const steps = `async function* steps() {
  for (let step = 0; ; step++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    yield step;
  }
}
for await (const step of steps()) {
  Object.assign(globalThis, { step });
  console.log(step);
}`;

const cells: [what: string, code: string][] = [
  ['an infinite loop', 'while (true) {}'],
  ['an endless wait', 'await new Promise(() => {});'],
  ['an infinite loop after a wait', 'await Promise.resolve(1);\nwhile (true) {}'],
  [
    'an infinite loop in a timer',
    `await new Promise(() => setTimeout(() => { while (true) {} }, 1));`,
  ],
  ['a loop with progress', steps],
  ['a worker job', worker],
  [
    'a last expression that is never shown',
    `({ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) })`,
  ],
];

test.each(cells)('%s ends when interrupted, and the next cell runs', async (_, code) => {
  const kept = `kept${code.length}`;
  await kernel.execute(`const ${kept} = 3;`);
  const { reply, outputs } = await interrupted(code);
  const says = { ename: 'Interrupted', evalue: 'The cell was interrupted.' };
  expect(reply).toMatchObject({ status: 'error', ...says });
  expect(outputs.at(-1)).toMatchObject({ output_type: 'error', ...says });
  expect(printed((await kernel.execute(`console.log(${kept});`)).outputs)).toBe('3\n');
});

test('an interrupt that comes while a cell is compiled is not forgotten', async () => {
  const lines = Array.from({ length: 1500 }, (_, i) => `const slow${i} = [${i}].map(String);`);
  const running = kernel.execute(`${lines.join('\n')}\nawait new Promise(() => {});`, {
    timeout: 30,
  });
  await pause(500);
  kernel.interrupt();
  expect((await running).error).toMatchObject({ ename: 'Interrupted' });
});

test('an interrupted loop that waits now and then does not compute on', async () => {
  const { outputs } = await interrupted(steps);
  const last = printed(outputs).trim().split('\n').at(-1);
  expect(Number(last)).toBeGreaterThan(0);
  await pause(200);
  const { outputs: later } = await kernel.execute('console.log((globalThis as any).step);');
  expect(printed(later)).toBe(`${last}\n`);
});

test('a timer of a cell that was not interrupted is called, with its arguments and as a promise', async () => {
  const { outputs } = await kernel.execute(
    `import { promisify } from 'node:util';\n` +
      `await new Promise<void>((done) => setTimeout((a: string) => { console.log(a); done(); }, 1, 'a'));\n` +
      `console.log(await promisify(setTimeout)(1, 'b'));`,
  );
  expect(printed(outputs)).toBe('a\nb\n');
});

test('the worker of an interrupted cell does not compute on', async () => {
  await interrupted(worker);
  const { outputs } = await kernel.execute('console.log((globalThis as any).job.threadId);');
  expect(printed(outputs)).toBe('-1\n');
});

test('a worker of an earlier cell is left alone', async () => {
  await kernel.execute(
    worker.replace(/await.*/, '').replace('while (true) {}', 'setInterval(() => 0, 1000)'),
  );
  await interrupted('await new Promise(() => {});');
  const { outputs } = await kernel.execute('console.log((globalThis as any).job.threadId > 0);');
  expect(printed(outputs)).toBe('true\n');
});

test('a signal that goes to the launcher alone, as some front ends send it, arrives', async () => {
  const { outputs } = await kernel.execute('console.log(process.ppid);');
  const launcher = Number(printed(outputs));
  // 0 would be this process's own group.
  expect(launcher).toBeGreaterThan(1);
  const { reply } = await interrupted('while (true) {}', () => process.kill(launcher, 'SIGINT'));
  expect(reply).toMatchObject({ ename: 'Interrupted' });
  expect((await kernel.execute('1')).status).toBe('ok');
});

test('a cell that is late is interrupted, and told why', async () => {
  const execution = await kernel.execute('await new Promise(() => {});', { timeout: 0.4 });
  expect(execution.status).toBe('timeout');
  expect(execution.error!.evalue).toBe('The cell took longer than 0.4 s and was interrupted.');
  expect(execution.outputs).toHaveLength(1);
});

test('an interrupt when nothing runs is harmless', async () => {
  kernel.interrupt();
  await pause(200);
  expect((await kernel.execute('1')).status).toBe('ok');
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
