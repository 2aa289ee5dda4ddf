import type { Worker } from 'node:worker_threads';

/** The worker threads that the latest cell has started and that still run. */
const workers = new Set<Worker>();

process.on('worker', (worker) => {
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
});

/** From here on, workers are those of a new cell. What earlier cells started runs on. */
export function forgetWorkers(): void {
  workers.clear();
}

/** Ends the workers of the latest cell, as nobody waits for what they compute any more. */
export async function endWorkers(): Promise<void> {
  await Promise.all([...workers].map((worker) => worker.terminate()));
}
