import type { Cohort } from '../../cohort/cohort.js';
import type { ScatterByMean } from '../../preprocessing/scatter-by-brightness.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';

/**
 * Standard deviation of the probes against their mean, before and after the logarithm: does a probe's scatter depend on
 * how bright it is?
 *
 * @param scatter as `scatterByBrightness` gives it
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { scatterByBrightness, trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const { X } = steps.transform(allSamples(cohort));
 * figures.meanVariance(cohort, scatterByBrightness(X)).alt;
 * // => 'Standard deviation of probes against their mean: it grows with the mean before the
 * //    logarithm (34-fold above the dimmest third of the bins, where background decides) and
 * //    varies less after log2 (2.2-fold). (simulated cohort (SIMULATED))'
 */
export function meanVariance(
  cohort: Cohort,
  { before, after }: { readonly before: ScatterByMean; readonly after: ScatterByMean },
): Figure {
  return figure(cohort, {
    title: `Above the dimmest third, scatter varies ${before.spread.toFixed(0)}-fold with brightness before the logarithm, ${after.spread.toFixed(1)}-fold after`,
    subtitle: `standard deviation against mean, quartiles of ${after.means.length} bins of probes, before (left) and after log2 (right)`,
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

/** A line through the medians of the bins, in a band from quartile to quartile. */
function panel(scatter: ScatterByMean, suffix: string, colour: string) {
  const [means, lower, medians, upper] = [
    scatter.means,
    scatter.lower,
    scatter.medians,
    scatter.upper,
  ].map((values) => values.map(round4));
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: [...means, ...[...means].reverse()],
      y: [...upper, ...[...lower].reverse()],
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
      x: means,
      y: medians,
      line: { color: colour },
      marker: { size: 5 },
      showlegend: false,
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
      hovertemplate: 'mean %{x}: standard deviation %{y}<extra></extra>',
    },
  ];
}
