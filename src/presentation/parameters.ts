import type { CohortChoice } from '../cohort/resolve.js';

/** What every notebook can be told. */
interface CommonParameters {
  /** `golub`: the real cohort, an error where it can't be had; `simulated`; `auto`: the real one where possible. */
  cohort: CohortChoice;
  /** Intensities below are background; above 0, and below the ceiling. */
  floor: number;
  /** Intensities above saturate the scanner. */
  ceiling: number;
}

/** Parameters of notebook 1. */
export interface ExplorationParameters extends CommonParameters {
  /** Ids of samples to name in figures. */
  name: string[];
}

/** Parameters of notebook 2. */
export interface PreprocessingParameters extends CommonParameters {
  /** Of every random draw; a whole number. */
  seed: number;
  /** Shares of values hidden to test imputation, each above 0 and below 1. */
  hiddenShares: number[];
}

/** Parameters of notebook 3. */
export interface SelectionParameters extends CommonParameters {
  /** Of every random draw; a whole number. */
  seed: number;
  /** Level of significance after correction, above 0 and at most 1. */
  alpha: number;
  /** Probes that a selection keeps, 1 or more. */
  topK: number;
  /** Probes kept along the elimination curve, ascending. */
  sizes: number[];
  /** Of the cross-validation: 2 up to the size of the smaller class. */
  folds: number;
  /** Of the cross-validation, 1 or more. */
  repeats: number;
  /** Of the labels, in the demonstration of selection bias; 1 or more. */
  permutations: number;
}

/** Parameters of notebook 4. */
export interface ModelingParameters extends CommonParameters {
  /** Of the folds and of every random draw; a whole number. */
  seed: number;
  /** Probes that a selection keeps, 1 or more. */
  topK: number;
  /** Inverse penalty of the logistic regressions and bound of the SVM, above 0. */
  C: number;
  /** In a forest, 1 or more. */
  trees: number;
  /** Of the cross-validation: 2 up to the size of the smaller class. */
  folds: number;
  /** Of the cross-validation, 1 or more. */
  repeats: number;
}

/** Parameters of notebook 5. */
export interface InterpretabilityParameters extends CommonParameters {
  /** Of every random draw; a whole number. */
  seed: number;
  /** Inverse penalty of the logistic regressions and bound of the SVM, above 0. */
  C: number;
  /** In the forest, 1 or more. */
  trees: number;
  /** Depth at which rankings are compared, 1 or more. */
  topK: number;
  /** Probes shown in bars and heatmap, 6 or more. */
  shown: number;
}
