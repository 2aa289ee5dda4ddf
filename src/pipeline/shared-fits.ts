import { divide, type Dataset, type HeldOutSet, type TrainingSet } from '../cohort/dataset.js';
import { random, type Random } from '../numerics/random.js';
import { stratifiedFolds } from '../numerics/stratified-folds.js';
import type { KnownLogs } from '../preprocessing/log2.js';
import { keepFirst, type Ranking } from '../selection/ranking.js';
import { fitModel, fitTransform, type FittedPipeline, fittedPipeline } from './fit.js';
import { type FitMemory, rankingOf } from './kinds.js';
import type { PipelineSpec, TransformSpec } from './spec.js';

/** One training set on which many pipelines are fitted. */
export interface SharedFits {
  readonly training: TrainingSet;
  /** As `fit` from `fit.ts`, to the last bit, but steps with which an earlier pipeline began are not fitted again. */
  fit(spec: PipelineSpec, random: Random): FittedPipeline;
  /** The training samples as they come out of some steps. Their rows are shared: to be read, never written to. */
  after(steps: readonly TransformSpec[]): TrainingSet;
  /** The training samples dealt into stratified folds; asked again, the same folds with what was fitted on them. */
  folds(count: number, seed: number): readonly InnerFold[];
}

/** A fold inside a training set: what is fitted on the others, and the samples left out. */
export interface InnerFold {
  readonly rest: SharedFits;
  readonly heldOut: HeldOutSet;
}

/** A step fitted on a training set, the rows as they come out of it, and the steps fitted on those. */
interface FittedStep {
  readonly training: TrainingSet;
  transform(rows: Dataset): Dataset;
  readonly next: Map<string, FittedStep>;
  /** Columns in the order of a ranking, by what it depends on. */
  readonly orders: Map<string, RankedColumns>;
  /** Of the models fitted on those rows. */
  readonly memory: FitMemory;
}

/** Training sets share rows: those of all folds, and of the folds inside them. */
const KNOWN: KnownLogs = new WeakMap();

/**
 * Candidates share their first steps, and in a grid over a penalty all of them: a step's fit depends on the steps before
 * it and on the training samples alone (no step draws at random), so each beginning is fitted once, and a ranking is made
 * once for any number of probes that are kept. All of it is kept as long as this object is.
 *
 * @example
 * import { loadCohort, log2, pipeline, random, sharedFits, standardise } from 'leukemia-notebooks';
 * import { svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const fits = sharedFits(trainingSet(cohort));
 * const steps = [log2({ floor: 100 }), standardise()];
 * const sizes = [10, 50].map((top) => {
 *   const spec = pipeline(...steps, tTestFilter({ top }), svm());
 *   return fits.fit(spec, random(1)).model.probes.length;
 * });
 * sizes; // => [10, 50]
 */
export function sharedFits(training: TrainingSet): SharedFits {
  const start = stepOf(training, (rows) => rows);
  const dealt = new Map<string, readonly InnerFold[]>();
  return {
    training,
    fit(spec, random) {
      const last = spec.steps.reduce(after, start);
      return fittedPipeline(fitModel(spec.model, last.training, random, last.memory), (rows) =>
        last.transform(rows),
      );
    },
    after: (steps) => steps.reduce(after, start).training,
    folds(count, seed) {
      const key = `${count} ${seed}`;
      const known = dealt.get(key) ?? deal(training, count, seed);
      dealt.set(key, known);
      return known;
    },
  };
}

function after(before: FittedStep, spec: TransformSpec): FittedStep {
  const key = JSON.stringify(spec);
  const known = before.next.get(key);
  if (known) return known;
  const ranking = rankingOf(spec);
  const fitted = ranking
    ? keepFirst(ranking, before.training, orderOf(ranking, before))
    : fitTransform(spec, before.training, KNOWN);
  const transformed = new WeakMap<Dataset, Dataset>();
  const step = stepOf(fitted.transform(before.training), (rows) => {
    const result = transformed.get(rows) ?? fitted.transform(before.transform(rows));
    transformed.set(rows, result);
    return result;
  });
  before.next.set(key, step);
  return step;
}

/** A ranking as far as it was made: some are made no further than asked for. */
interface RankedColumns {
  readonly count: number;
  readonly order: readonly number[];
}

function orderOf(ranking: Ranking, { training, orders }: FittedStep): readonly number[] {
  const { count, by } = ranking;
  const key = JSON.stringify(by);
  const known = orders.get(key);
  if (known && known.count >= count) return known.order;
  const order = ranking.order(training);
  orders.set(key, { count: Math.max(count, order.length), order });
  return order;
}

function stepOf(training: TrainingSet, transform: FittedStep['transform']): FittedStep {
  return { training, transform, next: new Map(), orders: new Map(), memory: {} };
}

function deal(training: TrainingSet, count: number, seed: number): InnerFold[] {
  const assignment = stratifiedFolds(training.y, count, random(seed));
  return Array.from({ length: count }, (_, fold) => {
    const left = assignment.flatMap((f, i) => (f === fold ? [i] : []));
    const { training: rest, heldOut } = divide(training, left);
    return { rest: sharedFits(rest), heldOut };
  });
}
