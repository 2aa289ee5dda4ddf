import type { Provenance } from '../cohort/cohort.js';
import type { NamedLearners } from '../evaluation/learn.js';
import { fingerprint, Damaged, sealed } from './sealed.js';
import type { Plan } from './plan.js';
import { type Identity, identityOf, readShard } from './shard.js';
import { studyOf } from './study-of.js';

/** A file with what it holds. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Shards that cannot be merged, and what is missing: to be run again. */
export class Incomplete extends Error {
  override name = 'Incomplete';
  constructor(
    message: string,
    /** The names of files that are of no use. */
    readonly unusable: readonly string[],
  ) {
    super(message);
  }
}

/** What is known of a merged result beside its identity. */
export interface Merged extends Identity {
  readonly cohort: Provenance;
  /** Fingerprint of the resampling alone, by which a notebook finds it. */
  readonly resampling: string;
  readonly kind: Plan['kind'];
  readonly result: unknown;
}

/**
 * Merges shards, of one N or of several, in any order, into what one process computes.
 *
 * @returns the result, and the text of the file that keeps it: neither says how many shards there were
 * @throws Incomplete when a file is damaged or of something else, or pieces are missing; Error when two contradict each
 *   other
 */
export async function merge(
  plan: Plan,
  pipelines: NamedLearners,
  files: readonly TextFile[],
): Promise<{ result: unknown; text: string }> {
  const identity = await identityOf(plan, pipelines);
  const study = studyOf(plan, pipelines);
  const { pieces, unusable } = await readAll(files, identity);
  const missing = Array.from({ length: study.pieces }, (_, k) => k).filter((k) => !pieces.has(k));
  if (unusable.size > 0 || missing.length > 0) {
    throw new Incomplete(complaint(unusable, missing.length, study.pieces), [...unusable.keys()]);
  }
  const inOrder = Array.from({ length: study.pieces }, (_, k) => pieces.get(k));
  const result = study.join(inOrder);
  const { kind, cohort, resampling } = plan;
  const merged: Merged = {
    ...identity,
    kind,
    cohort: cohort.provenance,
    resampling: await fingerprint(resampling),
    result,
  };
  return { result, text: await sealed(merged) };
}

async function readAll(files: readonly TextFile[], identity: Identity) {
  const pieces = new Map<number, unknown>();
  const unusable = new Map<string, string>();
  for (const { name, text } of files) {
    try {
      for (const { piece, result } of await readShard(text, identity)) {
        if (pieces.has(piece)) requireSame(pieces.get(piece), result, piece, name);
        pieces.set(piece, result);
      }
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      unusable.set(name, error.message);
    }
  }
  return { pieces, unusable };
}

/** Shards of several N may hold the same piece, and are the same to the last bit. */
function requireSame(one: unknown, other: unknown, piece: number, name: string): void {
  if (JSON.stringify(one) === JSON.stringify(other)) return;
  throw new Error(
    `${name} has another result of piece ${piece} than a shard before it, and both are whole. One of the machines that ` +
      'computed them is at fault: run both again.',
  );
}

function complaint(unusable: Map<string, string>, missing: number, all: number): string {
  const bad = [...unusable].map(([name, reason]) => `${name} cannot be merged: ${reason}.`);
  const gaps = missing > 0 ? [`${missing} of ${all} pieces of work are missing.`] : [];
  return [...bad, ...gaps, 'Run those shards again, then merge.'].join('\n');
}
