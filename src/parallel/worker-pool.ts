import type { Workers } from '../numerics/workers.js';
import { exportedName } from './exported-name.js';
import { packed, unpacked } from './wire.js';

/**
 * Worker threads, as many as the machine has processors unless asked otherwise. They start with the first piece of work
 * and end a second after the last, so there is nothing to close.
 *
 * A function is found by its name in the threads, so only those that the public surface exports can work there; one that
 * is handed in from elsewhere is refused. When a piece fails, what has begun is finished, no other is begun, and the
 * first error is thrown. A cell that is interrupted ends the threads, and with them the work.
 *
 * @param options.threads 1 or more
 * @param options.signal aborts the work, which then throws
 * @example
 * import { crossValidate, diagonalLda, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { stratifiedKFold, trainingSet, tTestFilter, workerPool } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const spec = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), diagonalLda());
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const alone = await crossValidate({ spec }, training, plan);
 * const workers = workerPool({ threads: 2 });
 * const together = await crossValidate({ spec }, training, plan, undefined, workers);
 * JSON.stringify(together) === JSON.stringify(alone); // => true
 */
export function workerPool(options: { threads?: number; signal?: AbortSignal } = {}): Workers {
  return {
    async map(work, pieces, progress) {
      const name = await exportedName(work);
      const { availableParallelism } = await import('node:os');
      const threads = Math.min(options.threads ?? availableParallelism(), pieces.length);
      const pool = await start(threads);
      const results = new Array<Awaited<ReturnType<typeof work>>>(pieces.length);
      let next = 0;
      let done = 0;
      let failed = false;
      // A lane for each thread takes the next piece when its last one is done: none waits in the pool, where it would
      // run on after an interrupt.
      const lane = async () => {
        while (next < pieces.length && !failed) {
          const at = next++;
          const piece = { name, args: pieces[at].map(packed) };
          try {
            const result: unknown = await pool.run(piece, { signal: options.signal });
            results[at] = unpacked(result) as (typeof results)[number];
          } catch (error) {
            failed = true;
            throw error;
          }
          progress?.(++done, pieces.length);
        }
      };
      try {
        await Promise.all(Array.from({ length: threads }, lane));
      } finally {
        await pool.destroy();
      }
      return results;
    },
  };
}

async function start(threads: number) {
  const { Piscina } = await import('piscina');
  const path = await import('node:path');
  return new Piscina({
    filename: path.join(__dirname, 'thread.js'),
    minThreads: threads,
    maxThreads: threads,
  });
}
