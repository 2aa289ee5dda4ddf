import { setTimeout as sleep } from 'node:timers/promises';
import type { Publisher, Router } from 'zeromq';
import type { Endpoints } from './endpoints.js';
import type { RunningCell } from './lifeline.js';
import type { KernelError } from './trace.js';
import { encode } from './wire.js';

/** A front end tries again 100 to 200 ms after it lost the kernel; none is worth waiting for longer than this. */
const patienceMs = 3000;
const againMs = 30;

/**
 * Says, in the place of a kernel that has died, why it did: an `error` in the cell that was running, the reply to its
 * request, and idle. The shell port of the dead kernel is free again, and who was connected to it connects anew by itself.
 * @param iopub what all who listen to the kernel are subscribed to
 */
export async function sayLastWords(
  { key, address }: Endpoints,
  iopub: Publisher,
  cell: NonNullable<RunningCell>,
  error: KernelError,
): Promise<void> {
  const { Router } = await import('zeromq');
  const shell = new Router({ mandatory: true, sendTimeout: 0, linger: patienceMs });
  await shell.bind(address('shell'));
  const identities = cell.identities.map((identity) => Buffer.from(identity, 'base64'));
  const frames = (type: string, content: object) => [
    ...identities,
    ...encode(key, '', type, content, cell.header).frames,
  ];
  await iopub.send(frames('error', error));
  await reply(shell, frames('execute_reply', { status: 'error', ...error }));
  await iopub.send(frames('status', { execution_state: 'idle' }));
  shell.close();
}

async function reply(shell: Router, frames: (string | Buffer)[]): Promise<void> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    try {
      return await shell.send(frames);
    } catch {
      // The one who asked has not come back yet, or never will.
      await sleep(againMs);
    }
  }
}
