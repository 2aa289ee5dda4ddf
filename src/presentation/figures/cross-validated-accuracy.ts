import type { Cohort } from '../../cohort/cohort.js';
import { type FoldResult, overRepeats } from '../../evaluation/cross-validation.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';

/**
 * Cross-validated accuracy of every pipeline: one faint dot per repeat, mean and ±1 SD over the repeats.
 *
 * @param chosen the pipeline that the stated rule chose
 * @example
 * import { figures, loadCohort, metrics } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const y = [0, 0, 1, 1] as const;
 * const folds = [
 *   { pipeline: 'SVM', repeat: 1, fold: 1, ...metrics(y, [1, 2, 3, 4], [0, 0, 0, 1]) },
 *   { pipeline: 'forest', repeat: 1, fold: 1, ...metrics(y, [1, 2, 3, 4], [0, 0, 1, 1]) },
 * ];
 * figures.crossValidatedAccuracy(cohort, folds, 'forest').alt;
 * // => 'Cross-validated accuracy: SVM 75.0%, forest 100.0%. (simulated cohort (SIMULATED))'
 */
export function crossValidatedAccuracy(
  cohort: Cohort,
  folds: readonly FoldResult[],
  chosen: string,
): Figure {
  const rows = overRepeats(folds, 'accuracy');
  const names = rows.map(({ pipeline }) => pipeline);
  const [low, high] = [Math.min(...rows.map((r) => r.mean)), Math.max(...rows.map((r) => r.mean))];
  return figure(cohort, {
    title: `All ${names.length} pipelines lie between ${percent(low, 1)} and ${percent(high, 1)}; the rule chooses ${chosen}`,
    subtitle: `cross-validated accuracy on the training samples; dots: repeats; diamonds: mean ± 1 SD`,
    alt: `Cross-validated accuracy: ${rows.map((r) => `${r.pipeline} ${percent(r.mean, 1)}`).join(', ')}.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: rows.flatMap(({ repeats }) => repeats.map((value) => round4(100 * value))),
        y: rows.flatMap(({ pipeline, repeats }) => repeats.map(() => pipeline)),
        marker: { size: 7, color: COLOURS.faint },
        hovertemplate: '%{y}, one repeat: %{x}%<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'markers',
        x: rows.map((row) => round4(100 * row.mean)),
        y: names,
        error_x: {
          type: 'data',
          array: rows.map(({ sd }) => (Number.isNaN(sd) ? 0 : round4(100 * sd))),
          thickness: 1.5,
        },
        marker: {
          size: 11,
          symbol: 'diamond',
          color: names.map((name) => (name === chosen ? COLOURS.accent : COLOURS.ink)),
        },
        hovertemplate: '%{y}, mean: %{x}%<extra></extra>',
      },
    ],
    layout: {
      showlegend: false,
      xaxis: axis('accuracy (%)'),
      yaxis: axis('', { autorange: 'reversed', type: 'category', categoryarray: names }),
    },
    height: 150 + 36 * names.length,
  });
}
