import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the watching thread sees of the main one: turns of its event loop, and whether a cell's code may be running. */
export type Watched = { turns: number; inCell: number };
export const watchedFields: Watched = { turns: 0, inCell: 1 };

const turnMs = 100;

/**
 * Starts a thread that does what the main one cannot while a cell computes and the event loop stands still: it ends
 * this process when the one that started it is gone, and breaks off a cell that an interrupt does not reach.
 * @returns a function to be told when a cell's code begins to run, and when it has ended
 */
export function startWatch(): (inCell: boolean) => void {
  const started = Number(process.env.JPY_PARENT_PID);
  if (started && !alive(started)) process.exit(1);
  const shared = new Int32Array(new SharedArrayBuffer(8));
  setInterval(() => Atomics.add(shared, watchedFields.turns, 1), turnMs).unref();
  new Worker(join(__dirname, 'watch-worker.js'), { workerData: shared }).unref();
  return (inCell) => Atomics.store(shared, watchedFields.inCell, inCell ? 1 : 0);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
