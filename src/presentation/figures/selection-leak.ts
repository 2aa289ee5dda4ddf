import type { Cohort } from '../../cohort/cohort.js';
import { type LeakageRow, meanAccuracy } from '../../evaluation/leakage-audit.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';
import { line } from './parts.js';

const PANELS = [
  { labels: 'true', suffix: '', domain: [0, 0.47] },
  { labels: 'permuted', suffix: '2', domain: [0.53, 1] },
] as const;
const WAYS = [
  { selection: 'inside', shift: -0.2, color: COLOURS.neutral },
  { selection: 'outside', shift: 0.2, color: COLOURS.accent },
] as const;

/**
 * The famous mistake in one picture: selection outside the folds finds accuracy in labels that mean nothing (Ambroise &
 * McLachlan 2002).
 *
 * @param rows of `leakageAudit`
 * @param floorRate accuracy of calling every sample the larger class
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const of = { pipeline: 't-test 50', permutation: 1, labels: 'permuted' } as const;
 * const rows = [
 *   { ...of, selection: 'inside', accuracy: 0.51 },
 *   { ...of, selection: 'outside', accuracy: 0.86 },
 *   { ...of, labels: 'true', permutation: 0, selection: 'inside', accuracy: 0.96 },
 *   { ...of, labels: 'true', permutation: 0, selection: 'outside', accuracy: 0.97 },
 * ] as const;
 * figures.selectionLeak(cohort, rows, 47 / 72).alt;
 * // => 'Cross-validated accuracy with selection inside and outside the folds; on permuted
 * //    labels, on average, t-test 50 51% and 86%. (simulated cohort (SIMULATED))'
 */
export function selectionLeak(
  cohort: Cohort,
  rows: readonly LeakageRow[],
  floorRate: number,
): Figure {
  const pipelines = [...new Set(rows.map(({ pipeline }) => pipeline))];
  const permutations = Math.max(...rows.map(({ permutation }) => permutation));
  const noise = pipelines.map((pipeline) => ({
    pipeline,
    inside: meanAccuracy(rows, { pipeline, labels: 'permuted', selection: 'inside' }),
    outside: meanAccuracy(rows, { pipeline, labels: 'permuted', selection: 'outside' }),
  }));
  const worst = noise.reduce((a, b) => (b.outside > a.outside ? b : a));
  const strips = PANELS.flatMap((panel) => WAYS.map((way) => strip(rows, pipelines, panel, way)));
  const axes = PANELS.map(({ labels, suffix, domain }) => {
    const title = labels === 'true' ? 'true labels' : `shuffled labels: nothing to find`;
    const ticks = { tickvals: pipelines.map((_, i) => i), ticktext: pipelines };
    const range = [-0.55, pipelines.length - 0.45];
    return [
      `xaxis${suffix}`,
      axis(title, { ...ticks, range, domain, showgrid: false, zeroline: false }),
    ];
  });
  return figure(cohort, {
    title: `In labels that mean nothing, ${worst.pipeline} selected outside the folds still finds ${percent(worst.outside)}; inside them ${percent(worst.inside)}`,
    subtitle: `cross-validated accuracy on all samples, true labels and ${counted(permutations, 'permutation')} of them; numbers: means; dashed: calling everyone ${cohort.classes.negative}`,
    alt: `Cross-validated accuracy with selection inside and outside the folds; on permuted labels, on average, ${noise.map((n) => `${n.pipeline} ${percent(n.inside)} and ${percent(n.outside)}`).join(', ')}.`,
    data: strips.map(({ trace }) => trace),
    layout: {
      ...(Object.fromEntries(axes) as object),
      yaxis: axis('accuracy (%)', { range: [30, 105] }),
      shapes: [
        line([0, 100 * floorRate], [1, 100 * floorRate], { xref: 'paper' }),
        ...strips.flatMap(({ means }) => means.map(({ shape }) => shape)),
      ],
      annotations: strips.flatMap(({ means }) => means.map(({ number }) => number)),
    },
    width: 960,
    height: 500,
  });
}

/** One way of selecting on one kind of labels: a dot per set of labels, and a bar with a number at each mean. */
function strip(
  rows: readonly LeakageRow[],
  pipelines: readonly string[],
  { labels, suffix }: (typeof PANELS)[number],
  { selection, shift, color }: (typeof WAYS)[number],
) {
  const own = rows.filter((row) => row.labels === labels && row.selection === selection);
  // A fixed sideways shift per permutation keeps equal accuracies apart.
  const aside = ({ permutation }: LeakageRow) =>
    permutation === 0 ? 0 : ((permutation % 7) - 3) * 0.045;
  const trace = {
    type: 'scatter',
    mode: 'markers',
    name: `selected ${selection} the folds`,
    showlegend: labels === 'true',
    x: own.map((row) => round4(pipelines.indexOf(row.pipeline) + shift + aside(row))),
    y: own.map(({ accuracy }) => round4(100 * accuracy)),
    xaxis: `x${suffix}`,
    marker: { size: labels === 'true' ? 11 : 8, color, opacity: labels === 'true' ? 1 : 0.55 },
    hovertemplate: `${labels} labels, selected ${selection} the folds: %{y}%<extra></extra>`,
  };
  const means = pipelines.map((pipeline, i) => {
    const y = round4(100 * meanAccuracy(rows, { pipeline, labels, selection }));
    const x = i + shift;
    const at = { xref: `x${suffix}`, yref: 'y' };
    const font = { size: 13, color: COLOURS.ink };
    return {
      shape: {
        ...line([x - 0.16, y], [x + 0.16, y], at),
        line: { color: COLOURS.ink, width: labels === 'true' ? 0 : 2.5 },
      },
      number: { ...at, x, y: 0, text: y.toFixed(0), showarrow: false, font },
    };
  });
  // Above the highest dot of each strip.
  means.forEach(({ number }, i) => {
    const highest = own.filter(({ pipeline }) => pipeline === pipelines[i]);
    number.y = round4(100 * Math.max(...highest.map(({ accuracy }) => accuracy)) + 2.5);
  });
  return { trace, means };
}
