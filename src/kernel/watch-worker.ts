// The thread that `startWatch` starts. It hears of interrupts, and of the parent's end, through a pipe: no signal is
// told to a thread.
import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { interruptsIn } from './lifeline.js';
import { watchedFields } from './watch.js';

const shared = workerData as Int32Array;
const stepMs = 100;
/** So many steps in which the event loop has not turned, and the signal is given again. */
const signalSteps = 3;
/** And after so many the code is broken off. */
const breakSteps = 15;

function watchLifeline(): void {
  const lifeline = new Socket({ fd: interruptsIn, readable: true, writable: false });
  lifeline.on('data', () => void interrupted());
  lifeline.on('close', () => process.kill(process.pid, 'SIGKILL'));
}

/**
 * The signal alone does not always do. It may have gone to the parent only, and when it comes while a cell is compiled
 * Node forgets it, so the main thread is told again, of this cell and no later one. And Node stops synchronous code
 * only in the first stretch of a cell; after an `await` a loop keeps everything from being heard, and is broken off.
 */
async function interrupted(): Promise<void> {
  const cell = read('cell');
  let turns = read('turns');
  let stuck = 0;
  while (cell !== 0) {
    await sleep(stepMs);
    if (read('cell') !== cell) return;
    // The compiler is left in peace.
    if (!read('code')) continue;
    stuck = read('turns') === turns ? stuck + 1 : 0;
    turns = read('turns');
    if (stuck === 0) parentPort!.postMessage(cell);
    // While the event loop stands still no other cell can begin, and be stopped in the place of this one.
    if (stuck === signalSteps) process.kill(process.pid, 'SIGINT');
    if (stuck === breakSteps) breakOff();
  }
}

function breakOff(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => session.disconnect());
}

function read(field: keyof typeof watchedFields): number {
  return Atomics.load(shared, watchedFields[field]);
}

watchLifeline();
