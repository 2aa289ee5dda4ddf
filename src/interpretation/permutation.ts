import { type HeldOutSet, type TrainingSet, divide } from '../cohort/dataset.js';
import { leftOut, type ResamplingPlan } from '../evaluation/resampling.js';
import { type FittedModel, predictLabels } from '../models/model.js';
import { mean } from '../numerics/describe.js';
import { pauseWhenDue } from '../numerics/pause-when-due.js';
import { type Random, random } from '../numerics/random.js';
import { matrixOfRows, rowsOf } from '../numerics/rows.js';
import { fitModel, fitTransforms } from '../pipeline/fit.js';
import type { KnownLogs } from '../preprocessing/log2.js';
import type { ModelSpec, TransformSpec } from '../pipeline/spec.js';

/** A model fitted without some samples, and these as it sees them: after the steps that were fitted with it. */
export interface FittedFold {
  readonly model: FittedModel;
  readonly heldOut: HeldOutSet;
}

/**
 * Fits the steps and every model anew on each fold of a plan, and keeps the models, so that they can be asked about the
 * samples they have not seen more than once.
 *
 * @param progress told after each fold how many of how many are done
 * @returns for each model one fit per fold and repeat
 * @example
 * import { diagonalLda, fitFolds, loadCohort, log2, stratifiedKFold } from 'leukemia-notebooks';
 * import { trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 20 })];
 * const plan = stratifiedKFold(training.y, { folds: 5, seed: 1 });
 * const { DLDA } = await fitFolds({ DLDA: diagonalLda() }, steps, training, plan);
 * DLDA.map(({ heldOut }) => heldOut.samples.length); // => [8, 8, 8, 7, 7]
 */
export async function fitFolds(
  models: Readonly<Record<string, ModelSpec>>,
  steps: readonly TransformSpec[],
  data: TrainingSet,
  plan: ResamplingPlan,
  progress?: (done: number, total: number) => void,
): Promise<Record<string, FittedFold[]>> {
  const folds = Object.fromEntries(Object.keys(models).map((name) => [name, [] as FittedFold[]]));
  // The folds share their rows.
  const known: KnownLogs = new WeakMap();
  for (let k = 0; k < plan.repeats * plan.folds; k++) {
    const [repeat, fold] = [Math.floor(k / plan.folds), k % plan.folds];
    const divided = divide(data, leftOut(plan, repeat, fold));
    const fitted = fitTransforms(steps, divided.training, known);
    const training = fitted.transform(divided.training);
    const heldOut = fitted.transform(divided.heldOut);
    for (const [name, spec] of Object.entries(models)) {
      folds[name].push({
        model: fitModel(spec, training, random(plan.seed, repeat, fold)),
        heldOut,
      });
      await pauseWhenDue();
    }
    progress?.(k + 1, plan.repeats * plan.folds);
  }
  return folds;
}

/**
 * Permutation importance of some probes, on left-out samples (Breiman 2001; Fisher, Rudin & Dominici 2019, JMLR 20:177): by
 * how much a model's accuracy falls when the probe's values are shuffled among the samples, averaged over the folds. The
 * model is not fitted again: it is asked what it would do without this one probe, not how well one could do without.
 *
 * About 0, and below as often as above, for a probe that the calls don't hang on. That is nearly every probe where many carry
 * the same signal: it does not say that a probe carries none.
 *
 * All shuffles come from one generator in turn, fold by fold and in a fold probe by probe: a fall depends on where the
 * generator stands and on which folds and probes come before, so that the same probe in another list has another value by
 * chance. A probe that a fold's own steps left out draws nothing.
 *
 * @param folds one model's
 * @param random shuffles, anew for each probe and fold
 * @returns one fall per probe, in accuracy (0.1 is ten points); 0 where a fold's own steps left the probe out
 * @example
 * import { diagonalLda, fitFolds, loadCohort, log2 } from 'leukemia-notebooks';
 * import { permutationImportance, random, stratifiedKFold, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 2 })];
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const { DLDA } = await fitFolds({ DLDA: diagonalLda() }, steps, training, plan);
 * await permutationImportance(DLDA, ['M27891_at', 'L31801_at'], random(1)); // => [0.2321, 0]
 */
export async function permutationImportance(
  folds: readonly FittedFold[],
  probes: readonly string[],
  random: Random,
): Promise<number[]> {
  const falls: number[][] = [];
  for (const { model, heldOut } of folds) {
    const asFitted = accuracy(model, heldOut);
    const column = new Map(heldOut.probes.map((probe, j) => [probe, j]));
    falls.push(
      probes.map((probe) => {
        const j = column.get(probe);
        return j === undefined ? 0 : asFitted - accuracy(model, shuffled(heldOut, [j], random));
      }),
    );
    await pauseWhenDue();
  }
  return probes.map((_, k) => mean(falls.map((ofFold) => ofFold[k])));
}

/**
 * Accuracy on left-out samples when a model's most important probes are shuffled *together*: a sample gets all their values
 * from one other sample, so that what these probes say fits together and is of somebody else.
 *
 * Each fold's model says itself which probes are its most important ones: no left-out sample has a part in that.
 *
 * All shuffles come from one generator in turn, fold by fold and in a fold size by size: an accuracy depends on where the
 * generator stands, and on the folds, sizes and repeats that come before.
 *
 * @param folds one model's
 * @param sizes how many probes, e.g. 0 (none), 1, 2, 5, …; more than there are means all
 * @param repeats shuffles per fold and size, averaged over
 * @param random shuffles
 * @returns one accuracy per size, averaged over the folds
 * @example
 * import { accuracyShuffled, diagonalLda, fitFolds, loadCohort, log2 } from 'leukemia-notebooks';
 * import { random, stratifiedKFold, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const training = trainingSet(await loadCohort('simulated'));
 * const steps = [log2({ floor: 100 }), tTestFilter({ top: 20 })];
 * const plan = stratifiedKFold(training.y, { seed: 1 });
 * const { DLDA } = await fitFolds({ DLDA: diagonalLda() }, steps, training, plan);
 * const [none, all] = await accuracyShuffled(DLDA, [0, 20], 5, random(1));
 * [none, all]; // => [1, 0.56]
 */
export async function accuracyShuffled(
  folds: readonly FittedFold[],
  sizes: readonly number[],
  repeats: number,
  random: Random,
): Promise<number[]> {
  const accuracies: number[][] = [];
  for (const { model, heldOut } of folds) {
    const { importance } = model;
    const order = [...importance.keys()].sort((a, b) => importance[b] - importance[a]);
    const of = (size: number) => accuracy(model, shuffled(heldOut, order.slice(0, size), random));
    accuracies.push(
      sizes.map((size) => mean(Array.from({ length: size === 0 ? 1 : repeats }, () => of(size)))),
    );
    await pauseWhenDue();
  }
  return sizes.map((_, k) => mean(accuracies.map((ofFold) => ofFold[k])));
}

/** The same samples with some columns' values taken from other samples: all of a row's from the same one. */
function shuffled(data: HeldOutSet, columns: readonly number[], random: Random): HeldOutSet {
  const rows = rowsOf(data.X);
  const mixed = random.shuffle([...rows.keys()]).map((from, to) => {
    const row = rows[to].slice();
    for (const j of columns) row[j] = rows[from][j];
    return row;
  });
  const X = matrixOfRows(mixed, data.X.columns);
  return { ...data, X };
}

function accuracy(model: FittedModel, data: HeldOutSet): number {
  const calls = predictLabels(model.score(data), model.threshold);
  return mean(calls.map((call, i) => (call === data.y[i] ? 1 : 0)));
}
