import type { Rankings } from '../rerun/protocol.js';

/** By what tells a piece of work from others. In this map and in those within what was used last comes last. */
const eliminated = new Map<string, Rankings>();
/** Of one piece: as many as one of an audit with its inner folds has, and more than a fold of a nested cross-validation. */
const MOST_OF_ONE = 16;
/** Of all pieces: three times what a nested cross-validation has, some 60 MB for 7,129 columns. */
const MOST = 1000;

/** What a piece of work eliminated when it was done before, in whatever lane. */
export function eliminatedBy(piece: string): Rankings | undefined {
  return eliminated.get(piece);
}

/** Keeps what a piece eliminated this time, and of what it did before what there is room for. */
export function keepEliminated(piece: string, now: Rankings): void {
  if (now.size === 0) return;
  const before = [...(eliminated.get(piece) ?? [])].filter(([key]) => !now.has(key));
  eliminated.delete(piece);
  eliminated.set(piece, new Map([...before, ...now].slice(-MOST_OF_ONE)));
  let count = 0;
  for (const { size } of eliminated.values()) count += size;
  for (const [oldest, { size }] of eliminated) {
    if (count <= MOST) return;
    eliminated.delete(oldest);
    count -= size;
  }
}
