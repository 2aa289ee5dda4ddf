// What runs in a worker thread: a function of the public surface by its name, on arguments that were sent.
import * as surface from '../index.js';
import { packed, unpacked } from './wire.js';

/** A piece of work as it is sent. */
export interface Piece {
  readonly name: string;
  readonly args: readonly unknown[];
}

export default async function work({ name, args }: Piece): Promise<unknown> {
  const functions = surface as unknown as Record<string, (...args: unknown[]) => unknown>;
  return packed(await functions[name](...args.map(unpacked)));
}
