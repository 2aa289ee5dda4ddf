import { writeFileSync } from 'node:fs';

// Two pipes join the process that runs cells (`kernel.ts`) with the small one that started it (`launch.ts`).

/** File descriptor in the kernel: a byte for each interrupt comes here, and it ends when the parent does. */
export const interruptsIn = 3;

/** File descriptor in the kernel: a line of JSON goes there for each thing that the parent is told. */
export const toldOut = 4;

/** The request that a cell came with, as far as an answer to it needs it; null when no cell runs. */
export type RunningCell = { identities: string[]; header: object } | null;

/** Which cell runs from now on, or the frames of a message, in base64, for all who listen to the kernel. */
export type Told = { cell: RunningCell } | { publish: string[] };

/** Tells the parent. Written at once, because the next thing may be this process's death. */
export function tellParent(told: Told): void {
  try {
    writeFileSync(toldOut, `${JSON.stringify(told)}\n`);
  } catch {
    // The parent is gone, and so is this process in a moment.
  }
}

/** Reads what `tellParent` wrote. @returns a function that takes it in pieces as they come */
export function toldReader(take: (told: Told) => void): (piece: string) => void {
  // Joined when the line has ended, and not before: one with a large figure comes in hundreds of pieces.
  let begun: string[] = [];
  return (piece) => {
    const [rest, ...next] = piece.split('\n');
    begun.push(rest);
    for (const start of next) {
      take(JSON.parse(begun.join('')) as Told);
      begun = [start];
    }
  };
}
