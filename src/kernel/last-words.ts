import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Router, XPublisher } from 'zeromq';
import type { RunningCell } from './lifeline.js';
import type { KernelError } from './trace.js';
import { encode } from './wire.js';

type ConnectionFile = {
  transport: string;
  ip: string;
  key: string;
  iopub_port: number;
  shell_port: number;
};

/** A front end tries again 100 to 200 ms after it lost the kernel; no kernel is worth waiting for longer than this. */
const patienceMs = 3000;
/** When nobody new has subscribed for so long, all who will have. */
const settledMs = 300;

/**
 * Says, in the place of a kernel that has died, why it did: an `error` in the cell that was running, the reply to its
 * request, and idle. The ports of the dead kernel are free again, and who was connected to them connects anew by itself.
 */
export async function sayLastWords(
  connectionFile: string,
  cell: NonNullable<RunningCell>,
  error: KernelError,
): Promise<void> {
  const to = JSON.parse(readFileSync(connectionFile, 'utf8')) as ConnectionFile;
  // Loaded here, as nearly every kernel ends without last words.
  const { Router, XPublisher } = await import('zeromq');
  const iopub = new XPublisher({ linger: 1000 });
  const shell = new Router({ mandatory: true, sendTimeout: 0, linger: 1000 });
  const address = (port: number) => `${to.transport}://${to.ip}:${port}`;
  await Promise.all([iopub.bind(address(to.iopub_port)), shell.bind(address(to.shell_port))]);
  await subscribed(iopub);
  const identities = cell.identities.map((identity) => Buffer.from(identity, 'base64'));
  const frames = (type: string, content: object) => [
    ...identities,
    ...encode(to.key, '', type, content, cell.header).frames,
  ];
  await iopub.send(frames('error', error));
  await reply(shell, frames('execute_reply', { status: 'error', ...error }));
  await iopub.send(frames('status', { execution_state: 'idle' }));
  iopub.close();
  shell.close();
}

/** Waits until all who listen have subscribed: what is published before that is lost on them. */
async function subscribed(iopub: XPublisher): Promise<void> {
  iopub.receiveTimeout = patienceMs;
  try {
    for (;;) {
      await iopub.receive();
      iopub.receiveTimeout = settledMs;
    }
  } catch {
    // Nobody new has come in time.
  }
}

async function reply(shell: Router, frames: (string | Buffer)[]): Promise<void> {
  const end = performance.now() + settledMs;
  while (performance.now() < end) {
    try {
      return await shell.send(frames);
    } catch {
      // The one who asked has not come back yet, or never will.
      await sleep(settledMs / 10);
    }
  }
}
