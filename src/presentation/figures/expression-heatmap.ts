import type { Cohort } from '../../cohort/cohort.js';
import type { Matrix } from 'ml-matrix';
import { mean } from '../../numerics/describe.js';
import { axis, DIVERGING, type Figure, figure } from '../figure.js';
import { groupTicks, orderedSamples } from './parts.js';

/** A row of the heatmap. */
export interface HeatmapProbe {
  readonly name: string;
  /** Class in which it is higher on the training samples. */
  readonly higherIn: string;
}

/**
 * Standardised expression of some probes in all samples, clipped to ±3: can the classes be seen?
 *
 * @param Z samples × probes, standardised with training statistics, rows in the cohort's order
 * @param probes one per column of Z; drawn grouped by the class in which they are higher
 * @example
 * import { allSamples, figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { standardise, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 2 }), standardise()];
 * const { X } = fitTransforms(steps, trainingSet(cohort)).transform(allSamples(cohort));
 * const probes = [
 *   { name: 'CST3', higherIn: 'AML' },
 *   { name: 'TCL1A', higherIn: 'ALL' },
 * ];
 * figures.expressionHeatmap(cohort, X, probes).alt;
 * // => 'Heatmap of 2 probes by 72 samples, grouped by split and class: 1 probes high in ALL
 * //    above, 1 high in AML below. (simulated cohort (SIMULATED))'
 */
export function expressionHeatmap(
  cohort: Cohort,
  Z: Matrix,
  probes: readonly HeatmapProbe[],
): Figure {
  const { order, groups } = orderedSamples(cohort);
  const { negative, positive } = cohort.classes;
  const rows = [negative, positive].flatMap((label) =>
    probes.flatMap(({ higherIn }, j) => (higherIn === label ? [j] : [])),
  );
  const border = probes.filter(({ higherIn }) => higherIn === negative).length;
  const kept = probes.filter(
    ({ higherIn }, j) => higherIn === higherOnHeldOut(cohort, Z, j),
  ).length;
  const clip = (value: number) => Number(Math.min(3, Math.max(-3, value)).toFixed(2));
  return figure(cohort, {
    title: `${border} probes are high in ${negative}, ${rows.length - border} in ${positive}; ${kept} of ${rows.length} keep their side on the held-out samples`,
    subtitle: 'log2 intensity, standardised with training statistics and clipped to ±3',
    alt: `Heatmap of ${rows.length} probes by ${order.length} samples, grouped by split and class: ${border} probes high in ${negative} above, ${rows.length - border} high in ${positive} below.`,
    data: [
      {
        type: 'heatmap',
        z: rows.map((j) => order.map((i) => clip(Z.get(i, j)))),
        x: order.map((i) => `sample ${cohort.samples[i].id}`),
        y: rows.map((j) => probes[j].name),
        colorscale: DIVERGING,
        zmin: -3,
        zmax: 3,
        colorbar: { title: { text: 'z', font: { size: 13 } }, thickness: 14 },
        hovertemplate: '%{y}, %{x}: z = %{z}<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis('', groupTicks(groups)),
      yaxis: axis('', {
        autorange: 'reversed',
        tickmode: 'linear',
        tickfont: { size: 11 },
        showgrid: false,
        ticks: '',
      }),
      shapes: [
        ...groups.slice(1).map(({ start }) => ({
          type: 'line',
          x0: start - 0.5,
          x1: start - 0.5,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: '#000000', width: 1.5 },
        })),
        {
          type: 'line',
          xref: 'paper',
          x0: 0,
          x1: 1,
          y0: border - 0.5,
          y1: border - 0.5,
          line: { color: '#000000', width: 1.5 },
        },
      ],
    },
    width: 960,
    height: 170 + 17 * rows.length,
  });
}

/** The class whose held-out samples have the higher mean of one column. */
function higherOnHeldOut({ samples, classes }: Cohort, Z: Matrix, j: number): string {
  const of = (label: string) =>
    mean(
      samples.flatMap((s, i) => (s.split === 'held-out' && s.label === label ? [Z.get(i, j)] : [])),
    );
  return of(classes.positive) > of(classes.negative) ? classes.positive : classes.negative;
}
