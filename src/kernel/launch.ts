// A Jupyter kernel: tslab, with what it leaves out mended around it. Started by JupyterLab (see `lab.ts`), by the
// headless runner (`client.ts`) or anything else that speaks Jupyter: node dist/kernel/launch.js --config-path FILE
//
// Cells run in a process of their own (`kernel.ts`). This one does next to nothing but pass on what the other publishes,
// and so is still there when that one exits, is killed or runs out of memory: to send the rest, and to say what became of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEndpoints } from './endpoints.js';
import { describeDeathInCell, keepLast, type Death } from './death.js';
import { openIopub } from './iopub.js';
import { sayLastWords } from './last-words.js';
import { interruptsIn, type RunningCell, type Told, toldOut, toldReader } from './lifeline.js';
import { watchParent } from './parent.js';

/**
 * When code is broken off, Node misses the end of the asynchronous calls it was in, and by default it checks its books
 * and dies of that.
 */
const options = ['--no-force-async-hooks-checks'];

async function launch(): Promise<void> {
  const { values } = parseArgs({ options: { 'config-path': { type: 'string' } } });
  const connectionFile = values['config-path'];
  if (!connectionFile) {
    console.error(
      'The kernel needs --config-path and the connection file that Jupyter wrote for it.',
    );
    process.exit(2);
  }
  watchParent(() => endGroup());
  const kernel = startKernel(connectionFile);
  // Jupyter signals the whole group, other front ends this process alone.
  process.on('SIGINT', () => kernel.interrupt());
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      kernel.kill();
      process.exit(128 + constants.signals[signal]);
    });
  }
  const endpoints = readEndpoints(connectionFile);
  const iopub = await openIopub(endpoints);
  kernel.listen((frames) => void iopub.send(frames));
  const death = await kernel.died;
  const cell = kernel.runningCell();
  const error = describeDeathInCell(death, kernel.said());
  if (cell) await sayLastWords(endpoints, iopub, cell, error);
  iopub.close();
  // By itself this process ends when all has been sent, and `process.exit` would not wait for that.
  process.exitCode = exitCode(death);
}

function startKernel(connectionFile: string) {
  const argv = [...options, ...process.execArgv, join(__dirname, 'kernel.js'), connectionFile];
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'inherit', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = keepLast(said, text);
    process.stderr.write(text);
  });
  let cell: RunningCell = null;
  const told = (child.stdio[toldOut] as Readable).setEncoding('utf8');
  const listen = (publish: (frames: Buffer[]) => void) => {
    const take = (what: Told) => {
      if ('cell' in what) cell = what.cell;
      else publish(what.publish.map((frame) => Buffer.from(frame, 'base64')));
    };
    told.on('data', toldReader(take));
  };
  const interrupts = child.stdio[interruptsIn] as Writable;
  // The kernel may have ended just now.
  interrupts.on('error', () => undefined);
  return {
    died: deathOf(child),
    said: () => said,
    runningCell: () => cell,
    listen,
    interrupt: () => interrupts.write('!'),
    kill: () => child.kill('SIGKILL'),
  };
}

async function deathOf(child: ReturnType<typeof spawn>): Promise<Death> {
  const closed = once(child, 'close');
  const toldAll = once(child.stdio[toldOut]!, 'close');
  const death = await new Promise<Death>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
  });
  // What it printed itself is read to the end too, unless something that it started holds that pipe open.
  await toldAll;
  await Promise.race([closed, sleep(200)]);
  for (const stream of child.stdio) stream?.destroy();
  return death;
}

function exitCode({ code, signal }: Death): number {
  return code ?? (signal ? 128 + constants.signals[signal] : 1);
}

/** Ends all that was started here: Jupyter and the headless runner start a kernel in a group of its own. */
function endGroup(): never {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Not the head of a group. The kernel ends by itself when its lifeline does.
  }
  process.exit(1);
}

launch().catch((error: unknown) => {
  console.error(`The kernel's launcher failed: ${String(error)}`);
  endGroup();
});
