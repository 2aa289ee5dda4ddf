import type { Cohort, Provenance } from '../cohort/cohort.js';
import { trainingSet, wholeCohort, type TrainingSet } from '../cohort/dataset.js';
import { type CohortRequest, loadCohort } from '../loading/load.js';
import type { PermutationOptions } from '../evaluation/permutation-test.js';
import { stratifiedKFold, type ResamplingPlan } from '../evaluation/resampling.js';
import { readObject } from '../pipeline/read-spec.js';

/** Which cohort, and what it must hold. */
export interface PlannedCohort {
  /** Where it is found here, which is no part of what the plan is. */
  readonly request: CohortRequest;
  /** Of the simulated one. */
  readonly seed: number;
  readonly provenance: Provenance;
}

interface Planned {
  readonly cohort: PlannedCohort;
  /** Which samples take part. */
  readonly samples: 'all' | 'training';
}

/** A cross-validation, nested where the pipelines choose something: a piece of work is a fold of a repeat. */
export interface CrossValidationPlan extends Planned {
  readonly kind: 'cross-validation';
  readonly resampling: ResamplingPlan;
}

/** A permutation test: a piece of work is a labelling, the first of them the true one. */
export interface PermutationPlan extends Planned {
  readonly kind: 'permutation-test';
  readonly resampling: PermutationOptions;
  readonly permutations: number;
}

/** Everything about a piece of work but the pipelines: plain data, made before anything is fitted. */
export type Plan = CrossValidationPlan | PermutationPlan;

/** What a plan is made of. */
export interface PlanOptions {
  readonly cohort: CohortRequest;
  /** Of the simulated cohort, default 1. */
  readonly cohortSeed?: number;
  readonly samples: Planned['samples'];
  readonly folds: number;
  readonly repeats: number;
  readonly seed: number;
  /** With a number of permutations it is a permutation test. */
  readonly permutations?: number;
}

/**
 * Makes a plan.
 *
 * @throws RangeError when there are too few samples for the folds, or a count is not positive
 */
export async function makePlan(options: PlanOptions): Promise<Plan> {
  const { cohort: request, cohortSeed: seed = 1, samples, permutations, ...rest } = options;
  const cohort = await loadCohort(request, { seed });
  const planned = { cohort: { request, seed, provenance: cohort.provenance }, samples };
  const resampling = stratifiedKFold(samplesOf(cohort, samples).y, rest);
  if (permutations === undefined) return { kind: 'cross-validation', ...planned, resampling };
  const { folds, repeats } = rest;
  return {
    kind: 'permutation-test',
    ...planned,
    resampling: { folds, repeats, seed: rest.seed },
    permutations,
  };
}

/**
 * A plan from parsed JSON. It was written by `makePlan`; somebody who has changed it will be told so.
 *
 * @throws Error when it is no plan
 */
export function readPlan(value: unknown, where: string): Plan {
  const plan = readObject(value, where);
  const has = (...names: string[]) => names.every((name) => name in plan);
  const whole = has('cohort', 'samples', 'resampling');
  if (whole && plan.kind === 'cross-validation') return plan as unknown as CrossValidationPlan;
  if (whole && plan.kind === 'permutation-test' && has('permutations'))
    return plan as unknown as PermutationPlan;
  throw new Error(`${where} is no plan. Make one with: leukemia-notebooks plan`);
}

/**
 * The samples that a plan is about.
 *
 * @throws Error when the cohort at hand holds something else than the one that the plan was made for
 */
export async function plannedSamples({ cohort: planned, samples }: Plan): Promise<TrainingSet> {
  const cohort = await loadCohort(planned.request, { seed: planned.seed });
  const { name, checksum } = cohort.provenance;
  if (checksum !== planned.provenance.checksum) {
    throw new Error(
      `The plan was made for the ${planned.provenance.name} cohort with the checksum ${planned.provenance.checksum}, ` +
        `and the ${name} cohort here has ${checksum}. Make the plan anew, or bring the cohort that it is for.`,
    );
  }
  return samplesOf(cohort, samples);
}

function samplesOf(cohort: Cohort, samples: Planned['samples']): TrainingSet {
  return samples === 'all' ? wholeCohort(cohort) : trainingSet(cohort);
}
