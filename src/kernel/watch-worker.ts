// The thread that `startWatch` starts.
import { spawn } from 'node:child_process';
import { Session } from 'node:inspector';
import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { watchedFields } from './watch.js';

const shared = workerData as Int32Array;
const parentMs = 1000;
/** An interrupt that the main thread can deal with by itself is dealt with much sooner. */
const patienceMs = 1500;

function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    // An orphan is handed to another process, so the parent's id changes.
    if (process.ppid !== parent) endGroup();
  }, parentMs);
}

function endGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

/**
 * Node stops synchronous code on SIGINT only in the first stretch of a cell, and after an `await` a loop would keep
 * the signal from ever being seen. A thread is told of no signals, so this one listens to a shell (of 1 MB) in the same
 * process group, which is where Jupyter sends its interrupts. The shell ends with its input.
 *
 * (A loop in a timer's callback is more than Node can recover from when it is broken off: that ends the kernel.)
 */
function watchInterrupts(): void {
  if (process.platform === 'win32') return;
  const script = `trap 'echo told; told=1' INT; while told=; read -r line || [ "$told" ]; do :; done`;
  const shell = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  shell.stdout.on('data', () => void breakOff());
  // Without a shell, such loops are not interrupted.
  shell.once('error', () => undefined);
}

async function breakOff(): Promise<void> {
  const turns = Atomics.load(shared, watchedFields.turns);
  await sleep(patienceMs);
  const stuck = Atomics.load(shared, watchedFields.turns) === turns;
  if (!stuck || Atomics.load(shared, watchedFields.inCell) === 0) return;
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => session.disconnect());
}

watchParent();
watchInterrupts();
