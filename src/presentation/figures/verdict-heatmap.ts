import type { Cohort } from '../../cohort/cohort.js';
import { DIVERGING } from '../figure.js';

/** What pipelines say of samples, from one class to the other, and where they are wrong. */
export interface Verdicts {
  readonly pipelines: readonly string[];
  /** From left to right. */
  readonly samples: readonly string[];
  /** By pipeline and sample, from `range[0]` for the negative class to `range[1]` for the positive one. */
  readonly values: readonly (readonly number[])[];
  readonly wrong: readonly (readonly boolean[])[];
  readonly range: readonly [number, number];
  /** What the ends of the scale and its middle mean. */
  readonly meaning: readonly [string, string, string];
  /** Size of the crosses at errors. */
  readonly cross: number;
}

/** A row per pipeline, a column per sample, crosses where a pipeline is wrong: a trace. */
export function verdictHeatmap(verdicts: Verdicts): object {
  const { pipelines, samples, values, wrong, range, meaning, cross } = verdicts;
  const [low, high] = range;
  return {
    type: 'heatmap',
    z: values,
    x: samples.map((sample) => `sample ${sample}`),
    y: pipelines,
    text: wrong.map((row) => row.map((is) => (is ? '×' : ''))),
    texttemplate: '%{text}',
    textfont: { size: cross, color: '#000000' },
    colorscale: DIVERGING,
    zmin: low,
    zmax: high,
    xgap: 1,
    ygap: 1,
    colorbar: {
      title: { text: '' },
      thickness: 14,
      tickvals: [low, (low + high) / 2, high],
      ticktext: meaning,
    },
    hovertemplate: '%{x}, %{y}: %{z}<extra></extra>',
  };
}

/** Settings of the axis along the samples. */
export function sampleTicks(names: readonly string[], size: number): object {
  return {
    tickvals: names.map((_, k) => k),
    ticktext: names,
    tickfont: { size },
    showgrid: false,
  };
}

/** A line between the samples of the negative class, on the left, and those of the positive one. */
export function classBorder(negatives: number): object {
  return {
    type: 'line',
    x0: negatives - 0.5,
    x1: negatives - 0.5,
    yref: 'paper',
    y0: 0,
    y1: 1,
    line: { color: '#000000', width: 2 },
  };
}

/** The classes in words: `47 ALL, then 25 AML`. */
export function inTurnOfClass(
  { classes: { positive, negative } }: Pick<Cohort, 'classes'>,
  negatives: number,
  all: number,
): string {
  return `${negatives} ${negative}, then ${all - negatives} ${positive}`;
}
