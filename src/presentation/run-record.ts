import type { Cohort } from '../cohort/cohort.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ResamplingPlan } from '../evaluation/resampling.js';
import { versions } from './versions.js';

/** What a run's tables came from. */
export interface RunRecord {
  /** Seed, folds, repeats and who was left out when. */
  readonly plan: ResamplingPlan;
  readonly pipelines: NamedLearners;
  /** The pipeline chosen by cross-validation. */
  readonly chosen: string;
  /** One sentence: the chosen pipeline and its held-out result. */
  readonly headline: string;
}

/** The content of `run.json`: cohort, checksum, versions, seed and the pipelines as specs. No time, no path. */
export async function runDocument(cohort: Cohort, record: RunRecord): Promise<object> {
  const { name, source, checksum, simulated } = cohort.provenance;
  return {
    cohort: { name, source, checksum, simulated },
    headline: record.headline,
    chosen: record.chosen,
    seed: record.plan.seed,
    versions: await versions(),
    pipelines: record.pipelines,
    plan: { ...record.plan, assignment: record.plan.assignment.map((folds) => folds.join(' ')) },
  };
}
