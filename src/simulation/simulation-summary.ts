import { Matrix } from 'ml-matrix';

import { binaryLogarithm } from '../numerics/binary-logarithm.js';
import { quantiles } from '../numerics/describe.js';
import { eigen } from '../numerics/pca.js';
import type { Cohort } from '../cohort/cohort.js';
import type { Background, CallFrequency, ProbeModel, SimulationTable } from './simulation-table.js';

/** Upper ends of the bins of raw intensity in which calls are counted: finer where the calls change. */
const CALL_BINS = [
  -1000, -300, -100, -50, 0, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 700, 1000, 1500,
  2500, 5000, 10000, 16000,
];

/** Probabilities of the quantiles that are kept: finer in the tails, where values run far out. */
const TAIL = [0, 0.0001, 0.0003, 0.001, 0.003];
const PROBABILITIES = [
  ...TAIL,
  ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100),
  ...TAIL.map((p) => 1 - p).reverse(),
];

/**
 * Sums a cohort up in the table that `simulateCohort` draws from.
 *
 * Per probe: the mean of log2(clip(x, floor, ceiling)) in each class, the loadings of the leading factors of what the
 * class means leave over, and the standard deviation of what the factors leave over. Scores of the factors have
 * variance 1 (divisor: samples - 2, as two means were fitted).
 *
 * @param cohort without missing values, with calls
 * @param options number of factors, and the range in which logarithms are taken
 */
export function summariseCohort(
  cohort: Cohort,
  { factors = 8, floor = 100, ceiling = 16_000 } = {},
): SimulationTable {
  const { expression, samples, probes, classes } = cohort;
  const isAml = samples.map((sample) => sample.label === classes.positive);
  const logs = Matrix.zeros(expression.rows, expression.columns);
  for (let i = 0; i < logs.rows; i++) {
    for (let j = 0; j < logs.columns; j++) {
      logs.set(i, j, binaryLogarithm(Math.min(Math.max(expression.get(i, j), floor), ceiling)));
    }
  }
  const meanAml = columnMeans(logs, (i) => isAml[i]);
  const meanAll = columnMeans(logs, (i) => !isAml[i]);
  isAml.forEach((aml, i) => {
    const mean = aml ? meanAml : meanAll;
    logs.setRow(
      i,
      mean.map((value, j) => logs.get(i, j) - value),
    );
  });
  const loadings = leadingLoadings(logs, factors);
  return {
    probes: probes.map(({ accession }, j): ProbeModel => {
      const own = loadings.getRow(j);
      const explained = own.reduce((sum, value) => sum + value * value, 0);
      const total = sumOfSquares(logs, j) / (logs.rows - 2);
      const sd = Math.sqrt(Math.max(0, total - explained));
      return { accession, meanAll: meanAll[j], meanAml: meanAml[j], sd, loadings: own };
    }),
    background: summariseBackground(cohort, floor, ceiling),
  };
}

/** Probes × factors. By the samples' Gram matrix: there are 100 times fewer samples than probes. */
function leadingLoadings(residuals: Matrix, factors: number): Matrix {
  const { vectors } = eigen(residuals.mmul(residuals.transpose()));
  const scores = vectors.subMatrix(0, residuals.rows - 1, 0, factors - 1);
  return residuals
    .transpose()
    .mmul(scores)
    .div(Math.sqrt(residuals.rows - 2));
}

function columnMeans(X: Matrix, include: (row: number) => boolean): number[] {
  const rows = Array.from({ length: X.rows }, (_, i) => i).filter(include);
  return Array.from(
    { length: X.columns },
    (_, j) => rows.reduce((sum, i) => sum + X.get(i, j), 0) / rows.length,
  );
}

function sumOfSquares(X: Matrix, j: number): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) sum += X.get(i, j) ** 2;
  return sum;
}

function summariseBackground(
  { expression, calls = [] }: Cohort,
  floor: number,
  ceiling: number,
): Background {
  const values = expression.to1DArray();
  return {
    floor,
    ceiling,
    belowFloor: quantileTable(values.filter((value) => value <= floor)),
    aboveCeiling: quantileTable(values.filter((value) => value >= ceiling)),
    calls: callFrequencies(values, calls.join('')),
  };
}

function quantileTable(values: readonly number[]): [number, number][] {
  const found = quantiles(values, PROBABILITIES);
  return PROBABILITIES.map((p, i) => [p, found[i]]);
}

/** Counts calls by bin; `letters` has one per value. A bin without values takes the frequencies of the one before. */
function callFrequencies(values: readonly number[], letters: string): CallFrequency[] {
  const bins = [...CALL_BINS, null].map((upTo) => ({ upTo, P: 0, M: 0, A: 0 }));
  values.forEach((value, i) => {
    const at = CALL_BINS.findIndex((upTo) => value <= upTo);
    bins.at(at)![letters[i] as 'P' | 'M' | 'A']++;
  });
  const frequencies: CallFrequency[] = [];
  for (const { upTo, P, M, A } of bins) {
    const n = P + M + A;
    const before = frequencies.at(-1) ?? { P: 0, M: 0, A: 1 };
    frequencies.push(n > 0 ? { upTo, P: P / n, M: M / n, A: A / n } : { ...before, upTo });
  }
  return frequencies;
}

/**
 * The texts of the table's two files, CSV and JSON, which `parseSimulationTable` reads; 4 significant digits.
 */
export function formatSimulationTable({ probes, background }: SimulationTable): {
  probes: string;
  background: string;
} {
  // What is left of a constant after subtracting its mean, 1e-15 or so, is 0.
  const short = (value: number) => (Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(4)));
  const factors = probes[0].loadings.map((_, k) => `loading_${k + 1}`);
  const rows = probes.map(({ accession, meanAll, meanAml, sd, loadings }) =>
    [accession, ...[meanAll, meanAml, sd, ...loadings].map(short)].join(','),
  );
  return {
    probes: [`accession,mean_all,mean_aml,sd,${factors.join(',')}`, ...rows, ''].join('\n'),
    background: JSON.stringify(background, (_, value: unknown) =>
      typeof value === 'number' ? short(value) : value,
    ),
  };
}
