import * as surface from '../index.js';
import { packed, type Received, unpacked } from './wire.js';

/** A piece of work as it is sent: a function of the public surface by its name, and the arguments that are its own. */
export interface Piece {
  readonly name: string;
  /** Nothing in the places of those that all pieces have. */
  readonly args: readonly unknown[];
  /** What it and the pieces after it have in common, if the thread has not been told yet. */
  readonly common?: Common;
}

/** The arguments that all pieces have, by their places. They are sent once: a cohort's names take longer than a small piece. */
export type Common = ReadonlyMap<number, unknown>;

/** What all lists of arguments, at least one, have in the same place, ready to be sent. */
export function commonOf(pieces: readonly (readonly unknown[])[]): Common {
  const [first, ...others] = pieces;
  const shared = first.flatMap((value, k): [number, unknown][] =>
    typeof value === 'object' && others.every((args) => args[k] === value)
      ? [[k, packed(value)]]
      : [],
  );
  return new Map(shared);
}

/** One of these lists without them, ready to be sent. */
export function ownOf(args: readonly unknown[], common: Common): unknown[] {
  return args.map((value, k) => (common.has(k) ? undefined : packed(value)));
}

/**
 * What does the pieces that have these arguments in common, in the thread to which they were sent. Matrices are kept as
 * long as it is: a thread of a page does the pieces of one list after the other, and what an earlier one was about is let go.
 */
export function pieceWorker(common: Common): (piece: Piece) => Promise<unknown> {
  const functions = surface as unknown as Record<string, (...args: unknown[]) => unknown>;
  const received: Received = new Map();
  const shared = new Map([...common].map(([k, value]) => [k, unpacked(value, received)]));
  return async ({ name, args }) => {
    const all = args.map((value, k) => (shared.has(k) ? shared.get(k) : unpacked(value, received)));
    return packed(await functions[name](...all));
  };
}
