import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the watching thread sees of the main one. */
export const watchedFields = {
  /** Turns of its event loop. */
  turns: 0,
  /** The number of the cell that runs, 0 when none does. */
  cell: 1,
  /** 1 when it may be the cell's own code that runs, which alone may be broken off. */
  code: 2,
};

/** Is told which cell runs (0: none), and whether it is its own code, not the compiler, that may be at work. */
export type TellWatch = (cell: number, code: boolean) => void;

const turnMs = 100;

/**
 * Starts a thread that does what the main one cannot while a cell computes and the event loop stands still: it ends
 * this process when the one that started it is gone, and breaks off a cell that an interrupt does not reach.
 * @param interrupt is called with the number of a cell that is to be stopped
 */
export function startWatch(interrupt: (cell: number) => void): TellWatch {
  const shared = new Int32Array(new SharedArrayBuffer(12));
  setInterval(() => Atomics.add(shared, watchedFields.turns, 1), turnMs).unref();
  const worker = new Worker(join(__dirname, 'watch-worker.js'), { workerData: shared });
  worker.on('message', interrupt);
  worker.unref();
  return (cell, code) => {
    Atomics.store(shared, watchedFields.code, code ? 1 : 0);
    Atomics.store(shared, watchedFields.cell, cell);
  };
}
