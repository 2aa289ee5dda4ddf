import { pauseWhenDue } from './pause-when-due.js';

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
   * and its result are plain data, matrices, or lists and objects of them. It only reads its arguments: pieces may share them
   * @param found told of each piece's result as it comes, in whatever order, before `progress` is
   */
  map<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    pieces: readonly Args[],
    progress?: ProgressReport,
    found?: PieceReport<Result>,
  ): Promise<Result[]>;
}

/** Told the result of a piece of work, and which piece it is: 0, 1, … */
export type PieceReport<Result> = (result: Result, piece: number) => void;

/** One piece after the other in this thread, with room for an interrupt between them. */
export const inTurn: Workers = { map: (...work) => doInTurn(...work) };

/**
 * Does pieces one after the other in this thread.
 *
 * @param goOn asked after each piece but the last, with how many are done and the milliseconds it took: whether to go on
 * @returns the results of all pieces, or of those before it was told not to
 */
export async function doInTurn<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result | Promise<Result>,
  pieces: readonly Args[],
  progress?: ProgressReport,
  found?: PieceReport<Result>,
  goOn: (done: number, ms: number) => boolean = () => true,
): Promise<Result[]> {
  const results: Result[] = [];
  const start = performance.now();
  for (const piece of pieces) {
    if (results.length > 0 && !goOn(results.length, performance.now() - start)) break;
    const result = await work(...piece);
    results.push(result);
    found?.(result, results.length - 1);
    progress?.(results.length, pieces.length);
    await pauseWhenDue();
  }
  return results;
}
