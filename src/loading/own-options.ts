import type { Scale } from '../cohort/cohort.js';

/** What has to be said of a cohort in a file, where the file does not say it itself. */
export interface OwnCohort {
  /** Path of a labels file: the columns `sample` and `label`, or a CLS file. */
  readonly labels?: string;
  /** Column or characteristic with the class, where it is not called label, class or diagnosis. */
  readonly labelColumn?: string;
  /** The class that metrics count as positive; the rarer one unless given. */
  readonly positive?: string;
  /** Column that says training or held-out; `split` unless given, and drawn at random where there is none. */
  readonly split?: string;
  /** Where samples lie in the file, if that is not to be told from it. */
  readonly samplesIn?: 'rows' | 'columns';
  /** What the numbers are, if that is not to be told from them. */
  readonly scale?: Scale;
}

/** All of these, with what the command line calls them. The compiler asks for each: what is not listed would be dropped. */
export const OWN_OPTIONS = {
  labels: 'labels',
  labelColumn: 'label-column',
  positive: 'positive',
  split: 'split',
  samplesIn: 'samples-in',
  scale: 'scale',
} as const satisfies Record<keyof OwnCohort, string>;

/** What the command line calls one of these. */
export type OwnOption = (typeof OWN_OPTIONS)[keyof OwnCohort];

/** The names of all of these. */
export const OWN_NAMES: readonly string[] = Object.keys(OWN_OPTIONS);

/** What is said of a file among other things, such as the parameters of a notebook. */
export function ownOptions(all: OwnCohort): OwnCohort {
  const said = Object.entries(all).filter(
    ([name, value]) => OWN_NAMES.includes(name) && value !== undefined,
  );
  return Object.fromEntries(said);
}
