import {
  doInTurn,
  type PieceReport,
  type ProgressReport,
  type Workers,
} from '../numerics/workers.js';
import { exportedName } from './exported-name.js';
import { type Common, commonOf, ownOf, type Piece } from './piece.js';
import { unpacked, valuesIn } from './wire.js';

/** What it takes to start threads, and for their code to become as fast as this thread's is by then, about. */
const START_MS = 1000;
/** How long this thread works before it says how long the rest would take: the first pieces take longer than those after them. */
const TRIAL_MS = 100;
/** With fewer values a piece of work takes no longer than the start, mostly. */
const MANY_VALUES = 2 ** 16;
/** With so many pieces for each thread, the others lose next to nothing while this thread does the first. */
const MANY_PIECES = 16;

/**
 * Worker threads, as many as the machine has processors unless asked otherwise. They start with the first piece of work
 * and end a second after the last, so there is nothing to close. Work on few values or in many pieces begins in this thread,
 * and goes on in others if that saves more than it takes to start them.
 *
 * A function is found by its name in the threads, so only those that the public surface exports can work there; one that
 * is handed in from elsewhere is refused. When a piece fails no other is begun, and the first error is thrown. A cell that
 * is interrupted ends the threads, and with them the work.
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
    async map(work, pieces, progress, found) {
      const name = await exportedName(work);
      options.signal?.throwIfAborted();
      if (pieces.length === 0) return [];
      const { availableParallelism } = await import('node:os');
      const threads = options.threads ?? availableParallelism();
      const isLittle = (done: number, ms: number) => {
        options.signal?.throwIfAborted();
        if (ms < TRIAL_MS) return true;
        return (ms / done) * (pieces.length - done) * (1 - 1 / threads) < START_MS;
      };
      const beginsHere =
        valuesIn(pieces[0]) < MANY_VALUES || pieces.length >= MANY_PIECES * threads;
      const results = beginsHere ? await doInTurn(work, pieces, progress, found, isLittle) : [];
      const before = results.length;
      const rest = pieces.slice(before);
      const tell: ProgressReport = (done) => progress?.(before + done, pieces.length);
      const hear = (result: unknown, piece: number) =>
        found?.(result as (typeof results)[number], before + piece);
      if (rest.length === 0) return results;
      const others = await inThreads(name, rest, tell, hear, threads, options.signal);
      return [...results, ...(others as typeof results)];
    },
  };
}

async function inThreads(
  name: string,
  pieces: readonly (readonly unknown[])[],
  progress: ProgressReport,
  found: PieceReport<unknown>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  const threads = Math.min(most, pieces.length);
  const common = commonOf(pieces);
  const pool = await start(threads, common);
  const results = new Array<unknown>(pieces.length);
  let next = 0;
  let done = 0;
  let failed = false;
  // A lane for each thread takes the next piece when its last one is done: none waits in the pool, where it would
  // run on after an interrupt.
  const lane = async () => {
    while (next < pieces.length && !failed) {
      const at = next++;
      const piece: Piece = { name, args: ownOf(pieces[at], common) };
      try {
        const result: unknown = await pool.run(piece, { signal });
        results[at] = unpacked(result);
        found(results[at], at);
        progress(++done, pieces.length);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } finally {
    await pool.destroy();
  }
  return results;
}

async function start(threads: number, common: Common) {
  const { Piscina } = await import('piscina');
  const path = await import('node:path');
  return new Piscina({
    filename: path.join(__dirname, 'thread.js'),
    workerData: common,
    // With a minimum it would replace threads that an abort has ended, even after it was destroyed.
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 1000,
  });
}
