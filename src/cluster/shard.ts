import type { TrainingSet } from '../cohort/dataset.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ProgressReport, Workers } from '../numerics/workers.js';
import { inTurn } from '../numerics/workers.js';
import { madeBy, type MadeBy } from './made-by.js';
import type { Plan } from './plan.js';
import { Damaged, fingerprint, sealed, unsealed } from './sealed.js';
import { studyOf } from './study-of.js';

/** Shard i of N, i from 1: it does the pieces i - 1, i - 1 + N, i - 1 + 2N, … */
export interface ShardNumber {
  readonly i: number;
  readonly of: number;
}

/** Whose result something is: two with the same identity are the same to the last bit. */
export interface Identity {
  readonly plan: string;
  readonly pipelines: string;
  readonly madeBy: MadeBy;
}

/** What came of one piece of work. */
export interface NumberedPiece {
  readonly piece: number;
  readonly result: unknown;
}

/**
 * Of what this process computes for a plan and pipelines. The order of pipelines is part of it, and so is what the cohort
 * holds; where it was found is not.
 */
export async function identityOf(plan: Plan, pipelines: NamedLearners): Promise<Identity> {
  return {
    plan: await fingerprint({ ...plan, cohort: plan.cohort.provenance.checksum }),
    pipelines: await fingerprint(Object.entries(pipelines)),
    madeBy: await madeBy(),
  };
}

/** Does the pieces of one shard. @returns the text of its file */
export async function runShard(
  plan: Plan,
  pipelines: NamedLearners,
  data: TrainingSet,
  { i, of }: ShardNumber,
  progress?: ProgressReport,
  workers: Workers = inTurn,
): Promise<string> {
  const study = studyOf(plan, pipelines);
  const numbers = Array.from({ length: study.pieces }, (_, k) => k).filter((k) => k % of === i - 1);
  const results = await study.work(data, numbers, workers, progress);
  const pieces = numbers.map((piece, at): NumberedPiece => ({ piece, result: results[at] }));
  return sealed({ ...(await identityOf(plan, pipelines)), shard: { i, of }, pieces });
}

/**
 * The pieces in the text of a shard's file.
 *
 * @throws Damaged when it is not as it was written, or was computed from or by something else
 */
export async function readShard(text: string, wanted: Identity): Promise<readonly NumberedPiece[]> {
  const { plan, pipelines, madeBy, pieces } = (await unsealed(text)) as Identity & {
    pieces: NumberedPiece[];
  };
  if (plan !== wanted.plan) throw new Damaged('it is of another plan');
  if (pipelines !== wanted.pipelines) throw new Damaged('it is of other pipelines');
  if (madeBy.node !== wanted.madeBy.node)
    throw new Damaged(`it was made by Node ${madeBy.node}, and this is ${wanted.madeBy.node}`);
  if (madeBy.code !== wanted.madeBy.code) throw new Damaged('it was made by other code');
  return pieces;
}
