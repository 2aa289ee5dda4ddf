import type { Matrix } from 'ml-matrix';

import type { Dataset } from '../cohort/dataset.js';
import { firstNotFinite, matrixOfRows, rowsOf } from '../numerics/rows.js';

/**
 * A fitted preprocessing or selection step. It carries what it learned from the training samples and applies just that
 * to any rows; there is no way to fit it again.
 */
export interface FittedTransform {
  /** Accessions of the columns that come out, in order. */
  readonly probes: readonly string[];
  /** The same rows after the step, as a new dataset. It may share arrays with `data`: to be read, never written to. */
  transform<D extends Dataset>(data: D): D;
}

/** A transform that changes values and keeps every column. */
export function valueTransform(
  probes: readonly string[],
  change: (data: Dataset) => Matrix,
): FittedTransform {
  return {
    probes,
    transform(data) {
      requireColumns(data, probes);
      return { ...data, X: change(data) };
    },
  };
}

/** A transform that keeps some columns, in the order given, and changes no value. */
export function columnSelection(all: readonly string[], keep: readonly number[]): FittedTransform {
  const probes = keep.map((j) => all[j]);
  return {
    probes,
    transform(data) {
      requireColumns(data, all);
      const rows = rowsOf(data.X).map((row) => some(row, keep));
      return { ...data, X: matrixOfRows(rows, keep.length), probes };
    },
  };
}

function some(row: Float64Array, keep: readonly number[]): Float64Array {
  const values = new Float64Array(keep.length);
  for (let k = 0; k < keep.length; k++) values[k] = row[keep[k]];
  return values;
}

/** @throws Error when the columns are not those the step or model was fitted on, or in another order */
export function requireColumns(data: Dataset, probes: readonly string[]): void {
  if (data.probes === probes) return;
  if (data.probes.length !== probes.length || data.probes.some((name, j) => name !== probes[j])) {
    throw new Error(
      `This step was fitted on ${probes.length} probes (${probes[0]} …) and is given ${data.probes.length} ` +
        `(${data.probes[0]} …): pass data that went through the same steps as the training data.`,
    );
  }
}

/**
 * Refuses missing and infinite values before a step that can't use them.
 *
 * @throws Error naming sample and probe, and what to do
 */
export function requireFinite(data: Dataset, step: string): void {
  rowsOf(data.X).forEach((row, i) => {
    const j = firstNotFinite(row);
    if (j < 0) return;
    throw new Error(
      `${step}: sample ${data.samples[i]} has the value ${row[j]} at probe ${data.probes[j]}. ` +
        'Put medianImputation() before this step.',
    );
  });
}
