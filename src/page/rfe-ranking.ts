import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import type { Rankings } from '../rerun/protocol.js';
import { rfeRanking as rank, type RfeOptions, type RfeRanking } from '../selection/rfe-ranking.js';
import { rowsKey } from './rows-key.js';

export type { RfeOptions, RfeRanking };

/** Of the piece of work that is being done: what it eliminated when it was done before, and what it does this time. */
let piece: { readonly before: Rankings; readonly now: Map<string, RfeRanking> } | undefined;

/**
 * For a worker that does one piece of work after the other: says that the next one begins.
 *
 * @param before what it eliminated when it was done before
 * @returns what it has use for this time: filled as it goes on, for whoever has it done again
 */
export function recall(before: Rankings = new Map()): Rankings {
  piece = { before, now: new Map() };
  return piece.now;
}

/**
 * As `selection/rfe-ranking.ts`, but a piece of work does not eliminate again what it eliminated when it was done before. An
 * elimination ranks all columns, however many are kept, and is most of what a nested cross-validation computes: a reader
 * who moves that number need not wait for it.
 */
export function rfeRanking(
  X: Matrix,
  y: readonly Label[],
  options: RfeOptions & { downTo?: number },
): RfeRanking {
  if (!piece) return rank(X, y, options);
  const key = JSON.stringify([rowsKey(X), y, options]);
  const ranking = piece.now.get(key) ?? piece.before.get(key) ?? rank(X, y, options);
  piece.now.set(key, ranking);
  return ranking;
}
