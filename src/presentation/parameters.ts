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
};
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
      about: 'ids of samples to name in figures; 66 is known as hard',
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
    folds: { ...folds, about: 'of every cross-validation, inner ones included' },
    repeats: { ...repeats, default: 5, about: 'of the cross-validation that chooses' },
    nestedRepeats: { ...repeats, default: 10, about: 'of the nested cross-validation' },
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
    name: texts({ default: ['66'], about: 'ids of samples to explain; 66 is known as hard' }),
  },
} satisfies Record<string, Schema>;

/** A notebook by its name without the number. */
export type NotebookName = keyof typeof SCHEMAS;
/** The parameters of a notebook. */
export type ParametersOf<N extends NotebookName> = ValuesOf<(typeof SCHEMAS)[N]>;

export type ExplorationParameters = ParametersOf<'exploration'>;
export type PreprocessingParameters = ParametersOf<'preprocessing'>;
export type SelectionParameters = ParametersOf<'selection'>;
export type ModelingParameters = ParametersOf<'modeling'>;
export type EvaluationParameters = ParametersOf<'evaluation'>;
export type InterpretabilityParameters = ParametersOf<'interpretability'>;

// Each checks all values at once: a RangeError lists every one that is wrong, and what is allowed.

/** The parameters of notebook 1, checked. */
export function explorationParameters(values: ExplorationParameters): ExplorationParameters {
  return checkedParameters(SCHEMAS.exploration, values);
}

/** The parameters of notebook 2, checked. */
export function preprocessingParameters(values: PreprocessingParameters): PreprocessingParameters {
  return checkedParameters(SCHEMAS.preprocessing, values);
}

/** The parameters of notebook 3, checked. */
export function selectionParameters(values: SelectionParameters): SelectionParameters {
  return checkedParameters(SCHEMAS.selection, values);
}

/** The parameters of notebook 4, checked. */
export function modelingParameters(values: ModelingParameters): ModelingParameters {
  return checkedParameters(SCHEMAS.modeling, values);
}

/** The parameters of notebook 4b, checked. */
export function evaluationParameters(values: EvaluationParameters): EvaluationParameters {
  return checkedParameters(SCHEMAS.evaluation, values);
}

/** The parameters of notebook 5, checked. */
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
