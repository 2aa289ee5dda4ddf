import type { TrainingSet } from '../cohort/dataset.js';
import { crossValidate as validate, type CrossValidation } from '../evaluation/cross-validation.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ResamplingPlan } from '../evaluation/resampling.js';
import type { ProgressReport, Workers } from '../numerics/workers.js';

export * from '../evaluation/cross-validation.js';

/** Of each training set that is still in use: the rows of one pipeline by pipeline and plan. */
const remembered = new WeakMap<TrainingSet, Map<string, CrossValidation>>();

/**
 * As `evaluation/cross-validation.ts`, but a pipeline that was cross-validated on the same folds before is not fitted
 * again: its rows depend on itself, the samples and the plan alone. So a reader who moves a parameter waits for the
 * pipelines that have it in them.
 */
export async function crossValidate(
  pipelines: NamedLearners,
  data: TrainingSet,
  plan: ResamplingPlan,
  progress?: ProgressReport,
  workers?: Workers,
  soFar?: (found: CrossValidation) => void,
): Promise<CrossValidation> {
  const known = remembered.get(data) ?? new Map<string, CrossValidation>();
  remembered.set(data, known);
  const named = Object.entries(pipelines).map(([name, spec]) => {
    return { name, spec, key: JSON.stringify([spec, plan]) };
  });
  const fresh = named.filter(({ key }) => !known.has(key));
  const meanwhile = (found: CrossValidation) => {
    const last = found.folds.at(-1)!.repeat;
    const own = named.map(({ name, key }) => {
      const before = known.get(key);
      return before ? rowsOf(before, name, ({ repeat }) => repeat <= last) : of(name, found);
    });
    soFar?.(together(own));
  };
  if (fresh.length > 0) {
    const specs = Object.fromEntries(fresh.map(({ name, spec }) => [name, spec]));
    const found = await validate(specs, data, plan, progress, workers, soFar && meanwhile);
    for (const { name, key } of fresh) known.set(key, of(name, found));
  } else {
    progress?.(plan.repeats * plan.folds, plan.repeats * plan.folds);
  }
  return together(named.map(({ name, key }) => rowsOf(known.get(key)!, name)));
}

type Row = { readonly pipeline: string; readonly repeat: number };

/** The rows that are wanted, under the name that their pipeline has now. */
function rowsOf(
  { folds, scores }: CrossValidation,
  name: string,
  isWanted: (row: Row) => boolean = () => true,
): CrossValidation {
  const own = <Of extends Row>(rows: readonly Of[]): Of[] =>
    rows.filter(isWanted).map((row) => ({ ...row, pipeline: name }));
  return { folds: own(folds), scores: own(scores) };
}

/** The rows of one of several pipelines. */
function of(name: string, found: CrossValidation): CrossValidation {
  return rowsOf(found, name, ({ pipeline }) => pipeline === name);
}

function together(all: readonly CrossValidation[]): CrossValidation {
  return {
    folds: all.flatMap(({ folds }) => folds),
    scores: all.flatMap(({ scores }) => scores),
  };
}
