import type { Cohort } from '../../cohort/cohort.js';
import type { HiddenValues } from '../../preprocessing/hide-values.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { line } from './parts.js';

/**
 * What imputation makes of values that were hidden from it.
 *
 * @param hidden true and imputed log2 values of some entries, and errors by share, the project's method first
 * @example
 * import { figures, fitTransform, hideShares, loadCohort, log2 } from 'leukemia-notebooks';
 * import { trainingSet } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const logged = fitTransform(log2({ floor: 100 }), training).transform(training);
 * const [hidden] = await hideShares(logged, [0.1], 1);
 * figures.imputationError(cohort, hidden).alt;
 * // => 'Left: hidden log2 values against imputed ones. Right: root mean squared error by share
 * //    of hidden values, 0.76 for the median of the probe and 1.91 for the one median for all.
 * //    (simulated cohort (SIMULATED))'
 */
export function imputationError(cohort: Cohort, { pairs, errors }: HiddenValues): Figure {
  const methods = [...new Set(errors.map(({ method }) => method))];
  const at = errors.filter(({ method }) => method === methods[0]);
  const other = errors.filter(({ method }) => method === methods[1]);
  const colours = [COLOURS.accent, COLOURS.neutral];
  const limits = [
    Math.min(...pairs.map((p) => p.truth)),
    Math.max(...pairs.map((p) => p.truth)),
  ] as const;
  return figure(cohort, {
    title: `The ${methods[0]} misses a hidden value by ${at[0].rmse.toFixed(2)} log2 units, ${methods[1]} by ${other[0].rmse.toFixed(2)}`,
    subtitle:
      'hidden values against what was put in their place (left), and error by share of values hidden (right)',
    alt: `Left: hidden log2 values against imputed ones. Right: root mean squared error by share of hidden values, ${at[0].rmse.toFixed(2)} for the ${methods[0]} and ${other[0].rmse.toFixed(2)} for the ${methods[1]}.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: pairs.map(({ truth }) => round4(truth)),
        y: pairs.map(({ imputed }) => round4(imputed)),
        marker: { size: 5, opacity: 0.4, color: COLOURS.accent },
        text: pairs.map(({ sample, probe }) => `${probe}, sample ${sample}`),
        showlegend: false,
        hovertemplate: '%{text}<br>hidden %{x}, imputed %{y}<extra></extra>',
      },
      ...methods.map((method, k) => {
        const own = errors.filter((error) => error.method === method);
        return {
          type: 'scatter',
          mode: 'lines+markers',
          name: method,
          x: own.map(({ share }) => 100 * share),
          y: own.map(({ rmse }) => round4(rmse)),
          xaxis: 'x2',
          yaxis: 'y2',
          line: { color: colours[k] },
          hovertemplate: '%{fullData.name}, %{x}% hidden: RMSE %{y}<extra></extra>',
        };
      }),
    ],
    layout: {
      xaxis: axis('hidden log2 value', { domain: [0, 0.45] }),
      yaxis: axis('imputed log2 value'),
      xaxis2: axis('values hidden (%)', { domain: [0.57, 1] }),
      yaxis2: axis('RMSE (log2 units)', { anchor: 'x2', rangemode: 'tozero' }),
      shapes: [line([limits[0], limits[0]], [limits[1], limits[1]])],
    },
    height: 460,
  });
}
