import type { TrainingSet } from '../cohort/dataset.js';
import {
  type CrossValidation,
  crossValidateFold,
  joinFolds,
} from '../evaluation/cross-validation.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ResamplingPlan } from '../evaluation/resampling.js';
import { wholeRepeats } from '../evaluation/whole-repeats.js';
import { inTurn, type ProgressReport } from '../numerics/workers.js';

export * from '../evaluation/cross-validation.js';

/** What pipelines gave on one fold, by the pipeline as text. */
type KnownFold = Map<string, CrossValidation>;

/** Of each training set that is still in use, by what tells one fold from another. */
const remembered = new WeakMap<TrainingSet, Map<string, KnownFold>>();

/**
 * As `evaluation/cross-validation.ts`, but a pipeline that met a fold before is not fitted to it again: its rows depend on
 * itself, the samples, the seed and the fold alone. So a reader who moves a parameter waits for the pipelines that have it
 * in them, and one who asks for more repeats for the new ones. What was done before a run was abandoned is kept.
 *
 * @param progress counts the folds that have something to fit, and in the end all, as it does without a memory
 */
export async function crossValidate(
  pipelines: NamedLearners,
  data: TrainingSet,
  plan: ResamplingPlan,
  progress?: ProgressReport,
  workers = inTurn,
  soFar?: (found: CrossValidation) => void,
): Promise<CrossValidation> {
  const learners = Object.entries(pipelines).map(([name, spec]) => {
    return { name, spec, key: JSON.stringify(spec) };
  });
  const folds = knownFolds(data, plan);
  const isKnown = folds.map((known) => learners.every(({ key }) => known.has(key)));
  const rowsOf = (known: KnownFold) => ({
    folds: learners.flatMap(({ name, key }) => named(name, known.get(key)!.folds)),
    scores: learners.flatMap(({ name, key }) => named(name, known.get(key)!.scores)),
  });
  const places = [...folds.keys()].filter((at) => !isKnown[at]);
  const pieces = places.map((at): Parameters<typeof crossValidateFold> => {
    const fresh = learners.filter(({ key }) => !folds[at].has(key));
    const specs = Object.fromEntries(fresh.map(({ name, spec }) => [name, spec]));
    return [specs, data, plan, Math.floor(at / plan.folds), at % plan.folds];
  });
  const tell = soFar && wholeRepeats<CrossValidation>(plan, (found) => soFar(joinFolds(found)));
  // Where nothing is left to wait for there is nothing to look at meanwhile.
  if (pieces.length > 0) folds.forEach((known, at) => isKnown[at] && tell?.(rowsOf(known), at));
  await workers.map(
    crossValidateFold,
    pieces,
    (done) => done < pieces.length && progress?.(done, pieces.length),
    (result, piece) => {
      const known = folds[places[piece]];
      for (const { name, key } of learners) if (!known.has(key)) known.set(key, only(name, result));
      tell?.(rowsOf(known), places[piece]);
    },
  );
  progress?.(folds.length, folds.length);
  return joinFolds(folds.map(rowsOf));
}

/** What is known of the folds of a plan: by repeat, then fold. */
function knownFolds(data: TrainingSet, { seed, folds, assignment }: ResamplingPlan): KnownFold[] {
  const all = remembered.get(data) ?? new Map<string, KnownFold>();
  remembered.set(data, all);
  return assignment.flatMap((dealt, repeat) =>
    Array.from({ length: folds }, (_, fold) => {
      const key = JSON.stringify([seed, repeat, fold, dealt]);
      const known: KnownFold = all.get(key) ?? new Map();
      all.set(key, known);
      return known;
    }),
  );
}

/** The rows of one of several pipelines. */
function only(name: string, { folds, scores }: CrossValidation): CrossValidation {
  const isOwn = ({ pipeline }: { pipeline: string }) => pipeline === name;
  return { folds: folds.filter(isOwn), scores: scores.filter(isOwn) };
}

/** Rows under the name that their pipeline has now. */
function named<Row extends object>(pipeline: string, rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, pipeline }));
}
