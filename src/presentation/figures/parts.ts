import type { Cohort, Split } from '../../cohort/cohort.js';
import { COLOURS, round4, SYMBOLS } from '../figure.js';

/** A sample as a point. */
export interface SamplePoint {
  readonly id: string;
  readonly label: string;
  readonly split: Split;
  readonly x: number | string;
  readonly y: number;
}

/** Colour of a class. */
export function colourOf(cohort: Pick<Cohort, 'classes'>, label: string): string {
  return label === cohort.classes.positive ? COLOURS.positive : COLOURS.negative;
}

/**
 * Samples as markers, a trace for each class and split: the class by colour and shape, training samples solid and
 * held-out ones open. The sample is named on hover.
 */
export function samplePoints(
  cohort: Pick<Cohort, 'classes'>,
  points: readonly SamplePoint[],
  more: { size?: number; trace?: object; legend?: boolean } = {},
): object[] {
  const { positive, negative } = cohort.classes;
  const traces: object[] = [];
  for (const label of [negative, positive]) {
    for (const split of ['training', 'held-out'] as const) {
      const own = points.filter((point) => point.label === label && point.split === split);
      if (own.length === 0) continue;
      const shape = label === positive ? SYMBOLS.positive : SYMBOLS.negative;
      traces.push({
        type: 'scatter',
        mode: 'markers',
        name: `${label}, ${split}`,
        legendgroup: `${label}, ${split}`,
        showlegend: more.legend ?? true,
        x: own.map(({ x }) => (typeof x === 'number' ? round4(x) : x)),
        y: own.map(({ y }) => round4(y)),
        text: own.map(({ id }) => `sample ${id}`),
        hovertemplate: '%{text}<br>%{x}, %{y}<extra>%{fullData.name}</extra>',
        marker: {
          symbol: split === 'training' ? shape : `${shape}-open`,
          color: colourOf(cohort, label),
          size: more.size ?? 9,
          line: { width: split === 'training' ? 0 : 2, color: colourOf(cohort, label) },
        },
        ...more.trace,
      });
    }
  }
  return traces;
}

/** Rows of the cohort ordered by split and class, and where each such group lies. */
export function orderedSamples(cohort: Pick<Cohort, 'samples' | 'classes'>): {
  order: number[];
  groups: { label: string; split: Split; start: number; end: number }[];
} {
  const { samples, classes } = cohort;
  const groups: { label: string; split: Split; start: number; end: number }[] = [];
  const order: number[] = [];
  for (const split of ['training', 'held-out'] as const) {
    for (const label of [classes.negative, classes.positive]) {
      const own = samples.flatMap((s, i) => (s.split === split && s.label === label ? [i] : []));
      if (own.length === 0) continue;
      groups.push({ label, split, start: order.length, end: order.length + own.length });
      order.push(...own);
    }
  }
  return { order, groups };
}

/** Axis settings that name the groups of ordered samples at the middle of each. */
export function groupTicks(groups: ReturnType<typeof orderedSamples>['groups']): object {
  return {
    tickvals: groups.map(({ start, end }) => (start + end - 1) / 2),
    ticktext: groups.map(({ label, split }) => `${label}<br>${split}`),
    showgrid: false,
  };
}

/** A text with an arrow at a point of interest. */
export function callout(x: number | string, y: number, text: string, more: object = {}): object {
  return {
    x,
    y,
    text,
    showarrow: true,
    arrowhead: 0,
    arrowcolor: COLOURS.neutral,
    ax: 30,
    ay: -34,
    bgcolor: 'rgba(255,255,255,0.8)',
    font: { size: 13 },
    ...more,
  };
}

/**
 * What calling every sample the more frequent class would reach, as a named line: layout parts to spread.
 *
 * @param share of negative samples
 */
export function baseline(cohort: Pick<Cohort, 'classes'>, share: number): object {
  const { positive, negative } = cohort.classes;
  const y = 100 * Math.max(share, 1 - share);
  const text = `calling everyone ${share >= 0.5 ? negative : positive}`;
  return {
    shapes: [line([0, y], [1, y], { xref: 'paper' })],
    annotations: [
      { x: 0.01, xref: 'paper', xanchor: 'left', y, yshift: 12, text, showarrow: false },
    ],
  };
}

/** A straight reference line across the plot. */
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  more: object = {},
): object {
  return {
    type: 'line',
    x0: from[0],
    y0: from[1],
    x1: to[0],
    y1: to[1],
    line: { color: COLOURS.neutral, width: 1.5, dash: 'dash' },
    ...more,
  };
}

/**
 * One point for each cell of a fine grid: of thousands of dots on the same few pixels only one is seen, and a notebook
 * that holds them all is too large for a code host. Each point that is kept stays where it is.
 *
 * @param at coordinates as drawn (the logarithm on a log axis)
 */
export function oneDotPerCell<T>(
  points: readonly T[],
  at: (point: T) => readonly [number, number],
): T[] {
  const xs = points.map((point) => at(point)[0]);
  const ys = points.map((point) => at(point)[1]);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const seen = new Set<string>();
  return points.filter((_, k) => {
    const cell = `${Math.floor((170 * (xs[k] - left)) / (right - left || 1))} ${Math.floor((110 * (ys[k] - low)) / (high - low || 1))}`;
    if (seen.has(cell)) return false;
    seen.add(cell);
    return true;
  });
}

/** Counts of values in equal bins over [from, to]; values outside fall into the end bins. */
export function histogram(
  values: Iterable<number>,
  from: number,
  to: number,
  bins: number,
): { centres: number[]; counts: number[] } {
  const counts = new Array<number>(bins).fill(0);
  const width = (to - from) / bins;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.max(0, Math.floor((value - from) / width)))]++;
  }
  return { centres: counts.map((_, k) => round4(from + (k + 0.5) * width)), counts };
}

/** Bars of an interval around each point; none where there is no interval. */
export function intervalBars<
  Row extends { readonly estimate: number; readonly lower?: number; readonly upper?: number },
>(rows: readonly Row[]): object {
  const arm = (length: number) => (Number.isFinite(length) ? round4(length) : 0);
  return {
    type: 'data',
    symmetric: false,
    array: rows.map(({ estimate, upper = NaN }) => arm(upper - estimate)),
    arrayminus: rows.map(({ estimate, lower = NaN }) => arm(estimate - lower)),
    thickness: 1.5,
    color: COLOURS.ink,
  };
}
