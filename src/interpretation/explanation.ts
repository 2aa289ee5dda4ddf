import type { Dataset } from '../cohort/dataset.js';
import type { FittedModel } from '../models/model.js';
import type { ShapleyValues } from './shapley.js';

/** Why one sample got its score: what moved it there from the mean score of the background. */
export interface Explanation {
  readonly sample: string;
  /** Names of the class it is of, and of the one it was called. */
  readonly label: string;
  readonly called: string;
  readonly base: number;
  /** `base`, and all parts, and `others.value`. */
  readonly score: number;
  readonly threshold: number;
  /** The probes that moved the score most, those first; `z` is the value as the model saw it. */
  readonly parts: readonly { readonly probe: string; readonly z: number; readonly value: number }[];
  /** All other probes that moved it at all: how many, and by how much together. */
  readonly others: { readonly probes: number; readonly value: number };
}

/**
 * Explains one sample.
 *
 * @param explained Shapley values of the samples of `data`
 * @param data the samples as the model saw them
 * @param sample its id
 * @param options.shown how many probes to name
 * @param options.classes names of the positive and the negative class
 * @throws RangeError when there is no such sample
 * @example
 * import { explain, fitModels, loadCohort, logisticRegression } from 'leukemia-notebooks';
 * import { preparation, shapleyValues, standardise, trainingSet } from 'leukemia-notebooks';
 * import { tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const models = { L2: logisticRegression({ penalty: 'l2' }) };
 * const { models: { L2 }, training } = await fitModels(models, steps, trainingSet(cohort), 1);
 * const values = shapleyValues(L2, training, training);
 * const options = { shown: 3, classes: cohort.classes };
 * const { label, called, parts, others } = explain(L2, values, training, 'sim-38', options);
 * [label, called, parts.length, others.probes]; // => ['AML', 'AML', 3, 47]
 */
export function explain(
  { threshold }: FittedModel,
  explained: ShapleyValues,
  data: Dataset,
  sample: string,
  options: { shown: number; classes: { readonly positive: string; readonly negative: string } },
): Explanation {
  const { shown, classes } = options;
  const i = explained.samples.indexOf(sample);
  if (i < 0) throw new RangeError(`explain: there is no sample ${sample} among those explained.`);
  const values = explained.values.getRow(i);
  const order = [...values.keys()]
    .filter((j) => values[j] !== 0)
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
  const rest = order.slice(shown);
  const nameOf = (isPositive: boolean) => (isPositive ? classes.positive : classes.negative);
  return {
    sample,
    label: nameOf(data.y[i] === 1),
    called: nameOf(explained.scores[i] > threshold),
    base: explained.base,
    score: explained.scores[i],
    threshold,
    parts: order.slice(0, shown).map((j) => ({
      probe: explained.probes[j],
      z: data.X.get(i, j),
      value: values[j],
    })),
    others: { probes: rest.length, value: rest.reduce((sum, j) => sum + values[j], 0) },
  };
}

/**
 * The sample whose score is furthest from the threshold on the side of its own class; `undefined` where none is.
 *
 * @example
 * import { clearest, fitModels, heldOutSet, loadCohort, preparation } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const fitted = await fitModels({ SVM: svm() }, steps, trainingSet(cohort), 1);
 * clearest(fitted.models.SVM, fitted.steps.transform(heldOutSet(cohort))); // => 'sim-47'
 */
export function clearest(model: FittedModel, data: Dataset): string | undefined {
  const margins = model
    .score(data)
    .map((score, i) => (score - model.threshold) * (data.y[i] === 1 ? 1 : -1));
  const most = Math.max(...margins);
  return most > 0 ? data.samples[margins.indexOf(most)] : undefined;
}

/**
 * The sample whose score is closest to the threshold, on either side; the first of several.
 *
 * @example
 * import { closest, fitModels, heldOutSet, loadCohort, preparation } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const fitted = await fitModels({ SVM: svm() }, steps, trainingSet(cohort), 1);
 * closest(fitted.models.SVM, fitted.steps.transform(heldOutSet(cohort))); // => 'sim-68'
 */
export function closest(model: FittedModel, data: Dataset): string {
  const margins = model.score(data).map((score) => Math.abs(score - model.threshold));
  return data.samples[margins.indexOf(Math.min(...margins))];
}
