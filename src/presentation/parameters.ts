import type { CohortRequest } from '../loading/load.js';
import { checkedParameters } from './parameters-check.js';
import {
  autoNumber,
  choice,
  number,
  numbers,
  optional,
  type Schema,
  text,
  texts,
  type ValuesOf,
  whole,
  wholeNumbers,
} from './parameters-field.js';

// The parameters cells of the notebooks hold the same defaults, and comments made of `allowed` and `about`.

/** Any cohort: one with a name, or one from a file, with what has to be said of it where the file does not. */
const anyCohort = {
  cohort: text({
    default: 'auto',
    forms: "'auto', 'golub', 'simulated' or the path of a file",
    about: 'auto is golub where it can be had',
  }),
  labels: optional({ about: 'path of a file with the columns sample and label, or of a CLS file' }),
  labelColumn: optional({ about: 'column or characteristic with the class' }),
  positive: optional({ about: 'class that counts as positive; the rarer one unless given' }),
  split: optional({ about: 'column that says training or held-out; else drawn at random' }),
  samplesIn: optional({ options: ['rows', 'columns'], about: "of the cohort's file" }),
  scale: optional({ options: ['intensity', 'log2', 'counts'], about: 'what the numbers are' }),
} satisfies Record<keyof CohortRequest, unknown>;
/** Bounds of intensities that fit any cohort. */
const anyBounds = {
  floor: autoNumber({
    above: 0,
    lessThan: 'ceiling',
    about: 'intensities below are background; auto: as known of the arrays',
  }),
  ceiling: autoNumber({
    above: 0,
    about: 'intensities above saturate the scanner; auto: as known of the arrays',
  }),
};
const seed = whole({ default: 1, min: 0, max: 2 ** 31 - 1, about: 'of every random draw' });
const C = number({
  default: 1,
  min: 0.0001,
  max: 10_000,
  about: 'inverse penalty of the logistic regressions, bound of the SVM',
});
const topK = whole({
  default: 50,
  min: 1,
  atMost: 'probes',
  about: 'probes that a selection keeps',
});
const trees = whole({ default: 200, min: 1, max: 10_000, about: 'in a forest' });
const folds = whole({
  default: 5,
  min: 2,
  atMost: 'training samples of the smaller class',
  about: 'of the cross-validation',
});
const repeats = whole({ default: 3, min: 1, max: 100, about: 'of the cross-validation' });

