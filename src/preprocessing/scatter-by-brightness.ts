import { Matrix } from 'ml-matrix';

import { mean, quantiles, standardDeviation } from '../numerics/describe.js';

/** Probes in bins by their mean: the quartiles of their standard deviations. */
export interface ScatterByMean {
  /** Of the probes of each bin, rising. */
  readonly means: number[];
  readonly lower: number[];
  readonly medians: number[];
  readonly upper: number[];
  /** Largest over smallest median of the bins above the dimmest third, where background decides; NaN without bins. */
  readonly spread: number;
}

const MOST_BINS = 40;

/**
 * Does the scatter of a probe depend on how bright it is? Probes that vary are put into at most 40 bins of equal size by
 * their mean, before and after the logarithm.
 *
 * @param logged samples × probes, log2, finite; what it is the logarithm of are its powers of 2
 * @example
 * import { allSamples, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { scatterByBrightness, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const { before, after } = scatterByBrightness(steps.transform(allSamples(cohort)).X);
 * [before.spread, after.spread]; // => [34.00, 2.227]
 */
export function scatterByBrightness(logged: Matrix): {
  before: ScatterByMean;
  after: ScatterByMean;
} {
  const powers = logged.to2DArray().map((row) => row.map((value) => 2 ** value));
  return { before: scatterByMean(new Matrix(powers)), after: scatterByMean(logged) };
}

function scatterByMean(X: Matrix): ScatterByMean {
  const probes = Array.from({ length: X.columns }, (_, j) => {
    const column = X.getColumn(j);
    // The computed deviation of a constant column may be rounding instead of 0.
    const varies = column.some((value) => value !== column[0]);
    return { mean: mean(column), deviation: standardDeviation(column), varies };
  }).filter(({ varies }) => varies);
  probes.sort((a, b) => a.mean - b.mean);
  const size = Math.ceil(probes.length / MOST_BINS);
  const bins = Array.from({ length: Math.ceil(probes.length / size) }, (_, k) => {
    const bin = probes.slice(k * size, (k + 1) * size);
    const quartiles = quantiles(
      bin.map(({ deviation }) => deviation),
      [0.25, 0.5, 0.75],
    );
    return { mean: mean(bin.map((probe) => probe.mean)), quartiles };
  });
  const medians = bins.map(({ quartiles }) => quartiles[1]);
  const upper = medians.slice(Math.ceil(medians.length / 3));
  return {
    means: bins.map((bin) => bin.mean),
    lower: bins.map(({ quartiles }) => quartiles[0]),
    medians,
    upper: bins.map(({ quartiles }) => quartiles[2]),
    spread: Math.max(...upper) / Math.min(...upper),
  };
}
