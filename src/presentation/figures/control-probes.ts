import type { Cohort } from '../../cohort/cohort.js';
import { correlation, mean, median } from '../../numerics/describe.js';
import { axis, type Figure, figure } from '../figure.js';
import { samplePoints } from './parts.js';

/** Mean signal of the manufacturer's control probes against that of the genes, array by array. */
export function controlProbes(cohort: Cohort, floor: number): Figure {
  const { samples, probes, expression } = cohort;
  const isControl = probes.map(({ accession }) => accession.startsWith('AFFX'));
  const logs = (i: number, control: boolean) =>
    expression
      .getRow(i)
      .filter((_, j) => isControl[j] === control)
      .map((value) => Math.log2(Math.max(floor, value)));
  const points = samples.map((sample, i) => ({
    ...sample,
    x: mean(logs(i, false)),
    y: mean(logs(i, true)),
  }));
  const middle = (split: string) =>
    median(points.filter((point) => point.split === split).map(({ y }) => y));
  const fold = 2 ** (middle('held-out') - middle('training'));
  const r = correlation(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  );
  const controls = isControl.filter(Boolean).length;
  return figure(cohort, {
    title: `Control probes read ${fold.toFixed(2)} times the training level on the held-out arrays`,
    subtitle: `mean log2 intensity (floor ${floor}) of ${controls} AFFX controls against the genes' (r = ${r.toFixed(2)})`,
    alt: `Scatter of arrays: mean log2 signal of ${controls} AFFX control probes against that of the genes, correlation ${r.toFixed(2)}; ratio of held-out to training controls ${fold.toFixed(2)}.`,
    data: samplePoints(cohort, points),
    layout: {
      xaxis: axis('mean log2 intensity of the genes'),
      yaxis: axis('mean log2 intensity of the AFFX controls'),
    },
    height: 460,
  });
}