/** What each notebook can be told: defaults, ranges and meanings as data. */
export const SCHEMAS = {
  exploration: {
    ...anyCohort,
    ...anyBounds,
    name: texts({
      default: ['66'],
      about: 'ids of samples to name in figures; 66 is the one missed most often in notebook 4b',
    }),
  },
  preprocessing: {
    ...anyCohort,
    seed,
    ...anyBounds,
    hiddenShares: numbers({
      default: [0.02, 0.05, 0.1, 0.2, 0.4],
      above: 0,
      below: 1,
      about: 'of values, hidden to test imputation',
    }),
  },
  selection: {
    ...anyCohort,
    seed,
    ...anyBounds,
    alpha: number({
      default: 0.05,
      above: 0,
      max: 1,
      about: 'level of significance after correction',
    }),
    topK,
    sizes: wholeNumbers({
      default: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      min: 1,
      atMost: 'probes',
      about: 'probes kept',
    }),
    folds,
    repeats,
    listSizes: wholeNumbers({
      default: [10, 50, 200],
      min: 1,
      atMost: 'probes',
      about: 'probes in lists whose stability is measured',
    }),
    resampling: choice({
      default: 'subsamples',
      options: ['subsamples', 'folds'],
      about: 'parts of the samples that lists are made on; folds are those of the cross-validation',
    }),
    resamples: whole({
      default: 50,
      min: 2,
      max: 1000,
      about: 'random subsamples, and pairs of random halves',
    }),
    permutations: whole({
      default: 20,
      min: 1,
      max: 1000,
      about: 'of the labels, to show selection bias',
    }),
  },
  modeling: {
    ...anyCohort,
    seed,
    ...anyBounds,
    topK,
    C,
    trees,
    folds,
    repeats: { ...repeats, default: 5 },
    relabellings: whole({
      default: 10_000,
      min: 100,
      max: 100_000,
      about: 'random labels for step-down maxT',
    }),
  },
  evaluation: {
    ...anyCohort,
    seed,
    ...anyBounds,
    topK,
    C,
    penalties: numbers({
      default: [0.01, 0.1, 1, 10, 100],
      above: 0,
      below: 100_000,
      about: 'values of C that the inner folds choose among',
    }),
    trees,
    folds: { ...folds, about: 'of cross-validations, inner ones included' },
    repeats: { ...repeats, default: 5, about: 'of the cross-validation that chooses' },
    nestedRepeats: { ...repeats, default: 10, about: 'of the nested cross-validation' },
    literatureFolds: { ...folds, default: 10, about: 'for the methods of the literature' },
    permutations: whole({
      default: 199,
      min: 1,
      max: 100_000,
      about: 'of the labels, for the test of the whole pipeline',
    }),
    bootstraps: whole({
      default: 2000,
      min: 100,
      max: 100_000,
      about: 'bootstrap draws of the patients',
    }),
  },
  interpretability: {
    ...anyCohort,
    seed,
    ...anyBounds,
    C,
    trees: { ...trees, default: 1000, about: 'rankings need more trees than predictions' },
    topK: { ...topK, about: 'depth at which rankings are compared' },
    shown: whole({ default: 25, min: 6, max: 100, about: 'probes in bars and heatmap' }),
    folds,
    repeats: { ...repeats, default: 2 },
    name: texts({
      default: ['66'],
      about: 'ids of samples to explain; 66 is the one missed most often in notebook 4b',
    }),
  },
} satisfies Record<string, Schema>;

/** A notebook by its name without the number. */
export type NotebookName = keyof typeof SCHEMAS;
/** The parameters of a notebook. */
export type ParametersOf<N extends NotebookName> = ValuesOf<(typeof SCHEMAS)[N]>;

/** What notebook 1 can be told. */
export type ExplorationParameters = ParametersOf<'exploration'>;
/** What notebook 2 can be told. */
export type PreprocessingParameters = ParametersOf<'preprocessing'>;
/** What notebook 3 can be told. */
export type SelectionParameters = ParametersOf<'selection'>;
/** What notebook 4 can be told. */
export type ModelingParameters = ParametersOf<'modeling'>;
/** What notebook 4b can be told. */
export type EvaluationParameters = ParametersOf<'evaluation'>;
/** What notebook 5 can be told. */
export type InterpretabilityParameters = ParametersOf<'interpretability'>;

/**
 * The parameters of notebook 1, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { explorationParameters } from 'leukemia-notebooks';
 * const parameters = explorationParameters({
 *   cohort: 'golub',
 *   floor: 100,
 *   ceiling: 'auto',
 *   name: ['66'],
 * });
 * parameters.floor; // => 100
 * explorationParameters({ ...parameters, floor: -1 });
 * // => throws "1 parameter cannot be used:\n  floor is -1; allowed: 'auto' or above 0 and below
 * //    the ceiling (intensities below are background; auto: as known of the arrays)"
 */
export function explorationParameters(values: ExplorationParameters): ExplorationParameters {
  return checkedParameters(SCHEMAS.exploration, values);
}

/**
 * The parameters of notebook 2, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { preprocessingParameters } from 'leukemia-notebooks';
 * const parameters = preprocessingParameters({
 *   cohort: 'golub',
 *   seed: 1,
 *   floor: 'auto',
 *   ceiling: 'auto',
 *   hiddenShares: [0.1, 0.2],
 * });
 * parameters.hiddenShares; // => [0.1, 0.2]
 * preprocessingParameters({ ...parameters, hiddenShares: [0.1, 1.2] });
 * // => throws '1 parameter cannot be used:\n  hiddenShares is [0.1, 1.2]; allowed: ascending
 * //    numbers, above 0, below 1 (of values, hidden to test imputation)'
 */
