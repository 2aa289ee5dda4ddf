import type { TrainingSet } from '../cohort/dataset.js';
import { mean } from '../numerics/describe.js';
import { inTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { TRANSFORMS } from '../pipeline/kinds.js';
import { sharedFits } from '../pipeline/shared-fits.js';
import type { PipelineSpec, TransformSpec } from '../pipeline/spec.js';
import { crossValidate, type LeftOutScore } from './cross-validation.js';
import { permutedLabels } from './permuted-labels.js';
import { type ResamplingPlan, stratifiedKFold } from './resampling.js';

/** Pipelines by name, each with a step that selects. */
export type SelectingPipelines = Readonly<Record<string, PipelineSpec>>;

/** Cross-validated accuracy of one pipeline on one set of labels: a row of `leakage-audit.csv`. */
export interface LeakageRow {
  readonly pipeline: string;
  readonly labels: 'true' | 'permuted';
  /** `inside`: every step fitted anew in every fold. `outside`: what selects fitted once on all samples, the mistake. */
  readonly selection: 'inside' | 'outside';
  /** 1, 2, …; 0 for the true labels. */
  readonly permutation: number;
  /** Share of all samples called right while they were left out. */
  readonly accuracy: number;
}

/**
 * A demonstration of an error, for teaching alone: cross-validates pipelines with their selection inside the folds, and
 * again with the selection, and what precedes it, fitted beforehand on all samples; on the true labels and on permutations
 * of them. Permuted labels hold nothing to find, so that what selection outside finds there beyond selection inside is the
 * error itself (Ambroise & McLachlan 2002, PNAS 99:6562).
 *
 * Permutation k and its folds depend on the seed and on k alone.
 *
 * @param options.permutations how many random permutations of the labels
 * @param options.folds how many folds, 5 unless given
 * @param options.repeats how often the samples are divided anew, as `stratifiedKFold` has it; 1 unless given
 * @param progress told after each set of labels
 * @param workers who does the sets of labels; default this thread
 * @throws Error naming a pipeline that selects nothing
 * @example
 * import { diagonalLda, leakageAudit, loadCohort, log2, meanAccuracy } from 'leukemia-notebooks';
 * import { pipeline, tTestFilter, wholeCohort } from 'leukemia-notebooks';
 * const data = wholeCohort(await loadCohort('simulated'));
 * const DLDA = pipeline(log2({ floor: 100 }), tTestFilter({ top: 20 }), diagonalLda());
 * const rows = await leakageAudit({ DLDA }, data, { permutations: 3, seed: 1 });
 * const noise = { pipeline: 'DLDA', labels: 'permuted' } as const;
 * meanAccuracy(rows, { ...noise, selection: 'inside' }); // => 0.5556
 * meanAccuracy(rows, { ...noise, selection: 'outside' }); // => 0.7731
 */
export async function leakageAudit(
  pipelines: SelectingPipelines,
  data: TrainingSet,
  options: { permutations: number; folds?: number; repeats?: number; seed: number },
  progress?: ProgressReport,
  workers: Workers = inTurn,
): Promise<LeakageRow[]> {
  const { permutations, folds, repeats, seed } = options;
  const more = { folds, repeats, seed };
  for (const [name, spec] of Object.entries(pipelines)) requireSelection(name, spec);
  const pieceOf = (k: number): Parameters<typeof auditLabels> => [pipelines, data, more, k];
  const pieces = Array.from({ length: permutations + 1 }, (_, k) => pieceOf(k));
  return (await workers.map(auditLabels, pieces, progress)).flat();
}

/**
 * One set of labels of a leakage audit.
 *
 * @param permutation 0 for the true labels
 * @example
 * import { auditLabels, diagonalLda, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { tTestFilter, wholeCohort } from 'leukemia-notebooks';
 * const data = wholeCohort(await loadCohort('simulated'));
 * const DLDA = pipeline(log2({ floor: 100 }), tTestFilter({ top: 20 }), diagonalLda());
 * const rows = await auditLabels({ DLDA }, data, { seed: 1 }, 3);
 * rows.map(({ labels, selection, permutation }) => [labels, selection, permutation]);
 * // => [['permuted', 'inside', 3], ['permuted', 'outside', 3]]
 */
export async function auditLabels(
  pipelines: SelectingPipelines,
  data: TrainingSet,
  options: { folds?: number; repeats?: number; seed: number },
  permutation: number,
): Promise<LeakageRow[]> {
  const labelled = permutedLabels(data, options.seed, permutation);
  const plan = stratifiedKFold(labelled.y, options);
  const inside = (await crossValidate(pipelines, labelled, plan)).scores;
  const outside = await selectedBeforehand(pipelines, labelled, plan);
  return Object.keys(pipelines).flatMap((pipeline): LeakageRow[] => {
    const at = { pipeline, labels: permutation === 0 ? 'true' : 'permuted' } as const;
    return [
      { ...at, selection: 'inside', permutation, accuracy: pooled(inside, pipeline) },
      { ...at, selection: 'outside', permutation, accuracy: pooled(outside, pipeline) },
    ];
  });
}

/**
 * Mean accuracy of one pipeline and way of selecting, over the permutations or on the true labels; NaN where there is
 * no row.
 *
 * @example
 * import { meanAccuracy } from 'leukemia-notebooks';
 * const at = { pipeline: 'SVM', labels: 'permuted', selection: 'outside' } as const;
 * const rows = [
 *   { ...at, permutation: 1, accuracy: 0.9 },
 *   { ...at, permutation: 2, accuracy: 0.8 },
 * ];
 * meanAccuracy(rows, at); // => 0.85
 * meanAccuracy(rows, { ...at, selection: 'inside' }); // => NaN
 */
export function meanAccuracy(
  rows: readonly LeakageRow[],
  at: Pick<LeakageRow, 'pipeline' | 'labels' | 'selection'>,
): number {
  const own = rows.filter(
    ({ pipeline, labels, selection }) =>
      pipeline === at.pipeline && labels === at.labels && selection === at.selection,
  );
  return mean(own.map(({ accuracy }) => accuracy));
}

/** The mistake: selects on all samples, then cross-validates what is left of each pipeline on what was selected. */
async function selectedBeforehand(
  pipelines: SelectingPipelines,
  data: TrainingSet,
  plan: ResamplingPlan,
): Promise<LeftOutScore[]> {
  const fits = sharedFits(data);
  const scores: LeftOutScore[] = [];
  for (const [name, spec] of Object.entries(pipelines)) {
    const split = 1 + spec.steps.findLastIndex(selects);
    const selected = fits.after(spec.steps.slice(0, split));
    const rest = { ...spec, steps: spec.steps.slice(split) };
    scores.push(...(await crossValidate({ [name]: rest }, selected, plan)).scores);
  }
  return scores;
}

/** Whether a step chooses among probes. */
function selects({ kind }: TransformSpec): boolean {
  return TRANSFORMS[kind].selects;
}

function requireSelection(name: string, { steps }: PipelineSpec): void {
  if (steps.some(selects)) return;
  throw new Error(
    `leakageAudit: ${name} selects no probes, so that there is nothing to do outside.`,
  );
}

/** Over all samples at once: folds of unequal size count by their samples. */
function pooled(scores: readonly LeftOutScore[], pipeline: string): number {
  const own = scores.filter((row) => row.pipeline === pipeline);
  return mean(own.map(({ label, predicted }) => (label === predicted ? 1 : 0)));
}
