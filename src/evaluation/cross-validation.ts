import { divide, type Label, type TrainingSet } from '../cohort/dataset.js';
import { mean, standardDeviation } from '../numerics/describe.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { random } from '../numerics/random.js';
import { inTurn, type ProgressReport, type Workers } from '../numerics/workers.js';
import { sharedFits } from '../pipeline/shared-fits.js';
import type { Scored } from './choose.js';
import { learn, type NamedLearners } from './learn.js';
import { type Metrics, metrics } from './metrics.js';
import { leftOut, type ResamplingPlan } from './resampling.js';
import { wholeRepeats } from './whole-repeats.js';

/** One pipeline on one fold. */
export interface FoldResult extends Scored {
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
  /** Of the positive class; NaN from models without probabilities. */
  readonly probability: number;
}

/** A cross-validation, or one fold of it: a row per pipeline and fold, and a row per pipeline, repeat and sample. */
export interface CrossValidation {
  readonly folds: readonly FoldResult[];
  readonly scores: readonly LeftOutScore[];
}

/**
 * Cross-validates pipelines on the same folds. Every step of a pipeline, selection included, is fitted anew on each
 * fold's training samples, so that no left-out sample has a part in what is asked about it. With tuned pipelines it is a
 * nested cross-validation.
 *
 * What a model draws at random in a fold depends on the plan's seed, the repeat and the fold alone: neither on other
 * pipelines nor on the order of the work.
 *
 * @param progress told after each fold how many of how many are done
 * @param workers who fits the folds; default this thread
 * @param soFar told of the rows of the first 1, 2, … repeats whenever another is complete, but for the last: for work that
 *   takes long, to look at meanwhile. A promise that it returns is not waited for
 * @returns rows by pipeline, then repeat, then fold
 * @example
 * import { crossValidate, diagonalLda, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { standardise, stratifiedKFold, summarise, svm, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 50 }), standardise()];
 * const pipelines = { SVM: pipeline(...steps, svm()), DLDA: pipeline(...steps, diagonalLda()) };
 * const plan = stratifiedKFold(training.y, { folds: 5, repeats: 2, seed: 1 });
 * const { folds, scores } = await crossValidate(pipelines, training, plan);
 * [folds.length, scores.length]; // => [20, 152]
 * summarise(folds).map(({ pipeline, accuracy }) => [pipeline, accuracy]);
 * // => [['SVM', 0.9875], ['DLDA', 1]]
 */
export async function crossValidate(
  pipelines: NamedLearners,
  data: TrainingSet,
  plan: ResamplingPlan,
  progress?: ProgressReport,
  workers: Workers = inTurn,
  soFar?: (found: CrossValidation) => void,
): Promise<CrossValidation> {
  const pieceOf = (repeat: number, fold: number): Parameters<typeof crossValidateFold> => {
    return [pipelines, data, plan, repeat, fold];
  };
  const pieces = plan.assignment.flatMap((_, repeat) =>
    Array.from({ length: plan.folds }, (__, fold) => pieceOf(repeat, fold)),
  );
  const found = soFar && wholeRepeats<CrossValidation>(plan, (folds) => soFar(joinFolds(folds)));
  return joinFolds(await workers.map(crossValidateFold, pieces, progress, found));
}

/** A cross-validation from its folds in order: by repeat, then fold. */
export function joinFolds(found: readonly CrossValidation[]): CrossValidation {
  return {
    folds: byPipeline(found.flatMap(({ folds }) => folds)),
    scores: byPipeline(found.flatMap(({ scores }) => scores)),
  };
}

/**
 * One fold of a cross-validation, all pipelines: steps with which they begin alike are fitted once.
 *
 * @param repeat 0, 1, …
 * @param fold 0, 1, …
 * @example
 * import { crossValidateFold, diagonalLda, loadCohort, log2, pipeline } from 'leukemia-notebooks';
 * import { stratifiedKFold, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const DLDA = pipeline(log2({ floor: 100 }), tTestFilter({ top: 50 }), diagonalLda());
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const { folds, scores } = await crossValidateFold({ DLDA }, training, plan, 0, 2);
 * [folds[0].repeat, folds[0].fold, scores.length]; // => [1, 3, 8]
 */
