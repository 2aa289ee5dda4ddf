import type { Matrix } from 'ml-matrix';

import { matrixOfRows, rowsOf } from '../numerics/rows.js';
import type { Cohort, Sample } from './cohort.js';

/** The classes as numbers: 1 is the positive class (AML), 0 the negative (ALL). */
export type Label = 0 | 1;

/**
 * Rows of a cohort with their labels. `role` is part of the type: what fits takes a `TrainingSet`, so that fitting on
 * held-out rows does not compile.
 */
export interface Dataset<Role extends 'training' | 'held-out' = 'training' | 'held-out'> {
  readonly role: Role;
  /** Samples × probes; NaN where a value is missing. */
  readonly X: Matrix;
  /** One per row. */
  readonly y: readonly Label[];
  /** Sample ids, in the order of the rows. */
  readonly samples: readonly string[];
  /** Probe accessions, in the order of the columns. */
  readonly probes: readonly string[];
}

/** Rows that a model may learn from. */
export type TrainingSet = Dataset<'training'>;
/** Rows that a model may only be asked about. */
export type HeldOutSet = Dataset<'held-out'>;

/** Taken once from each cohort, so that what is remembered of a set is found by whoever asks for it again. */
const trainingSets = new WeakMap<Cohort, TrainingSet>();
const heldOutSets = new WeakMap<Cohort, HeldOutSet>();

/**
 * The cohort's training samples in their order, values as they came (NaN where one is missing).
 *
 * @returns the same object for the same cohort
 *
 * @example
 * import { loadCohort, trainingSet } from 'leukemia-notebooks';
 * const { role, X, y, samples } = trainingSet(await loadCohort('simulated'));
 * [role, X.rows, X.columns]; // => ['training', 38, 7129]
 * [samples[0], y[0]]; // => ['sim-01', 0]
 */
export function trainingSet(cohort: Cohort): TrainingSet {
  const known = trainingSets.get(cohort);
  const set = known ?? samplesOf(cohort, 'training', (sample) => sample.split === 'training');
  trainingSets.set(cohort, set);
  return set;
}

/**
 * The cohort's held-out samples in their order, values as they came: read them once, at the end.
 *
 * @returns the same object for the same cohort
 *
 * @example
 * import { heldOutSet, loadCohort } from 'leukemia-notebooks';
 * const { role, y } = heldOutSet(await loadCohort('simulated'));
 * [role, y.length, y.filter((label) => label === 1).length]; // => ['held-out', 34, 14]
 */
export function heldOutSet(cohort: Cohort): HeldOutSet {
  const known = heldOutSets.get(cohort);
  const set = known ?? samplesOf(cohort, 'held-out', (sample) => sample.split === 'held-out');
  heldOutSets.set(cohort, set);
  return set;
}

function samplesOf<Role extends 'training' | 'held-out'>(
  cohort: Cohort,
  role: Role,
  include: (sample: Sample) => boolean,
): Dataset<Role> {
  const rows = cohort.samples.flatMap((sample, i) => (include(sample) ? [i] : []));
  return {
    role,
    X: someRows(cohort.expression, rows),
    y: rows.map((i) => (cohort.samples[i].label === cohort.classes.positive ? 1 : 0)),
    samples: rows.map((i) => cohort.samples[i].id),
    probes: cohort.probes.map((probe) => probe.accession),
  };
}

/**
 * Divides a training set for one fold of cross-validation.
 *
 * @param data rows to divide
 * @param test indices (into `data`) of the rows to leave out
 * @returns the other rows in their order, and those left out in the order of `test`; no value is copied
 * @example
 * import { divide, loadCohort, trainingSet } from 'leukemia-notebooks';
 * const all = trainingSet(await loadCohort('simulated'));
 * const { training, heldOut } = divide(all, [0, 37]);
 * training.samples.length; // => 36
 * heldOut.samples; // => ['sim-01', 'sim-38']
 */
export function divide(
  data: TrainingSet,
  test: readonly number[],
): { training: TrainingSet; heldOut: HeldOutSet } {
  const left = new Set(test);
  const kept = data.y.map((_, i) => i).filter((i) => !left.has(i));
  return { training: subset(data, 'training', kept), heldOut: subset(data, 'held-out', test) };
}

function subset<Role extends 'training' | 'held-out'>(
  data: TrainingSet,
  role: Role,
  rows: readonly number[],
): Dataset<Role> {
  return {
    role,
    X: someRows(data.X, rows),
    y: rows.map((i) => data.y[i]),
    samples: rows.map((i) => data.samples[i]),
    probes: data.probes,
  };
}

/** Rows are shared, not copied: datasets are never written to, and a thousand folds would hold a thousand copies. */
function someRows(X: Matrix, rows: readonly number[]): Matrix {
  const all = rowsOf(X);
  return matrixOfRows(
    rows.map((i) => all[i]),
    X.columns,
  );
}

/**
 * Every sample of the cohort, for figures and for asking fitted steps; its role keeps it from being fitted on.
 *
 * @example
 * import { allSamples, loadCohort } from 'leukemia-notebooks';
 * const { role, X } = allSamples(await loadCohort('simulated'));
 * [role, X.rows, X.columns]; // => ['held-out', 72, 7129]
 */
export function allSamples(cohort: Cohort): HeldOutSet {
  return samplesOf(cohort, 'held-out', () => true);
}

/**
 * All samples, of both parts, as rows that may be divided again: for a cross-validation whose estimate is reported and
 * never used to choose anything.
 *
 * @example
 * import { loadCohort, wholeCohort } from 'leukemia-notebooks';
 * const { role, y } = wholeCohort(await loadCohort('simulated'));
 * [role, y.length, y.filter((label) => label === 1).length]; // => ['training', 72, 25]
 */
export function wholeCohort(cohort: Cohort): TrainingSet {
  return samplesOf(cohort, 'training', () => true);
}

/**
 * All samples dressed up as a training set: the mistake of fitting on held-out samples, for demonstrations of it alone.
 *
 * @example
 * import { leakyTrainingSet, loadCohort } from 'leukemia-notebooks';
 * const { role, samples } = leakyTrainingSet(await loadCohort('simulated'));
 * [role, samples.length]; // => ['training', 72]
 */
export function leakyTrainingSet(cohort: Cohort): TrainingSet {
  return wholeCohort(cohort);
}
