import { Matrix } from 'ml-matrix';

import type { Dataset, HeldOutSet, Label, TrainingSet } from '../src/cohort/dataset.js';
import { random } from '../src/numerics/random.js';
import { fitStandardise, standardise } from '../src/preprocessing/standardise.js';
import { golden } from './golden.js';

/** Rows that may be fitted on: samples s1, s2, …, probes g0, g1, … unless named. */
export function trainingOf(
  X: readonly (readonly number[])[],
  y: readonly number[],
  probes?: readonly string[],
): TrainingSet {
  return setOf('training', 's', X, y, probes);
}

/** Rows to ask about: samples t1, t2, …, probes g0, g1, … unless named. */
export function heldOutOf(
  X: readonly (readonly number[])[],
  y: readonly number[] = X.map(() => 0),
  probes?: readonly string[],
): HeldOutSet {
  return setOf('held-out', 't', X, y, probes);
}

function setOf<Role extends 'training' | 'held-out'>(
  role: Role,
  prefix: string,
  X: readonly (readonly number[])[],
  y: readonly number[],
  probes: readonly string[] = X[0].map((_, j) => `g${j}`),
): Dataset<Role> {
  const samples = X.map((_, i) => `${prefix}${i + 1}`);
  return { role, X: new Matrix(X.map((row) => [...row])), y: y as Label[], samples, probes };
}

/** Both parts of `reference/small.json` as they are: raw, awkward, 24 × 40 and 10 × 40. */
export function rawSmall(): { training: TrainingSet; heldOut: HeldOutSet } {
  const { X, y, test, test_y } = golden('small.json');
  return { training: trainingOf(X, y), heldOut: heldOutOf(test, test_y) };
}

/** The data that the golden models were fitted on: `small` is standardised here, `separable` (20 × 200) is already. */
export function modelData(name: 'small' | 'separable'): {
  training: TrainingSet;
  heldOut: HeldOutSet;
} {
  if (name === 'separable') {
    const { X, y, test, test_y } = golden('separable.json');
    return { training: trainingOf(X, y), heldOut: heldOutOf(test, test_y) };
  }
  const { training, heldOut } = rawSmall();
  const step = fitStandardise(standardise(), training);
  return { training: step.transform(training), heldOut: step.transform(heldOut) };
}

/** Standard normal values with alternating labels: `shift` is added to the first `shifted` columns of class 1. */
export function drawn(
  n: number,
  p: number,
  seed: number,
  { shifted = 0, shift = 0 } = {},
): TrainingSet {
  const draw = random(seed);
  const y = Array.from({ length: n }, (_, i) => i % 2);
  const X = y.map((label) =>
    Array.from({ length: p }, (_, j) => draw.normal() + (j < shifted ? shift * label : 0)),
  );
  return trainingOf(X, y);
}

/** The same set with one value replaced. */
export function withValue<D extends Dataset>(data: D, row: number, column: number, value: number) {
  return { ...data, X: data.X.clone().set(row, column, value) };
}

/** The same set with its columns, or its rows, in another order. */
export function reordered<D extends Dataset>(
  data: D,
  { rows, columns }: { rows?: readonly number[]; columns?: readonly number[] },
): D {
  const i = rows ?? data.samples.map((_, k) => k);
  const j = columns ?? data.probes.map((_, k) => k);
  return {
    ...data,
    X: data.X.subMatrixRow([...i]).subMatrixColumn([...j]),
    y: i.map((k) => data.y[k]),
    samples: i.map((k) => data.samples[k]),
    probes: j.map((k) => data.probes[k]),
  };
}
