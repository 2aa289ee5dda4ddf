import type { Cohort } from '../../cohort/cohort.js';
import { type RocPoint } from '../../evaluation/metrics.js';
import { axis, CURVES, type Figure, figure, round4 } from '../figure.js';
import { line } from './parts.js';

/** A ROC curve to draw. */
export interface NamedRoc {
  readonly name: string;
  readonly auc: number;
  readonly points: readonly RocPoint[];
}

/**
 * ROC curves of left-out scores.
 *
 * @param what was scored, for the subtitle
 * @example
 * import { figures, loadCohort, rocAuc, rocCurve } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const [y, scores] = [[0, 0, 1, 1] as const, [0.1, 0.4, 0.35, 0.8]];
 * const curve = { name: 'SVM', auc: rocAuc(y, scores), points: rocCurve(y, scores) };
 * figures.rocCurves(cohort, [curve], 'left-out scores of four samples').alt;
 * // => 'ROC curves: SVM AUC 0.75. (simulated cohort (SIMULATED))'
 */
export function rocCurves(cohort: Cohort, curves: readonly NamedRoc[], what: string): Figure {
  const aucs = curves.map(({ auc }) => auc);
  const [low, high] = [Math.min(...aucs).toFixed(2), Math.max(...aucs).toFixed(2)];
  return figure(cohort, {
    title:
      low === high
        ? `All curves enclose an area of ${high}`
        : `Areas under the curve from ${low} to ${high}`,
    subtitle: what,
    alt: `ROC curves: ${curves.map(({ name, auc }) => `${name} AUC ${auc.toFixed(2)}`).join(', ')}.`,
    data: curves.map(({ name, auc, points }, k) => ({
      type: 'scatter',
      mode: 'lines',
      name: `${name} (AUC ${auc.toFixed(2)})`,
      x: points.map(({ fpr }) => round4(fpr)),
      y: points.map(({ tpr }) => round4(tpr)),
      // Wide lines below and thin ones above: curves that coincide all stay visible.
      line: { width: Math.max(1.5, 6.5 - 1.6 * k), ...CURVES[k % CURVES.length] },
      hovertemplate: '%{fullData.name}: %{y} of the positives at %{x} false alarms<extra></extra>',
    })),
    layout: {
      xaxis: axis(`false positives / ${cohort.classes.negative} samples`, {
        range: [-0.02, 1.02],
        dtick: 0.2,
      }),
      yaxis: axis(`true positives / ${cohort.classes.positive} samples`, {
        range: [-0.02, 1.02],
        dtick: 0.2,
      }),
      shapes: [line([0, 0], [1, 1])],
      legend: { orientation: 'v', x: 0.98, xanchor: 'right', y: 0.04, yanchor: 'bottom' },
    },
    width: 640,
    height: 600,
  });
}
