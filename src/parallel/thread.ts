// What runs in a worker thread: a function of the public surface by its name, on arguments that were sent.
import * as surface from '../index.js';
import { packed, type Received, unpacked } from './wire.js';

/** A piece of work as it is sent. */
export interface Piece {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** A thread works for one pool, and so for one sender. */
const received: Received = new Map();

export default async function work({ name, args }: Piece): Promise<unknown> {
  const functions = surface as unknown as Record<string, (...args: unknown[]) => unknown>;
  return packed(await functions[name](...args.map((value) => unpacked(value, received))));
}
