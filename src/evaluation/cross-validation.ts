import { divide, type Label, type TrainingSet } from '../cohort/dataset.js';
import { predictLabels } from '../models/model.js';
import { mean, standardDeviation } from '../numerics/describe.js';
import { pause } from '../numerics/pause.js';
import { random } from '../numerics/random.js';
import { sharedFit } from '../pipeline/shared-fit.js';
import type { PipelineSpec } from '../pipeline/spec.js';
import { type Metrics, metrics } from './metrics.js';
import { leftOut, type ResamplingPlan } from './resampling.js';

/** Pipelines by the name they have in tables. */
export type NamedPipelines = Readonly<Record<string, PipelineSpec>>;

/** One pipeline on one fold. */
export interface FoldResult extends Metrics {
  readonly pipeline: string;
  /** 1, 2, … */
  readonly repeat: number;
  /** 1, 2, … */
  readonly fold: number;
}

/** What one pipeline said of one sample while it was left out. */
export interface LeftOutScore {
  readonly pipeline: string;
  readonly repeat: number;
  readonly sample: string;
  readonly label: Label;
  readonly score: number;
  readonly predicted: Label;
}

/** A cross-validation: a row per fold, and a row per sample and repeat. */
export interface CrossValidation {
  readonly folds: readonly FoldResult[];
  readonly scores: readonly LeftOutScore[];
}

/**
 * Cross-validates pipelines on the same folds. Every step of a pipeline, selection included, is fitted anew on each
 * fold's training samples, so that no left-out sample has a part in what is asked about it. Within a fold, steps that
 * pipelines have in common are fitted once.
 *
 * What a model draws at random in a fold depends on the plan's seed, the repeat and the fold alone: neither on other
 * pipelines nor on the order of the work.
 *
 * @param progress told after each fit how many of how many are done
 */
export async function crossValidate(
  pipelines: NamedPipelines,
  data: TrainingSet,
  plan: ResamplingPlan,
  progress?: (done: number, total: number, label: string) => void,
): Promise<CrossValidation> {
  const folds: FoldResult[] = [];
  const scores: LeftOutScore[] = [];
  const names = Object.keys(pipelines);
  const total = names.length * plan.repeats * plan.folds;
  for (let repeat = 0; repeat < plan.repeats; repeat++) {
    for (let fold = 0; fold < plan.folds; fold++) {
      const { training, heldOut } = divide(data, leftOut(plan, repeat, fold));
      const fitOne = sharedFit(training);
      for (const name of names) {
        const fitted = fitOne(pipelines[name], random(plan.seed, repeat, fold));
        const score = fitted.score(heldOut);
        const predicted = predictLabels(score, fitted.model.threshold);
        const at = { pipeline: name, repeat: repeat + 1 };
        folds.push({ ...at, fold: fold + 1, ...metrics(heldOut.y, score, predicted) });
        heldOut.samples.forEach((sample, i) =>
          scores.push({
            ...at,
            sample,
            label: heldOut.y[i],
            score: score[i],
            predicted: predicted[i],
          }),
        );
        progress?.(folds.length, total, name);
        await pause();
      }
    }
  }
  return { folds: byPipeline(names, folds), scores: byPipeline(names, scores) };
}

function byPipeline<T extends { pipeline: string }>(names: readonly string[], rows: readonly T[]) {
  return names.flatMap((name) => rows.filter(({ pipeline }) => pipeline === name));
}

/** A pipeline's means over all its folds; a metric that is undefined in some fold is averaged over the others. */
export interface CrossValidationSummary extends Metrics {
  readonly pipeline: string;
}

/** Means over the folds, one row per pipeline, in the order of their first appearance. */
export function summarise(folds: readonly FoldResult[]): CrossValidationSummary[] {
  return [...new Set(folds.map(({ pipeline }) => pipeline))].map((pipeline) => {
    const own = folds.filter((fold) => fold.pipeline === pipeline);
    const average = (metric: keyof Metrics) =>
      mean(own.map((fold) => fold[metric]).filter((value) => !Number.isNaN(value)));
    return {
      pipeline,
      accuracy: average('accuracy'),
      precision: average('precision'),
      recall: average('recall'),
      f1: average('f1'),
      auc: average('auc'),
    };
  });
}

/** A pipeline's accuracy over the repeats of a cross-validation. */
export interface RepeatedAccuracy {
  readonly pipeline: string;
  /** Mean accuracy over the folds of each repeat. */
  readonly repeats: number[];
  /** Mean over the repeats. */
  readonly mean: number;
  /** Standard deviation over the repeats; NaN for one repeat. */
  readonly sd: number;
}

/** Accuracy repeat by repeat, one row per pipeline. */
export function repeatedAccuracy(folds: readonly FoldResult[]): RepeatedAccuracy[] {
  return [...new Set(folds.map(({ pipeline }) => pipeline))].map((pipeline) => {
    const own = folds.filter((fold) => fold.pipeline === pipeline);
    const repeats = [...new Set(own.map(({ repeat }) => repeat))].map((r) =>
      mean(own.filter(({ repeat }) => repeat === r).map(({ accuracy }) => accuracy)),
    );
    return { pipeline, repeats, mean: mean(repeats), sd: standardDeviation(repeats) };
  });
}

/** Those whose mean accuracy is within one sample in n of the best one's: what such a difference is worth. */
export function withinOneSample(rows: readonly RepeatedAccuracy[], n: number): RepeatedAccuracy[] {
  const best = Math.max(...rows.map((row) => row.mean));
  return rows.filter((row) => best - row.mean <= 1 / n + 1e-12);
}

/**
 * The choice among cross-validated pipelines: highest mean accuracy over the folds, then highest mean AUC, then the one
 * named first. The order of the names is therefore part of the rule: simpler ones first.
 */
export function chooseBest(folds: readonly FoldResult[]): CrossValidationSummary {
  return summarise(folds).reduce((best, next) => {
    // Means of the same numbers added in another order may differ in the last digit: that is a tie.
    const gain = next.accuracy - best.accuracy;
    if (Math.abs(gain) > 1e-12) return gain > 0 ? next : best;
    return next.auc - best.auc > 1e-12 ? next : best;
  });
}

/**
 * Each sample's left-out score, averaged over the repeats: what one ROC curve of a cross-validation is drawn from. The
 * samples come in the order in which they were left out.
 * Scores of different folds come from different fits and share a scale only roughly.
 */
export function meanScores(
  scores: readonly LeftOutScore[],
  pipeline: string,
): { samples: string[]; y: Label[]; scores: number[] } {
  const own = scores.filter((row) => row.pipeline === pipeline);
  const samples = [...new Set(own.map(({ sample }) => sample))];
  const of = (sample: string) => own.filter((row) => row.sample === sample);
  return {
    samples,
    y: samples.map((sample) => of(sample)[0].label),
    scores: samples.map((sample) => mean(of(sample).map(({ score }) => score))),
  };
}
