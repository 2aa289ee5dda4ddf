import type { Matrix } from 'ml-matrix';

/** Which part a sample plays: models are fitted and chosen on `training`, and looked at once on `held-out`. */
export type Split = 'training' | 'held-out';

/** One patient's array: who it is of, and which part it plays. */
export interface Sample {
  /** Unique within the cohort. */
  readonly id: string;
  /** The class name, one of the cohort's two. */
  readonly label: string;
  readonly split: Split;
  /** What else a labels file says of it, by column; absent where there is nothing. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** One row of the microarray: a set of oligonucleotides that reports one transcript. */
export interface Probe {
  /** Unique within the cohort, e.g. `X95735_at`. */
  readonly accession: string;
  /** The publishers' description of the gene; empty where there is none. */
  readonly description: string;
}

/** What the numbers are: raw intensities, logarithms to base 2 of such, or counts of reads. */
export type Scale = 'intensity' | 'log2' | 'counts';

/** Something that was noticed of a cohort before any modelling. An error stops, a warning is shown and goes on. */
export interface Finding {
  readonly level: 'error' | 'warning' | 'note';
  /** What was looked at, in a word or two: `labels`, `missing values`. */
  readonly check: string;
  /** A sentence with the place and what to do. */
  readonly message: string;
}

/** Where the numbers come from. Every figure and table carries `name`. */
export interface Provenance {
  /** Short name for titles and folders: `golub`, `simulated`, or that of the file. */
  readonly name: string;
  /** A sentence for people: publication or generator and seed. */
  readonly source: string;
  /** SHA-256 of the canonical content (see `checksum.ts`). */
  readonly checksum: string;
  /** True when no patient stands behind the numbers. */
  readonly simulated: boolean;
}

/** A two-class expression cohort. Immutable: nothing in the project writes to it, transforms make new matrices. */
export interface Cohort {
  /** Samples × probes, in the units that `scale` says; NaN where a value is missing. */
  readonly expression: Matrix;
  /** Raw intensities where it is absent. */
  readonly scale?: Scale;
  /** Between which intensities a value says something, where that is known of the arrays. */
  readonly limits?: { readonly floor?: number; readonly ceiling?: number };
  /** In the order of the rows of `expression`. */
  readonly samples: readonly Sample[];
  /** In the order of the columns of `expression`. */
  readonly probes: readonly Probe[];
  /** The class that metrics count as positive, and the other one. */
  readonly classes: { readonly positive: string; readonly negative: string };
  /**
   * Detection calls of the array software, one string per sample with one letter per probe:
   * P present, M marginal, A absent. Absent from cohorts that have none.
   */
  readonly calls?: readonly string[];
  /** What was noticed while it was read; see `checkCohort` for all there is to say. */
  readonly findings?: readonly Finding[];
  readonly provenance: Provenance;
}

/**
 * How a cohort is named in titles: a simulated one says so in capitals and can't be taken for patients.
 *
 * @example
 * import { cohortTitle, loadCohort } from 'leukemia-notebooks';
 * cohortTitle(await loadCohort('simulated')); // => 'simulated cohort (SIMULATED)'
 */
export function cohortTitle({ provenance }: Pick<Cohort, 'provenance'>): string {
  return provenance.simulated
    ? `${provenance.name} cohort (SIMULATED)`
    : `${provenance.name} cohort`;
}
