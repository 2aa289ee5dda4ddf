import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeCells, readNotebook, type ErrorOutput } from '../../src/notebook/notebook.js';
import { start } from '../../src/start/start-run.js';
import { compileKernel, isAlive, launcherOf, scratchFolder } from './compiled.js';
import { printed, writeFixture } from './fixtures.js';

// Every way in which a cell can fail, each in a headless run of its own: the kernel starts anew for each of them, which
// is most of the 3 s that one takes.

const folder = scratchFolder('failures');
const notebooks = join(folder, 'notebooks');
let kernel: string[];

const failures: [name: string, code: string, ename: string, says: string | RegExp][] = [
  ['type', `const n: number = 'many';`, 'TypeScriptError', /line 1: Type 'string' is not/],
  ['thrown', `throw new RangeError('out of range');`, 'RangeError', 'out of range'],
  ['rejected', `void Promise.reject(new Error('nobody cares'));`, 'Error', 'nobody cares'],
  ['exit', `process.exit(0);`, 'KernelExit', /ended the kernel's process \(exit code 0\)/],
  [
    'worker',
    `import { Worker } from 'node:worker_threads';\n` +
      `new Worker('throw new TypeError("in a worker")', { eval: true });\n` +
      `await new Promise(() => {});`,
    'TypeError',
    'in a worker',
  ],
  [
    'memory',
    `const kept: number[][] = [];\nwhile (true) kept.push(new Array(1e6).fill(0.5));`,
    'OutOfMemory',
    /ran out of memory.*NODE_OPTIONS=--max-old-space-size/,
  ],
  ['abort', `process.abort();`, 'KernelDied', /ended by SIGABRT/],
  ['killed', `process.kill(process.pid, 'SIGKILL');\nwhile (true) {}`, 'KernelDied', /SIGKILL/],
];

beforeAll(() => {
  kernel = launcherOf(compileKernel(folder));
  failures.forEach(([name, code], at) => {
    const first = `console.log(process.pid);`;
    writeFixture(
      join(notebooks, `0${at}-${name}.ipynb`),
      first,
      '## The step',
      code,
      'not reached',
    );
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.concurrent.each(failures)('%s', async (name, _, ename, says) => {
  const results = join(folder, 'results', name);
  let complaints = '';
  const exitCode = await withLittleMemory(() =>
    start(['--only', name, '--out', results], {
      notebooks,
      results,
      startedIn: folder,
      resolveCohort: () => Promise.resolve({ kind: 'simulated', name: 'simulated' }),
      loadCohort: () => Promise.resolve(),
      output: { write: () => undefined },
      complain: (text) => (complaints += `${text}\n`),
      kernel,
    }),
  );
  expect(exitCode).toBe(1);
  expect(complaints).toContain(`${name}, cell 2 (The step) failed.\n${ename}: `);
  const at = failures.findIndex(([other]) => other === name);
  const [first, second, third] = codeCells(readNotebook(join(results, `0${at}-${name}.ipynb`)));
  expect(second.cell.outputs).toMatchObject([{ output_type: 'error', ename }]);
  expect((second.cell.outputs![0] as ErrorOutput).evalue).toMatch(says);
  expect(third.cell.outputs).toEqual([]);
  expect(isAlive(Number(printed(first.cell.outputs!)))).toBe(false);
});

/** A kernel takes over the environment it is started in; with this much it starts, and is filled within a second. */
function withLittleMemory<T>(run: () => T): T {
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = '--max-old-space-size=300';
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
}
