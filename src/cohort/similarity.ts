import { binaryLogarithm } from '../numerics/binary-logarithm.js';
import { median } from '../numerics/describe.js';
import { dot } from '../numerics/vectors.js';
import type { CohortContent } from './checksum.js';
import { scaleOf } from './scale.js';

/** Probes that are enough to tell how alike two samples are. */
const ENOUGH = 2000;

/** Two samples, and how strongly they correlate. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly r: number;
}

/**
 * How samples relate to each other, on rough logarithms of at most 2,000 probes spread evenly over the cohort. For checks
 * alone: nothing that a model sees comes from here.
 */
export interface Similarity {
  /** By sample, the median of its correlations with the others. */
  readonly typical: readonly number[];
  /** Pairs across the split that correlate beyond `least` once each probe's mean is taken off. */
  readonly acrossSplit: readonly Pair[];
}

/**
 * @param least of two arrays of one sample it is above 0.9 mostly, of arrays of two patients around 0
 */
export function similarity(cohort: CohortContent, least: number): Similarity {
  const logs = roughLogs(cohort);
  const plain = logs.map(toUnit);
  const means = logs[0].map((_, j) => logs.reduce((sum, row) => sum + row[j], 0) / logs.length);
  const centred = logs.map((row) => toUnit(row.map((value, j) => value - means[j])));
  const typical = plain.map((row, i) =>
    median(plain.flatMap((other, k) => (k === i ? [] : [dot(row, other)]))),
  );
  const acrossSplit: Pair[] = [];
  cohort.samples.forEach(({ split }, a) => {
    for (let b = a + 1; b < cohort.samples.length; b++) {
      if (cohort.samples[b].split === split) continue;
      const r = dot(centred[a], centred[b]);
      if (r > least) acrossSplit.push({ a, b, r });
    }
  });
  return { typical, acrossSplit };
}

/** By sample; a missing value is the mean of the probe's others. */
function roughLogs(cohort: CohortContent): number[][] {
  const { expression, limits } = cohort;
  const scale = scaleOf(cohort);
  const step = Math.max(1, Math.ceil(expression.columns / ENOUGH));
  const logs = cohort.samples.map((_, i) => {
    const row = expression.getRow(i);
    const total = scale === 'counts' ? row.reduce((sum, v) => sum + (v > 0 ? v : 0), 0) : 1;
    return row
      .filter((__, j) => j % step === 0)
      .map((value) => {
        if (scale === 'log2') return value;
        if (scale === 'counts') return binaryLogarithm((1e6 * value) / (total || 1) + 1);
        return binaryLogarithm(Math.max(limits?.floor ?? 1, value));
      });
  });
  logs[0].forEach((_, j) => {
    const known = logs.map((row) => row[j]).filter(Number.isFinite);
    const mean = known.reduce((sum, value) => sum + value, 0) / (known.length || 1);
    for (const row of logs) if (!Number.isFinite(row[j])) row[j] = mean;
  });
  return logs;
}

/** Mean 0 and length 1, so that a product of two is their correlation; all 0 where nothing varies. */
function toUnit(row: readonly number[]): Float64Array {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  const length = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return Float64Array.from(row, (value) => (length > 1e-9 ? (value - mean) / length : 0));
}
