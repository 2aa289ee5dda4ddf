import type { HeldOutSet, TrainingSet } from '../cohort/dataset.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { random } from '../numerics/random.js';
import type { FittedPipeline, Predictions } from '../pipeline/fit.js';
import { sharedFits, type SharedFits } from '../pipeline/shared-fits.js';
import type { Scored } from './choose.js';
import { learn, type LearnerSpec, type NamedLearners } from './learn.js';
import { metrics } from './metrics.js';

/** One pipeline, fitted on all training samples, on the held-out samples. */
export interface HoldOutResult extends Scored, Predictions {
  /** Held-out samples. */
  readonly n: number;
  readonly errors: number;
  /** Ids of the samples called wrong. */
  readonly misclassified: readonly string[];
  readonly fitted: FittedPipeline;
}

/** What was fitted on a training set, as long as that is in use; pipelines by their spec and the seed. */
interface Fits {
  readonly shared: SharedFits;
  readonly fitted: Map<string, Fitted>;
}

/** A pipeline, and what it said of sets that are in use. */
interface Fitted {
  readonly fitted: FittedPipeline;
  readonly said: WeakMap<HeldOutSet, Omit<HoldOutResult, 'pipeline'>>;
}

const remembered = new WeakMap<TrainingSet, Fits>();

/**
 * Fits each pipeline on the whole training set and asks it about the held-out samples, once. Asked again
 * with other pipelines, it fits and asks those that are new: what comes of it depends on nothing but the spec, the samples
 * and the seed.
 *
 * @param seed an integer: each pipeline draws from `random(seed)`
 * @param progress told after each fit how many of how many are done
 * @example
 * import { diagonalLda, evaluateHoldOut, heldOutSet, loadCohort } from 'leukemia-notebooks';
 * import { pipeline, preparation, standardise, svm, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const pipelines = { SVM: pipeline(...steps, svm()), DLDA: pipeline(...steps, diagonalLda()) };
 * const results = await evaluateHoldOut(pipelines, trainingSet(cohort), heldOutSet(cohort), 1);
 * results.map(({ pipeline, n, errors }) => [pipeline, n, errors]);
 * // => [['SVM', 34, 1], ['DLDA', 34, 0]]
 * results[0].misclassified; // => ['sim-62']
 */
export async function evaluateHoldOut(
  pipelines: NamedLearners,
  training: TrainingSet,
  heldOut: HeldOutSet,
  seed: number,
  progress?: (done: number, total: number, label: string) => void,
): Promise<HoldOutResult[]> {
  const results: HoldOutResult[] = [];
  const named = Object.entries(pipelines);
  const fits = fitsOf(training);
  for (const [pipeline, spec] of named) {
    results.push({ pipeline, ...askedOnce(fittedOnce(spec, fits, seed), heldOut) });
    progress?.(results.length, named.length, pipeline);
    await pauseWhenDue();
  }
  return results;
}

function fitsOf(training: TrainingSet): Fits {
  const fits = remembered.get(training) ?? { shared: sharedFits(training), fitted: new Map() };
  remembered.set(training, fits);
  return fits;
}

function fittedOnce(spec: LearnerSpec, { shared, fitted }: Fits, seed: number): Fitted {
  const key = JSON.stringify([spec, seed]);
  const known = fitted.get(key) ?? {
    fitted: learn(spec, shared, random(seed)),
    said: new WeakMap<HeldOutSet, Omit<HoldOutResult, 'pipeline'>>(),
  };
  fitted.set(key, known);
  return known;
}

function askedOnce({ fitted, said }: Fitted, heldOut: HeldOutSet) {
  const result = said.get(heldOut) ?? resultOf(fitted, heldOut);
  said.set(heldOut, result);
  const { score, predicted, probability } = result;
  // Lists of their own for each caller, who may sort them: what is remembered stays as it was said.
  return {
    ...result,
    ...{ score: [...score], predicted: [...predicted] },
    probability: probability && [...probability],
  };
}

function resultOf(fitted: FittedPipeline, heldOut: HeldOutSet): Omit<HoldOutResult, 'pipeline'> {
  const predictions = fitted.predict(heldOut);
  const { score, predicted, probability } = predictions;
  const misclassified = heldOut.samples.filter((_, i) => predicted[i] !== heldOut.y[i]);
  return {
    n: heldOut.y.length,
    errors: misclassified.length,
    ...metrics(heldOut.y, score, predicted, probability),
    misclassified,
    ...predictions,
    fitted,
  };
}
