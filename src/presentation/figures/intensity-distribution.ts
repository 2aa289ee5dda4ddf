import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure } from '../figure.js';
import { percent } from '../words.js';
import { histogram } from './parts.js';

/** Raw intensities beside their logarithms after clipping: why there has to be a floor, and why a logarithm. */
export function intensityDistribution(
  cohort: Cohort,
  { floor, ceiling }: { floor: number; ceiling: number },
): Figure {
  const raw = cohort.expression.to1DArray();
  const measured = raw.filter(Number.isFinite);
  const share = (test: (value: number) => boolean) =>
    measured.filter(test).length / measured.length;
  const before = histogram(measured, -1000, 5000, 60);
  const logs = measured.map((value) => Math.log2(Math.min(ceiling, Math.max(floor, value))));
  const after = histogram(logs, Math.log2(floor), Math.log2(ceiling), 60);
  const negative = share((value) => value < 0);
  const below = share((value) => value < floor);
  const bars = (
    panel: { centres: number[]; counts: number[] },
    suffix: string,
    colour: string,
  ) => ({
    type: 'bar',
    x: panel.centres,
    y: panel.counts,
    xaxis: `x${suffix}`,
    yaxis: `y${suffix}`,
    marker: { color: colour },
    showlegend: false,
    hovertemplate: '%{x}: %{y} values<extra></extra>',
  });
  return figure(cohort, {
    title: `${percent(negative)} of the raw intensities are negative, and ${percent(below)} lie below ${floor}`,
    subtitle: `all intensities, raw (left) and as log2 of values clipped to [${floor}, ${ceiling}] (right)`,
    alt: `Histograms of all intensities: raw, with ${percent(negative)} below zero and a long right tail, and as log2 after clipping, spread evenly above a spike at the floor.`,
    data: [bars(before, '', COLOURS.neutral), bars(after, '2', COLOURS.accent)],
    layout: {
      bargap: 0,
      xaxis: axis('raw intensity (ends: beyond)', { domain: [0, 0.46] }),
      yaxis: axis('values'),
      xaxis2: axis('log2 intensity', { domain: [0.56, 1] }),
      yaxis2: axis('values', { anchor: 'x2' }),
    },
  });
}
