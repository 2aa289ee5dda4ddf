import { Matrix } from 'ml-matrix';

import type { Cohort } from '../../cohort/cohort.js';
import { mean } from '../../numerics/describe.js';
import { axis, type Figure, figure, SEQUENTIAL } from '../figure.js';
import { groupTicks, orderedSamples } from './parts.js';

/**
 * Correlation of every pair of arrays as a heatmap, samples ordered by split and class.
 *
 * @param X samples × probes, finite (log2), rows in the cohort's order
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = fitTransforms(preparation(cohort), trainingSet(cohort));
 * const { X } = steps.transform(allSamples(cohort));
 * figures.sampleCorrelation(cohort, X).alt;
 * // => 'Heatmap of correlations between 72 arrays: 0.85 on average within a class, 0.82 between
 * //    classes. (simulated cohort (SIMULATED))'
 */
export function sampleCorrelation(cohort: Cohort, X: Matrix): Figure {
  const { samples } = cohort;
  const { order, groups } = orderedSamples(cohort);
  const rows = new Matrix(order.map((i) => X.getRow(i)));
  const centred = rows.center('row');
  const scaled = centred.scale('row', {
    scale: centred.to2DArray().map((row) => Math.hypot(...row)),
  });
  const r = scaled.mmul(scaled.transpose());
  const pairs = { same: [] as number[], different: [] as number[] };
  order.forEach((i, a) =>
    order.forEach((j, b) => {
      if (a < b)
        pairs[samples[i].label === samples[j].label ? 'same' : 'different'].push(r.get(a, b));
    }),
  );
  const names = order.map((i) => `sample ${samples[i].id}`);
  const ticks = groupTicks(groups);
  const border = { color: '#FFFFFF', width: 2 };
  return figure(cohort, {
    title: `Arrays of one class correlate at ${mean(pairs.same).toFixed(2)} on average, of different classes at ${mean(pairs.different).toFixed(2)}`,
    subtitle: 'Pearson correlation of log2 values, each pair of arrays',
    alt: `Heatmap of correlations between ${samples.length} arrays: ${mean(pairs.same).toFixed(2)} on average within a class, ${mean(pairs.different).toFixed(2)} between classes.`,
    data: [
      {
        type: 'heatmap',
        z: r.to2DArray().map((row) => row.map((value) => Number(value.toFixed(3)))),
        x: names,
        y: names,
        hovertemplate: '%{x} and %{y}: r = %{z}<extra></extra>',
        colorscale: SEQUENTIAL,
        colorbar: { title: { text: 'r', font: { size: 13 } }, thickness: 14 },
      },
    ],
    layout: {
      xaxis: axis('', ticks),
      yaxis: axis('', { ...ticks, autorange: 'reversed' }),
      shapes: groups.slice(1).flatMap(({ start }) => [
        {
          type: 'line',
          x0: start - 0.5,
          x1: start - 0.5,
          y0: -0.5,
          y1: order.length - 0.5,
          line: border,
        },
        {
          type: 'line',
          y0: start - 0.5,
          y1: start - 0.5,
          x0: -0.5,
          x1: order.length - 0.5,
          line: border,
        },
      ]),
    },
    width: 760,
    height: 700,
  });
}
