import { pause } from './pause.js';

/** Told after each piece of work how many of how many are done. */
export type ProgressReport = (done: number, total: number) => void;

/**
 * Whoever does pieces of work that do not depend on each other: this thread, or several. The results are the same and
 * come in the order of the pieces, whoever does them and in whatever order.
 */
export interface Workers {
  /**
   * Calls a function once for each list of arguments.
   *
   * @param work exported by the project's public surface, so that a worker thread can find it by its name; its arguments
   * and its result are plain data, matrices, or lists and objects of them
   */
  map<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    pieces: readonly Args[],
    progress?: ProgressReport,
  ): Promise<Result[]>;
}

/** One piece after the other in this thread, with room for an interrupt between them. */
export const inTurn: Workers = {
  async map(work, pieces, progress) {
    const results = [];
    for (const piece of pieces) {
      results.push(await work(...piece));
      progress?.(results.length, pieces.length);
      await pause();
    }
    return results;
  },
};
