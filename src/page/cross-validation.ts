import type { TrainingSet } from '../cohort/dataset.js';
import { crossValidate as validate, type CrossValidation } from '../evaluation/cross-validation.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ResamplingPlan } from '../evaluation/resampling.js';
import type { ProgressReport, Workers } from '../numerics/workers.js';

export * from '../evaluation/cross-validation.js';

/** Of each training set that is still in use: results by pipeline and plan. */
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
): Promise<CrossValidation> {
  const known = remembered.get(data) ?? new Map<string, CrossValidation>();
  remembered.set(data, known);
  const named = Object.entries(pipelines).map(([name, spec]) => {
    return { name, spec, key: JSON.stringify([spec, plan]) };
  });
  const fresh = named.filter(({ key }) => !known.has(key));
  if (fresh.length > 0) {
    const specs = Object.fromEntries(fresh.map(({ name, spec }) => [name, spec]));
    const found = await validate(specs, data, plan, progress, workers);
    for (const { name, key } of fresh) known.set(key, rowsOf(found, name, name));
  } else {
    progress?.(plan.repeats * plan.folds, plan.repeats * plan.folds);
  }
  const own = named.map(({ name, key }) => rowsOf(known.get(key)!, undefined, name));
  return { folds: own.flatMap(({ folds }) => folds), scores: own.flatMap(({ scores }) => scores) };
}

/** The rows of one pipeline (of all, where it is undefined) under the name that it has now. */
function rowsOf(
  { folds, scores }: CrossValidation,
  pipeline: string | undefined,
  name: string,
): CrossValidation {
  const own = <Row extends { readonly pipeline: string }>(rows: readonly Row[]): Row[] =>
    rows
      .filter((row) => pipeline === undefined || row.pipeline === pipeline)
      .map((row) => ({ ...row, pipeline: name }));
  return { folds: own(folds), scores: own(scores) };
}
