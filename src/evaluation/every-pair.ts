import { pipeline, type ModelSpec, type TransformSpec } from '../pipeline/spec.js';
import type { NamedLearners } from './learn.js';
import { tuned } from './tune.js';

/**
 * Every model behind every list of steps, named `model, steps`: a full factorial favours no combination.
 *
 * @param models a list stands for a choice, made inside the training samples wherever the pipeline is fitted (`tuned`)
 * @param steps what comes before the model
 * @param options.folds inner folds of such a choice, default 5
 * @example
 * import { everyPair, randomForest, standardise, svm, tTestFilter } from 'leukemia-notebooks';
 * const models = { SVM: svm(), forest: randomForest() };
 * const best50 = [tTestFilter({ top: 50 }), standardise()];
 * const steps = { 'all probes': [standardise()], 't-test 50': best50 };
 * Object.keys(everyPair(models, steps));
 * // => ['SVM, all probes', 'SVM, t-test 50', 'forest, all probes', 'forest, t-test 50']
 */
export function everyPair(
  models: Readonly<Record<string, ModelSpec | readonly ModelSpec[]>>,
  steps: Readonly<Record<string, readonly TransformSpec[]>>,
  options: { folds?: number } = {},
): NamedLearners {
  const learner = (before: readonly TransformSpec[], model: ModelSpec | readonly ModelSpec[]) =>
    isList(model)
      ? tuned(
          model.map((candidate) => pipeline(...before, candidate)),
          options,
        )
      : pipeline(...before, model);
  return Object.fromEntries(
    Object.entries(models).flatMap(([name, model]) =>
      Object.entries(steps).map(([first, before]) => [`${name}, ${first}`, learner(before, model)]),
    ),
  );
}

const isList = (model: ModelSpec | readonly ModelSpec[]): model is readonly ModelSpec[] =>
  Array.isArray(model);