export function preprocessingParameters(values: PreprocessingParameters): PreprocessingParameters {
  return checkedParameters(SCHEMAS.preprocessing, values);
}

/**
 * The parameters of notebook 3, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { selectionParameters } from 'leukemia-notebooks';
 * const parameters = selectionParameters({
 *   cohort: 'golub', seed: 1, floor: 'auto', ceiling: 'auto',
 *   alpha: 0.05, topK: 50, sizes: [1, 10, 100], folds: 5, repeats: 3,
 *   listSizes: [10, 50], resampling: 'subsamples', resamples: 50, permutations: 20,
 * });
 * parameters.topK; // => 50
 * selectionParameters({ ...parameters, topK: 0, alpha: 2 });
 * // => throws '2 parameters cannot be used:\n  alpha is 2; allowed: above 0, at most 1 (level
 * //    of significance after correction)\n  topK is 0; allowed: whole number, 1 to the number
 * //    of probes (probes that a selection keeps)'
 */
export function selectionParameters(values: SelectionParameters): SelectionParameters {
  return checkedParameters(SCHEMAS.selection, values);
}

/**
 * The parameters of notebook 4, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { modelingParameters } from 'leukemia-notebooks';
 * const parameters = modelingParameters({
 *   cohort: 'golub', seed: 1, floor: 'auto', ceiling: 'auto',
 *   topK: 50, C: 1, trees: 200, folds: 5, repeats: 5, relabellings: 10_000,
 * });
 * parameters.trees; // => 200
 * modelingParameters({ ...parameters, trees: 2.5 });
 * // => throws '1 parameter cannot be used:\n  trees is 2.5; allowed: whole number, 1 to 10000
 * //    (in a forest)'
 */
export function modelingParameters(values: ModelingParameters): ModelingParameters {
  return checkedParameters(SCHEMAS.modeling, values);
}

/**
 * The parameters of notebook 4b, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { evaluationParameters } from 'leukemia-notebooks';
 * const parameters = evaluationParameters({
 *   cohort: 'golub', seed: 1, floor: 'auto', ceiling: 'auto', topK: 50, C: 1, trees: 200,
 *   penalties: [0.1, 1, 10], folds: 5, repeats: 5, nestedRepeats: 10,
 *   literatureFolds: 10, permutations: 199, bootstraps: 2000,
 * });
 * parameters.penalties; // => [0.1, 1, 10]
 * evaluationParameters({ ...parameters, penalties: [10, 1] });
 * // => throws '1 parameter cannot be used:\n  penalties is [10, 1]; allowed: ascending numbers,
 * //    above 0, below 100000 (values of C that the inner folds choose among)'
 */
export function evaluationParameters(values: EvaluationParameters): EvaluationParameters {
  return checkedParameters(SCHEMAS.evaluation, values);
}

/**
 * The parameters of notebook 5, checked.
 *
 * @throws RangeError that lists every value that is wrong, and what is allowed
 * @example
 * import { interpretabilityParameters } from 'leukemia-notebooks';
 * const parameters = interpretabilityParameters({
 *   cohort: 'golub', seed: 1, floor: 'auto', ceiling: 'auto', C: 1, trees: 1000,
 *   topK: 50, shown: 25, folds: 5, repeats: 2, name: ['66'],
 * });
 * parameters.shown; // => 25
 * interpretabilityParameters({ ...parameters, shown: 3 });
 * // => throws '1 parameter cannot be used:\n  shown is 3; allowed: whole number, 6 to 100
 * //    (probes in bars and heatmap)'
 */
export function interpretabilityParameters(
  values: InterpretabilityParameters,
): InterpretabilityParameters {
  return checkedParameters(SCHEMAS.interpretability, values);
}

/** The schema by which a function of this file checks; undefined for any other function's name. */
export function schemaOf(functionName: string): Schema | undefined {
  const schemas: Record<string, Schema> = SCHEMAS;
  const name = /^(\w+)Parameters$/.exec(functionName)?.[1] ?? '';
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}
