import { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { mean, quantiles, standardDeviation } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';

interface Band {
  readonly x: number[];
  readonly low: number[];
  readonly middle: number[];
  readonly high: number[];
  /** Largest over smallest median of the bins above the dimmest third, where background decides. */
  readonly spread: number;
}

/**
 * Standard deviation of the probes against their mean, before and after the logarithm: does a probe's scatter depend on
 * how bright it is?
 *
 * @param logged samples × probes, log2, finite; what it is the logarithm of are its powers of 2
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const { X } = steps.transform(allSamples(cohort));
 * figures.meanVariance(cohort, X).alt;
 * // => 'Standard deviation of probes against their mean: it grows with the mean before the
 * //    logarithm (34-fold above the dimmest third of the bins, where background decides) and
 * //    varies less after log2 (2.2-fold). (simulated cohort (SIMULATED))'
 */
export function meanVariance(cohort: Cohort, logged: Matrix): Figure {
  const [before, after] = [
    band(new Matrix(logged.to2DArray().map((row) => row.map((v) => 2 ** v)))),
    band(logged),
  ];
  const panel = (b: Band, suffix: string, colour: string) => [
    {
      type: 'scatter',
      mode: 'lines',
      x: [...b.x, ...[...b.x].reverse()],
      y: [...b.high, ...[...b.low].reverse()],
      fill: 'toself',
      fillcolor: `${colour}33`,
      line: { width: 0 },
      hoverinfo: 'skip',
      showlegend: false,
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
    },
    {
      type: 'scatter',
      mode: 'lines+markers',
      x: b.x,
      y: b.middle,
      line: { color: colour },
      marker: { size: 5 },
      showlegend: false,
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
      hovertemplate: 'mean %{x}: standard deviation %{y}<extra></extra>',
    },
  ];
  return figure(cohort, {
    title: `Above the dimmest third, scatter varies ${before.spread.toFixed(0)}-fold with brightness before the logarithm, ${after.spread.toFixed(1)}-fold after`,
    subtitle:
      'standard deviation against mean, quartiles of 40 bins of probes, before (left) and after log2 (right)',
    alt: `Standard deviation of probes against their mean: it grows with the mean before the logarithm (${before.spread.toFixed(0)}-fold above the dimmest third of the bins, where background decides) and varies less after log2 (${after.spread.toFixed(1)}-fold).`,
    data: [...panel(before, '', COLOURS.neutral), ...panel(after, '2', COLOURS.accent)],
    layout: {
      xaxis: axis('mean (log scale)', { domain: [0, 0.45], type: 'log', dtick: 1 }),
      yaxis: axis('standard deviation'),
      xaxis2: axis('mean log2 value', { domain: [0.57, 1] }),
      yaxis2: axis('standard deviation', { anchor: 'x2', rangemode: 'tozero' }),
    },
    height: 440,
  });
}

function band(X: Matrix): Band {
  const bins = binned(X);
  const upper = bins.middle.slice(Math.ceil(bins.middle.length / 3));
  return { ...bins, spread: Math.max(...upper) / Math.min(...upper) };
}

function binned(X: Matrix): Omit<Band, 'spread'> {
  const probes = Array.from({ length: X.columns }, (_, j) => {
    const column = X.getColumn(j);
    // The computed deviation of a constant column may be rounding instead of 0.
    const varies = column.some((value) => value !== column[0]);
    return { mean: mean(column), sd: standardDeviation(column), varies };
  }).filter(({ varies }) => varies);
  probes.sort((a, b) => a.mean - b.mean);
  const size = Math.ceil(probes.length / 40);
  const result: Omit<Band, 'spread'> = {
    x: [],
    low: [],
    middle: [],
    high: [],
  };
  for (let start = 0; start < probes.length; start += size) {
    const bin = probes.slice(start, start + size);
    const [low, middle, high] = quantiles(
      bin.map(({ sd }) => sd),
      [0.25, 0.5, 0.75],
    );
    result.x.push(round4(mean(bin.map((p) => p.mean))));
    result.low.push(round4(low));
    result.middle.push(round4(middle));
    result.high.push(round4(high));
  }
  return result;
}
