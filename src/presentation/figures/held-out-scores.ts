import type { Cohort } from '../../cohort/cohort.js';
import type { HeldOutSet } from '../../cohort/dataset.js';
import type { HoldOutResult } from '../../evaluation/hold-out.js';
import { axis, DIVERGING, type Figure, figure } from '../figure.js';
import { counted } from '../words.js';

/**
 * Every pipeline's verdict on every held-out sample: distance of the score from the threshold, scaled per pipeline to
 * its largest, with the errors marked. Samples are ordered by class and by how sure the pipelines are together.
 */
export function heldOutScores(
  cohort: Cohort,
  heldOut: HeldOutSet,
  results: readonly HoldOutResult[],
): Figure {
  const scaled = results.map(({ score, fitted }) => {
    const margins = score.map((value) => value - fitted.model.threshold);
    const largest = Math.max(...margins.map(Math.abs));
    return margins.map((margin) => margin / largest);
  });
  const average = (i: number) => scaled.reduce((sum, row) => sum + row[i], 0) / scaled.length;
  const order = heldOut.samples
    .map((_, i) => i)
    .sort((a, b) => heldOut.y[a] - heldOut.y[b] || average(a) - average(b));
  const wrong = (result: HoldOutResult, i: number) => result.predicted[i] !== heldOut.y[i];
  const misses = order
    .map((i) => ({ sample: heldOut.samples[i], count: results.filter((r) => wrong(r, i)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const hardest = misses[0];
  const negatives = heldOut.y.filter((label) => label === 0).length;
  const { positive, negative } = cohort.classes;
  return figure(cohort, {
    title: hardest
      ? `Sample ${hardest.sample} is missed by ${hardest.count} of ${results.length} pipelines; ${counted(misses.length, 'sample')} by at least one`
      : 'No held-out sample is missed by any pipeline',
    subtitle: `score minus threshold of each held-out sample, scaled per pipeline; × marks an error`,
    alt: `Heatmap of scores of ${results.length} pipelines on ${order.length} held-out samples; missed at least once: ${misses.map(({ sample, count }) => `sample ${sample} (${count})`).join(', ') || 'none'}.`,
    data: [
      {
        type: 'heatmap',
        z: scaled.map((row) => order.map((i) => Number(row[i].toFixed(3)))),
        x: order.map((i) => `sample ${heldOut.samples[i]}`),
        y: results.map(({ pipeline }) => pipeline),
        text: results.map((result) => order.map((i) => (wrong(result, i) ? '×' : ''))),
        texttemplate: '%{text}',
        textfont: { size: 16, color: '#000000' },
        colorscale: DIVERGING,
        zmin: -1,
        zmax: 1,
        xgap: 1,
        ygap: 1,
        colorbar: {
          title: { text: '' },
          thickness: 14,
          tickvals: [-1, 0, 1],
          ticktext: [negative, 'threshold', positive],
        },
        hovertemplate: '%{x}, %{y}: %{z}<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis(
        `held-out sample: ${negatives} ${negative}, then ${order.length - negatives} ${positive}`,
        {
          tickvals: order.map((_, k) => k),
          ticktext: order.map((i) => heldOut.samples[i]),
          tickfont: { size: 11 },
          showgrid: false,
        },
      ),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, ticks: '' }),
      shapes: [
        {
          type: 'line',
          x0: negatives - 0.5,
          x1: negatives - 0.5,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: '#000000', width: 2 },
        },
      ],
    },
    width: 960,
    height: 170 + 34 * results.length,
  });
}
