import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { rfeRanking as rank, type RfeOptions, type RfeRanking } from '../selection/rfe-ranking.js';
import { rowsKey } from './rows-key.js';

export type { RfeOptions, RfeRanking };

/** Eliminations by what they depend on. */
export type Rankings = ReadonlyMap<string, RfeRanking>;

/** More than a piece of a cross-validation makes. Each is some tens of kilobytes. */
const MOST = 100;

let known: Map<string, RfeRanking> | undefined;

/**
 * For a worker that does one piece of work after the other: which eliminations are known when the next one begins, as they
 * were made when it was done before.
 *
 * @returns these, and as the piece goes on those that it makes: for whoever hands it out again
 */
export function recall(rankings: Rankings = new Map()): Rankings {
  known = new Map(rankings);
  return known;
}

/**
 * As `selection/rfe-ranking.ts`, but in a piece of work what the same piece has eliminated before is not eliminated again.
 * An elimination is most of what a nested cross-validation computes, and it ranks all columns, however many are kept: so
 * that a reader who moves that number need not wait for it.
 */
export function rfeRanking(
  X: Matrix,
  y: readonly Label[],
  options: RfeOptions & { downTo?: number },
): RfeRanking {
  if (!known) return rank(X, y, options);
  const key = JSON.stringify([rowsKey(X), y, options]);
  const before = known.get(key);
  if (before) return before;
  const ranking = rank(X, y, options);
  if (known.size < MOST) known.set(key, ranking);
  return ranking;
}
