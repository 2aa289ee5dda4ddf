import { doInTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { packed, unpacked, valuesIn } from './wire.js';

/** What it takes to start threads, about; and so many values that a single piece of work may well take as long. */
const START_MS = 300;
const MANY_VALUES = 2 ** 16;

/**
 * Worker threads, as many as the machine has processors unless asked otherwise. They start with the first piece of work
 * and end a second after the last, so there is nothing to close. Work on few values begins in this thread, and goes on in
 * others if what is left takes longer than starting them.
 *
 * A function is found by its name in the threads, so only those that the public surface exports can work there; one that
 * is handed in from elsewhere is refused. When a piece fails, what has begun is finished, no other is begun, and the
 * first error is thrown. A cell that is interrupted ends the threads, and with them the work.
 *
 * @param options.threads 1 or more
 * @param options.signal aborts the work, which then throws
 */
export function workerPool(options: { threads?: number; signal?: AbortSignal } = {}): Workers {
  return {
    async map(work, pieces, progress) {
      await requireExported(work);
      const isLittle = (done: number, ms: number) => {
        options.signal?.throwIfAborted();
        return (ms / done) * (pieces.length - done) < START_MS;
      };
      const isSmall = pieces.length > 0 && valuesIn(pieces[0]) < MANY_VALUES;
      const results = isSmall ? await doInTurn(work, pieces, progress, isLittle) : [];
      const before = results.length;
      const rest = pieces.slice(before);
      const tell: ProgressReport = (done) => progress?.(before + done, pieces.length);
      return rest.length === 0
        ? results
        : [...results, ...(await inThreads(work, rest, tell, options))];
    },
  };
}

async function inThreads<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result | Promise<Result>,
  pieces: readonly Args[],
  progress: ProgressReport,
  options: { threads?: number; signal?: AbortSignal },
): Promise<Result[]> {
  const { availableParallelism } = await import('node:os');
  const threads = Math.min(options.threads ?? availableParallelism(), pieces.length);
  const pool = await start(threads);
  const results = new Array<Result>(pieces.length);
  let next = 0;
  let done = 0;
  let failed = false;
  // A lane for each thread takes the next piece when its last one is done: none waits in the pool, where it would
  // run on after an interrupt.
  const lane = async () => {
    while (next < pieces.length && !failed) {
      const at = next++;
      const piece = { name: work.name, args: pieces[at].map(packed) };
      try {
        const result: unknown = await pool.run(piece, { signal: options.signal });
        results[at] = unpacked(result) as Result;
      } catch (error) {
        failed = true;
        throw error;
      }
      progress(++done, pieces.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } finally {
    await pool.destroy();
  }
  return results;
}

async function start(threads: number) {
  const { Piscina } = await import('piscina');
  const path = await import('node:path');
  return new Piscina({
    filename: path.join(__dirname, 'thread.js'),
    // With a minimum it would replace threads that an abort has ended, even after it was destroyed.
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 1000,
  });
}

/** @throws Error saying what can work in a thread */
async function requireExported(work: { readonly name: string }): Promise<void> {
  const surface = (await import('../index.js')) as unknown as Record<string, unknown>;
  if (surface[work.name] === work) return;
  throw new Error(
    `A worker thread finds a function by its name among those that src/index.ts exports, and '${work.name}' is not one ` +
      'of them. Export it there, or leave out the workers.',
  );
}
