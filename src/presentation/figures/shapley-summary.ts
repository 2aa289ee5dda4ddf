import type { Cohort } from '../../cohort/cohort.js';
import type { Dataset } from '../../cohort/dataset.js';
import { meanSize, type ShapleyValues } from '../../interpretation/shapley.js';
import { axis, COLOURS, DIVERGING, type Figure, figure, round4, SYMBOLS } from '../figure.js';
import { line } from './parts.js';

/**
 * Shapley values of the probes that move the scores most: a row per probe, a point per sample, coloured by the probe's
 * standardised value in it; the class by shape.
 *
 * @param explained one value per row of `data`
 * @param data the samples as the model saw them
 * @param options.names what to call a probe
 * @param options.shown how many probes
 * @param options.what the model, and the unit of its score
 * @example
 * import { figures, fitModels, loadCohort, preparation, shapleyValues } from 'leukemia-notebooks';
 * import { standardise, svm, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const steps = [...preparation(cohort), tTestFilter({ top: 20 }), standardise()];
 * const linear = svm({ kernel: 'linear' });
 * const { models, training } = await fitModels({ linear }, steps, trainingSet(cohort), 1);
 * const explained = shapleyValues(models.linear, training, training);
 * const options = { names: (probe: string) => probe, shown: 5, what: 'an SVM', unit: 'margin' };
 * figures.shapleySummary(cohort, explained, training, options).data.length; // => 2
 */
export function shapleySummary(
  cohort: Cohort,
  explained: ShapleyValues,
  data: Dataset,
  options: { names: (probe: string) => string; shown: number; what: string; unit: string },
): Figure {
  const { names, what, unit } = options;
  const sizes = meanSize(explained);
  const order = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a]);
  const top = order.filter((j) => sizes[j] > 0).slice(0, options.shown);
  const share = sum(top.map((j) => sizes[j])) / sum(sizes);
  const { positive, negative } = cohort.classes;
  const largest = Math.max(...top.flatMap((j) => explained.values.getColumn(j)).map(Math.abs));
  const points = top.flatMap((j, row) => {
    const phi = explained.values.getColumn(j);
    return stacked(phi, largest / 45).map((offset, i) => ({
      x: round4(phi[i]),
      y: round4(row + offset),
      z: round4(data.X.get(i, j)),
      label: data.y[i],
      text: `${names(explained.probes[j])}, sample ${explained.samples[i]}`,
    }));
  });
  const group = (label: number) => {
    const own = points.filter((point) => point.label === label);
    return {
      type: 'scatter',
      mode: 'markers',
      name: label ? positive : negative,
      x: own.map(({ x }) => x),
      y: own.map(({ y }) => y),
      text: own.map(({ text }) => text),
      customdata: own.map(({ z }) => z),
      hovertemplate: '%{text}<br>z = %{customdata}, moves the score by %{x}<extra></extra>',
      marker: {
        symbol: label ? SYMBOLS.positive : SYMBOLS.negative,
        size: 8,
        color: own.map(({ z }) => Math.max(-3, Math.min(3, z))),
        colorscale: DIVERGING,
        cmin: -3,
        cmax: 3,
        line: { width: 0.5, color: '#555555' },
        showscale: label === 0,
        colorbar: { title: { text: 'z', font: { size: 13 } }, thickness: 14 },
      },
    };
  };
  const first = names(explained.probes[top[0]]);
  return figure(cohort, {
    title: `${first} moves the scores most; the first ${top.length} probes carry ${Math.round(100 * share)}% of all movement`,
    subtitle: `Shapley values of ${what}, a point per training sample, coloured by standardised expression z (clipped to ±3)`,
    alt: `Shapley values of the ${top.length} probes that move the scores of ${what} most, first ${top
      .slice(0, 5)
      .map((j) => names(explained.probes[j]))
      .join(', ')}; together they carry ${Math.round(100 * share)}% of all movement.`,
    data: [group(0), group(1)],
    layout: {
      xaxis: axis(`← ${negative}     Shapley value (${unit})     ${positive} →`, {
        zeroline: false,
      }),
      yaxis: axis('', {
        range: [top.length - 0.4, -0.6],
        tickvals: top.map((_, row) => row),
        ticktext: top.map((j) => names(explained.probes[j])),
        showgrid: false,
        zeroline: false,
        ticks: '',
      }),
      shapes: [line([0, 0], [0, 1], { yref: 'paper', layer: 'below', line: SOLID })],
    },
    width: 900,
    height: 150 + 34 * top.length,
  });
}

const SOLID = { color: COLOURS.neutral, width: 1.5 };
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Offsets from a row's middle, -0.4 to 0.4, that keep points of about the same value from lying on each other. */
function stacked(values: readonly number[], width: number): number[] {
  const bins = new Map<number, number[]>();
  values.forEach((value, i) => {
    const bin = Math.round(value / width);
    bins.set(bin, [...(bins.get(bin) ?? []), i]);
  });
  const offsets = new Array<number>(values.length).fill(0);
  for (const own of bins.values()) {
    const step = Math.min(0.14, 0.8 / own.length);
    own.forEach((i, k) => (offsets[i] = (k - (own.length - 1) / 2) * step));
  }
  return offsets;
}
