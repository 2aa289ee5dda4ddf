import type { Label } from '../cohort/dataset.js';
import { summarise } from './choose.js';
import { type CrossValidation, meanScores } from './cross-validation.js';

/** One pipeline as one engine solves it, on the same folds as the others. */
export interface EngineResult {
  readonly pipeline: string;
  readonly engine: string;
  /** Means over folds. */
  readonly accuracy: number;
  readonly auc: number;
  /** The samples in the order in which they were left out, with their labels and left-out scores, means over repeats. */
  readonly samples: readonly string[];
  readonly y: readonly Label[];
  readonly scores: readonly number[];
  /** Largest difference of any score from those of the pipeline's first engine; 0 for that one. */
  readonly difference: number;
}

/**
 * Puts engines that solve the same pipelines side by side.
 *
 * @param contestants pipeline and engine by the name under which each was cross-validated
 */
export function compareEngines(
  { folds, scores }: CrossValidation,
  contestants: Readonly<Record<string, { pipeline: string; engine: string }>>,
): EngineResult[] {
  const summary = summarise(folds);
  const first = new Map<string, readonly number[]>();
  return Object.entries(contestants).map(([name, { pipeline, engine }]) => {
    const own = meanScores(scores, name);
    const reference = first.get(pipeline) ?? own.scores;
    first.set(pipeline, reference);
    const { accuracy, auc } = summary.find((row) => row.pipeline === name)!;
    const difference = Math.max(...own.scores.map((score, i) => Math.abs(score - reference[i])));
    return { pipeline, engine, accuracy, auc, ...own, difference };
  });
}
