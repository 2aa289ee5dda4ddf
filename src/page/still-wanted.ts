import { running } from '../rerun/running.js';

/**
 * A promise that never comes back to a cell that was abandoned meanwhile. Whatever waits for the browser (files, other
 * workers, its turn) waits through this, so that what an abandoned cell called does not go on in the time of the next.
 */
export function stillWanted<T>(promise: Promise<T>): Promise<T> {
  const signal = running()?.signal;
  return new Promise((resolve, reject) => {
    promise.then(
      (value) => signal?.aborted || resolve(value),
      (error: Error) => signal?.aborted || reject(error),
    );
  });
}
