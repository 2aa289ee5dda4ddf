import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { callout, line, oneDotPerCell } from './parts.js';

/** One probe of a volcano plot. */
export interface VolcanoPoint {
  readonly probe: string;
  /** Gene symbol where known, else empty. */
  readonly gene: string;
  /** Mean of the positive class minus mean of the negative, log2 units. */
  readonly difference: number;
  readonly p: number;
  readonly significant: boolean;
}

/**
 * Volcano plot: size of the difference against strength of the evidence.
 *
 * @param threshold the p-value at which significance begins
 */
export function volcano(
  cohort: Cohort,
  points: readonly VolcanoPoint[],
  options: { threshold: number; rule: string },
): Figure {
  const { positive, negative } = cohort.classes;
  const colour = (point: VolcanoPoint) =>
    !point.significant ? COLOURS.faint : point.difference > 0 ? COLOURS.positive : COLOURS.negative;
  const found = points.filter(({ significant }) => significant);
  const rest = oneDotPerCell(
    points.filter(({ significant }) => !significant),
    ({ difference, p }) => [difference, -Math.log10(p)],
  );
  const up = found.filter(({ difference }) => difference > 0).length;
  const strongest = Math.max(...points.map(({ p }) => -Math.log10(p)));
  const reach = Math.max(...points.map(({ difference }) => Math.abs(difference)));
  const level = -Math.log10(options.threshold);
  const group = (name: string, own: readonly VolcanoPoint[], symbol: string) => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: own.map(({ difference }) => round4(difference)),
    y: own.map(({ p }) => round4(-Math.log10(p))),
    text: own.map(({ probe, gene }) => (gene ? `${probe} (${gene})` : probe)),
    hovertemplate: '%{text}: difference %{x}, −log10 p %{y}<extra></extra>',
    marker: {
      size: own[0]?.significant ? 7 : 4,
      color: own[0] ? colour(own[0]) : COLOURS.faint,
      symbol,
    },
  });
  return figure(cohort, {
    title: `${counted(found.length, 'probe')} of ${points.length.toLocaleString('en-US')} differ: ${up} higher in ${positive}, ${found.length - up} in ${negative}`,
    subtitle: `Welch t-tests on the training samples, ${options.rule}`,
    alt: `Volcano plot of ${counted(points.length, 'probe')}: ${found.length} significant, ${up} of them higher in ${positive} (${options.rule}).`,
    data: [
      group('not significant', rest, 'circle'),
      group(
        `higher in ${negative}`,
        found.filter(({ difference }) => difference <= 0),
        'circle',
      ),
      group(
        `higher in ${positive}`,
        found.filter(({ difference }) => difference > 0),
        'diamond',
      ),
    ],
    layout: {
      xaxis: axis(`mean log2 difference, ${positive} minus ${negative}`, {
        range: [-reach * 1.15, reach * 1.15],
      }),
      yaxis: axis('−log10 p', { rangemode: 'tozero' }),
      shapes: [line([-reach * 1.15, level], [reach * 1.15, level])],
      annotations: labels(found, 8, reach, strongest),
    },
    height: 560,
  });
}

/** Names of the strongest probes, outwards of their dots; a name that would lie on another one is left out. */
function labels(
  found: readonly VolcanoPoint[],
  count: number,
  reach: number,
  strongest: number,
): object[] {
  // Plot units of a letter and of a line of text, at 13 px.
  const letter = (2.3 * reach * 8) / 760;
  const lineHeight = (strongest * 20) / 400;
  const taken: { left: number; right: number; y: number }[] = [];
  const placed: object[] = [];
  for (const { difference, p, gene, probe } of [...found].sort((a, b) => a.p - b.p)) {
    if (placed.length === count) break;
    const text = gene || probe;
    const y = -Math.log10(p);
    const side = difference > 0 ? 1 : -1;
    const ends = [difference + side * 4 * letter, difference + side * (5 + text.length) * letter];
    const box = { left: Math.min(...ends), right: Math.max(...ends), y };
    const clash = taken.some(
      (other) =>
        Math.abs(other.y - y) < lineHeight && other.left < box.right && box.left < other.right,
    );
    if (clash) continue;
    taken.push(box);
    const anchor = side > 0 ? 'left' : 'right';
    placed.push(
      callout(difference, y, text, {
        ax: side * 28,
        ay: -10,
        xanchor: anchor,
        bgcolor: 'rgba(0,0,0,0)',
      }),
    );
  }
  return placed;
}
