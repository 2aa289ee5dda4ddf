import type { Workers } from '../numerics/workers.js';
import { exportedName } from '../parallel/exported-name.js';
import { commonOf, ownOf, type Piece } from '../parallel/piece.js';
import { unpacked } from '../parallel/wire.js';
import { running } from '../rerun/running.js';
import { Lane } from './pool-lane.js';
import { stillWanted } from './still-wanted.js';

/** Lanes that wait for work. They stay, for it takes longer to start one than to do a small piece. */
const idle: Lane[] = [];

/**
 * As `parallel/worker-pool.ts`, on workers that the page opens. When the cell is abandoned, they are ended with all that
 * they do, and its promise stays open for ever.
 */
const pool: Workers = {
  async map(work, pieces, progress, found) {
    const { cell, signal } = running() ?? {};
    const name = await stillWanted(exportedName(work));
    if (pieces.length === 0) return [];
    const common = commonOf(pieces);
    const results = new Array<Awaited<ReturnType<typeof work>>>(pieces.length);
    let next = 0;
    let done = 0;
    let failed = false;
    const lane = async () => {
      const worker = idle.pop() ?? new Lane();
      const abandon = () => worker.end();
      signal?.addEventListener('abort', abandon);
      let told = false;
      try {
        while (next < pieces.length && !failed) {
          const at = next++;
          const piece: Piece = { name, args: ownOf(pieces[at], common) };
          const all = told ? piece : { ...piece, common };
          const result = await worker.run(all, aboutPiece(cell, name, pieces[at]));
          told = true;
          results[at] = unpacked(result) as (typeof results)[number];
          found?.(results[at], at);
          progress?.(++done, pieces.length);
        }
        idle.push(worker);
      } catch (error) {
        failed = true;
        worker.end();
        throw error;
      } finally {
        signal?.removeEventListener('abort', abandon);
      }
    };
    const lanes = Math.min(navigator.hardwareConcurrency || 1, pieces.length);
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  },
};

/** What tells a piece from others, also when fewer are left to do: its cell, its work, and which repeat, fold or samples. */
function aboutPiece(cell: string | undefined, name: string, args: readonly unknown[]): string {
  const own = args.filter((value) => typeof (Array.isArray(value) ? value[0] : value) === 'number');
  return JSON.stringify([cell, name, ...own]);
}

/** The one pool of the page. */
export function workerPool(): Workers {
  return pool;
}
