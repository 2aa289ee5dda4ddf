import type { Matrix } from 'ml-matrix';

import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import type { FittedModel } from '../models/model.js';
import { mean } from '../numerics/describe.js';
import { requireColumns, requireFinite } from '../preprocessing/transform.js';
import { forestShapley } from './shapley-forest.js';
import { linearShapley } from './shapley-linear.js';

/** How each probe moved each sample's score away from the mean score of the background. */
export interface ShapleyValues {
  /** In the order of the rows. */
  readonly samples: readonly string[];
  /** In the order of the columns. */
  readonly probes: readonly string[];
  /** Mean score of the background: what the model says of a sample of which it knows nothing. */
  readonly base: number;
  /** The model's score of each sample: `base` and the sum of its row. */
  readonly scores: readonly number[];
  /** Samples × probes, in the unit of the score; above 0 where a probe speaks for the positive class. */
  readonly values: Matrix;
}

/**
 * Exact Shapley values (Shapley 1953) of a model's scores: log-odds of a logistic regression, the decision value of a
 * linear support vector machine, the vote share of a forest.
 *
 * One value function for all of them, so that their values compare: the probes that are not known come from the background,
 * all of them from one row, and their mean is taken over its rows (Lundberg et al. 2020: interventional). It answers what the
 * *model* does with a value. A probe that the model never looks at has 0, however much its gene varies with one it does look at.
 *
 * @param model linear, or a forest of this project's engine, fitted on the columns of `background`
 * @param background as a rule what the model was fitted on
 * @param data samples to explain
 * @throws Error when the model is neither, or columns differ, or a value is missing
 * @example
 * import { fitModels, loadCohort, logisticRegression, preparation } from 'leukemia-notebooks';
 * import { shapleyValues, standardise, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 20 }), standardise()];
 * const models = { L2: logisticRegression({ penalty: 'l2' }) };
 * const { models: { L2 }, training } = await fitModels(models, steps, trainingSet(cohort), 1);
 * const { base, scores, values } = shapleyValues(L2, training, training);
 * const sums = values.sum('row').map((sum) => base + sum);
 * Math.max(...sums.map((sum, i) => Math.abs(sum - scores[i]))) < 1e-9; // => true
 */
export function shapleyValues(
  model: FittedModel,
  background: TrainingSet,
  data: Dataset,
): ShapleyValues {
  for (const rows of [background, data]) {
    requireColumns(rows, model.probes);
    requireFinite(rows, 'shapleyValues');
  }
  return {
    samples: data.samples,
    probes: model.probes,
    base: mean(model.score(background)),
    scores: model.score(data),
    values: valuesOf(model, background.X, data.X),
  };
}

/**
 * The values of every model that has exact ones, by its name; the others are left out.
 *
 * @throws what `shapleyValues` does
 * @example
 * import { explainAll, fitModels, loadCohort, preparation, standardise } from 'leukemia-notebooks';
 * import { svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 20 }), standardise()];
 * const models = { linear: svm({ kernel: 'linear' }), RBF: svm() };
 * const { models: fitted, training } = await fitModels(models, steps, trainingSet(cohort), 1);
 * Object.keys(explainAll(fitted, training, training)); // => ['linear']
 */
export function explainAll(
  models: Readonly<Record<string, FittedModel>>,
  background: TrainingSet,
  data: Dataset,
): Record<string, ShapleyValues> {
  const explainable = Object.entries(models).filter(([, model]) => hasShapleyValues(model));
  return Object.fromEntries(
    explainable.map(([name, model]) => [name, shapleyValues(model, background, data)]),
  );
}

/** Whether `shapleyValues` knows how to explain the model. */
export function hasShapleyValues({ coefficients, forest }: FittedModel): boolean {
  return coefficients !== undefined || forest !== undefined;
}

function valuesOf({ coefficients, forest }: FittedModel, background: Matrix, X: Matrix): Matrix {
  if (coefficients) return linearShapley(coefficients, background, X);
  if (forest) {
    const roots = forest.map(({ root }) => root);
    return forestShapley(roots, background, X);
  }
  throw new Error(
    'shapleyValues: exact values are known of linear models and of this project’s own forests only, and this model is ' +
      'neither. Ask permutation importance instead.',
  );
}

/**
 * Mean size of each probe's Shapley values over the samples: an importance, in the unit of the score.
 *
 * @example
 * import { fitModels, loadCohort, meanSize, preparation, shapleyValues } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 3 }), standardise()];
 * const models = { linear: svm({ kernel: 'linear' }) };
 * const { models: { linear }, training } = await fitModels(models, steps, trainingSet(cohort), 1);
 * meanSize(shapleyValues(linear, training, training)); // => [0.6562, 0.3584, 0.6853]
 */
export function meanSize({ values }: ShapleyValues): number[] {
  return Array.from({ length: values.columns }, (_, j) =>
    mean(values.getColumn(j).map((value) => Math.abs(value))),
  );
}
