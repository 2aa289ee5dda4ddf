import { writeSync } from 'node:fs';

// Two pipes join the process that runs cells (`kernel.ts`) with the small one that started it (`launch.ts`).

/** File descriptor in the kernel: a byte for each interrupt comes here, and it ends when the parent does. */
export const interruptsIn = 3;

/** File descriptor in the kernel: which cell runs, a line of JSON each time that changes. */
export const cellsOut = 4;

/** The request that a cell came with, as far as an answer to it needs it; null when no cell runs. */
export type RunningCell = { identities: string[]; header: object } | null;

/** Tells the parent which cell runs. Written at once, because the next thing may be this process's death. */
export function tellParent(cell: RunningCell): void {
  try {
    writeSync(cellsOut, `${JSON.stringify(cell)}\n`);
  } catch {
    // The parent is gone, and so is this process in a moment.
  }
}

/** Reads what `tellParent` wrote. @returns a function that takes it in pieces as they come, and gives the latest cell */
export function cellReader(): (piece: string) => RunningCell {
  let rest = '';
  let latest: RunningCell = null;
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    const last = lines.at(-1);
    if (last) latest = JSON.parse(last) as RunningCell;
    return latest;
  };
}
