import { Matrix } from 'ml-matrix';

import type { Dataset, TrainingSet } from '../cohort/dataset.js';
import { binaryLogarithm } from '../numerics/binary-logarithm.js';
import { type FittedTransform, valueTransform } from './transform.js';

/** Logarithm to base 2 of counts per million, plus one. */
export interface Log2CpmSpec {
  readonly kind: 'log2-cpm';
}

/**
 * log2(CPM + 1): each sample's counts as parts of a million reads of that sample, one added, then the logarithm. Learns
 * nothing: a sample is scaled by its own total alone. It must see all genes, so it comes first.
 *
 * As `edgeR::cpm` without normalisation factors (Robinson, McCarthy & Smyth 2010, Bioinformatics 26:139). NaN stays
 * NaN; a negative count and a sample without any read are refused when they are met, by an error that names them.
 *
 * @example
 * import { Matrix } from 'ml-matrix';
 * import { fitTransform, log2Cpm } from 'leukemia-notebooks';
 * const counts = {
 *   role: 'training',
 *   X: new Matrix([[1, 3], [0, 4]]),
 *   y: [0, 1],
 *   samples: ['s1', 's2'],
 *   probes: ['g1', 'g2'],
 * } as const;
 * const { X } = fitTransform(log2Cpm(), counts).transform(counts);
 * X.getRow(0); // => [17.93, 19.52]
 * X.getRow(1); // => [0, 19.93]
 */
export function log2Cpm(): Log2CpmSpec {
  return { kind: 'log2-cpm' };
}

/** @throws Error (on transform) naming a sample with a negative count or without any read; NaN stays NaN */
export function fitLog2Cpm(_spec: Log2CpmSpec, training: TrainingSet): FittedTransform {
  return valueTransform(training.probes, logarithms);
}

function logarithms({ X, samples, probes }: Dataset): Matrix {
  const rows = samples.map((sample, i) => {
    const counts = X.getRow(i);
    const negative = counts.findIndex((count) => count < 0);
    if (negative >= 0) {
      throw new Error(
        `log2Cpm: sample ${sample} has the count ${counts[negative]} at probe ${probes[negative]}.`,
      );
    }
    const total = counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
    if (!(total > 0)) throw new Error(`log2Cpm: sample ${sample} has no reads at all.`);
    return counts.map((count) => binaryLogarithm((count / total) * 1e6 + 1));
  });
  return new Matrix(rows);
}
