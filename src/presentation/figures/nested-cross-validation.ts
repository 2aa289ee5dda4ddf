import type { Cohort } from '../../cohort/cohort.js';
import { type FoldResult, overRepeats } from '../../evaluation/cross-validation.js';
import type { Metrics } from '../../evaluation/metrics.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';

/** The panels, side by side: what each metric is called, and in which direction it is good. */
const PANELS: readonly { metric: keyof Metrics; title: string }[] = [
  { metric: 'accuracy', title: 'accuracy' },
  { metric: 'mcc', title: "Matthews' correlation" },
  { metric: 'brier', title: 'Brier score (small is good)' },
];

/**
 * A nested cross-validation in three metrics: a faint dot per repeat, mean ± 1 SD over the repeats.
 *
 * @param folds of pipelines that all have probabilities
 * @param what was cross-validated, and how
 * @example
 * import { figures, loadCohort, metrics } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const of = { pipeline: 'forest', fold: 1 };
 * const score = (call: 0 | 1) => metrics([0, 1], [0.2, 0.8], [0, call], [0.2, 0.8]);
 * const folds = [
 *   { ...of, repeat: 1, ...score(0) },
 *   { ...of, repeat: 2, ...score(1) },
 * ];
 * figures.nestedCrossValidation(cohort, folds).alt;
 * // => 'Nested cross-validation of all samples, mean accuracy: forest 75.0%. (simulated cohort
 * //    (SIMULATED))'
 */
export function nestedCrossValidation(
  cohort: Pick<Cohort, 'provenance'>,
  folds: readonly FoldResult[],
  what = 'nested cross-validation of all samples',
): Figure {
  const accuracies = overRepeats(folds, 'accuracy');
  const names = accuracies.map(({ pipeline }) => pipeline);
  const best = accuracies.reduce((a, b) => (b.mean > a.mean ? b : a));
  const spread = Math.max(...accuracies.map(({ repeats }) => range(repeats)));
  const repeats = accuracies[0].repeats.length;
  return figure(cohort, {
    title:
      repeats > 1
        ? `Dealt anew, the folds move a pipeline's accuracy by up to ${(100 * spread).toFixed(1)} points; the highest mean is ${percent(best.mean, 1)}, ${best.pipeline}`
        : `With the folds dealt once, the highest accuracy is ${percent(best.mean, 1)}, ${best.pipeline}`,
    subtitle: `${what}, ${counted(repeats, 'repeat')}; dots: repeats; diamonds: mean ± 1 SD`,
    alt: `${what[0].toUpperCase()}${what.slice(1)}, mean accuracy: ${accuracies.map((r) => `${r.pipeline} ${percent(r.mean, 1)}`).join(', ')}.`,
    data: PANELS.flatMap(({ metric }, k) => panel(folds, metric, k === 0 ? '' : String(k + 1))),
    layout: {
      showlegend: false,
      grid: { rows: 1, columns: PANELS.length, pattern: 'independent' },
      ...Object.fromEntries(
        PANELS.flatMap(({ title }, k) => {
          const number = k === 0 ? '' : String(k + 1);
          const [from, to] = [0.16 + 0.29 * k, 0.16 + 0.29 * k + 0.25];
          const y = { autorange: 'reversed', type: 'category', categoryarray: names };
          return [
            [`xaxis${number}`, axis(title, { domain: [from, to], anchor: `y${number}` })],
            [
              `yaxis${number}`,
              axis('', { ...y, anchor: `x${number}`, showticklabels: k === 0, automargin: false }),
            ],
          ];
        }),
      ),
    },
    width: 960,
    height: 170 + 32 * names.length,
  });
}

function panel(folds: readonly FoldResult[], metric: keyof Metrics, axes: string): object[] {
  const rows = overRepeats(folds, metric);
  const at = { type: 'scatter', mode: 'markers', xaxis: `x${axes}`, yaxis: `y${axes}` };
  return [
    {
      ...at,
      x: rows.flatMap(({ repeats }) => repeats.map(round4)),
      y: rows.flatMap(({ pipeline, repeats }) => repeats.map(() => pipeline)),
      marker: { size: 6, color: COLOURS.faint },
      hovertemplate: `%{y}, one repeat: ${metric} %{x}<extra></extra>`,
    },
    {
      ...at,
      x: rows.map((row) => round4(row.mean)),
      y: rows.map(({ pipeline }) => pipeline),
      error_x: {
        type: 'data',
        array: rows.map(({ sd }) => (Number.isNaN(sd) ? 0 : round4(sd))),
        thickness: 1.5,
      },
      marker: { size: 9, symbol: 'diamond', color: COLOURS.ink },
      hovertemplate: `%{y}, mean: ${metric} %{x}<extra></extra>`,
    },
  ];
}

function range(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