export async function crossValidateFold(
  pipelines: NamedLearners,
  data: TrainingSet,
  plan: ResamplingPlan,
  repeat: number,
  fold: number,
): Promise<CrossValidation> {
  const folds: FoldResult[] = [];
  const scores: LeftOutScore[] = [];
  const { training, heldOut } = divide(data, leftOut(plan, repeat, fold));
  const fits = sharedFits(training);
  for (const [pipeline, spec] of Object.entries(pipelines)) {
    const fitted = learn(spec, fits, random(plan.seed, repeat, fold));
    const { score, predicted, probability } = fitted.predict(heldOut);
    const at = { pipeline, repeat: repeat + 1 };
    const measured = metrics(heldOut.y, score, predicted, probability);
    folds.push({ ...at, fold: fold + 1, ...measured });
    heldOut.samples.forEach((sample, i) =>
      scores.push({
        ...at,
        sample,
        label: heldOut.y[i],
        score: score[i],
        predicted: predicted[i],
        probability: probability?.[i] ?? NaN,
      }),
    );
    await pauseWhenDue();
  }
  return { folds, scores };
}

/** Rows grouped by pipeline, in the order of their first appearance. */
function byPipeline<Row extends { readonly pipeline: string }>(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.pipeline);
    if (group) group.push(row);
    else groups.set(row.pipeline, [row]);
  }
  return [...groups.values()].flat();
}

/** One metric of a pipeline over the repeats of a cross-validation. */
export interface OverRepeats {
  readonly pipeline: string;
  /** Mean over the folds of each repeat, over those where the metric is defined. */
  readonly repeats: number[];
  /** Mean over the repeats. */
  readonly mean: number;
  /** Standard deviation over the repeats; NaN for one repeat. */
  readonly sd: number;
}

/**
 * A metric repeat by repeat, one row per pipeline; NaN where it is undefined in all folds.
 *
 * @example
 * import { metrics, overRepeats } from 'leukemia-notebooks';
 * const of = { pipeline: 'SVM', fold: 1 };
 * const folds = [
 *   { ...of, repeat: 1, ...metrics([0, 0, 1, 1], [1, 2, 3, 4], [0, 0, 0, 1]) },
 *   { ...of, repeat: 2, ...metrics([0, 0, 1, 1], [1, 2, 3, 4], [0, 0, 1, 1]) },
 * ];
 * overRepeats(folds, 'accuracy');
 * // => [{ pipeline: 'SVM', repeats: [0.75, 1], mean: 0.875, sd: 0.1768 }]
 */
export function overRepeats(folds: readonly FoldResult[], metric: keyof Metrics): OverRepeats[] {
  const names = [...new Set(folds.map(({ pipeline }) => pipeline))];
  return names.map((pipeline) => {
    const own = folds.filter((fold) => fold.pipeline === pipeline);
    const repeats = [...new Set(own.map(({ repeat }) => repeat))].map((r) => {
      const values = own.filter(({ repeat }) => repeat === r).map((fold) => fold[metric]);
      return mean(values.filter((value) => !Number.isNaN(value)));
    });
    return { pipeline, repeats, mean: mean(repeats), sd: standardDeviation(repeats) };
  });
}

/**
 * Those whose mean accuracy is within one sample in n of the best one's: what such a difference is worth.
 *
 * @param rows of `overRepeats`, none of them NaN
 * @param n how many samples were cross-validated
 * @example
 * import { withinOneSample } from 'leukemia-notebooks';
 * const rows = [
 *   { pipeline: '10', repeats: [0.95], mean: 0.95, sd: NaN },
 *   { pipeline: '50', repeats: [0.97], mean: 0.97, sd: NaN },
 *   { pipeline: '200', repeats: [0.9], mean: 0.9, sd: NaN },
 * ];
 * withinOneSample(rows, 38).map(({ pipeline }) => pipeline); // => ['10', '50']
 */
export function withinOneSample(rows: readonly OverRepeats[], n: number): OverRepeats[] {
  const best = Math.max(...rows.map((row) => row.mean));
  return rows.filter((row) => best - row.mean <= 1 / n + 1e-12);
}

/**
 * Each sample's left-out score, averaged over the repeats: what one ROC curve of a cross-validation is drawn from. The
 * samples come in the order in which they were left out; none for a pipeline that is not there.
 * Scores of different folds come from different fits and share a scale only roughly.
 *
 * @example
 * import { meanScores } from 'leukemia-notebooks';
 * const of = { pipeline: 'SVM', label: 1, predicted: 1, probability: NaN } as const;
 * const scores = [
 *   { ...of, repeat: 1, sample: '66', score: -0.5 },
 *   { ...of, repeat: 2, sample: '66', score: 1.5 },
 * ];
 * meanScores(scores, 'SVM'); // => { samples: ['66'], y: [1], scores: [0.5] }
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
