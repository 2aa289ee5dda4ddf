import type { Cohort } from '../../cohort/cohort.js';
import type { PipelineDifference } from '../../evaluation/resampled-t-test.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { intervalBars, line } from './parts.js';

/**
 * What each pipeline has over a reference, with the interval of the corrected resampled t-test. Those whose interval
 * leaves out zero stand out.
 *
 * @param rows of `pipelineDifferences`, from top to bottom, their differences defined
 * @param options.metric in words
 * @param options.what was validated, and the confidence
 * @example
 * import { correctedResampledTTest, figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const test = correctedResampledTTest([-0.05, -0.02, -0.1, 0, -0.03], { folds: 5 });
 * const rows = [{ pipeline: 'forest', ...test }];
 * const options = { reference: 'SVM', metric: 'accuracy', what: '5 folds, 95% interval' };
 * figures.pipelineDifferences(cohort, rows, options).alt;
 * // => 'Differences in accuracy from SVM: forest −0.040; 0 of the intervals leave out zero.
 * //    (simulated cohort (SIMULATED))'
 */
export function pipelineDifferences(
  cohort: Cohort,
  rows: readonly PipelineDifference[],
  options: { reference: string; metric: string; what: string },
): Figure {
  const { reference, metric, what } = options;
  const names = rows.map(({ pipeline }) => pipeline);
  // Without spread there is no interval, and what is not known does not stand out.
  const known = ({ lower, upper }: PipelineDifference) => !Number.isNaN(upper - lower);
  const apart = rows.filter(({ lower, upper }) => lower > 0 || upper < 0);
  return figure(cohort, {
    title: `${apart.length === 0 ? 'None' : apart.length} of ${counted(rows.length, 'pipeline')} can be told from ${reference} by ${metric}`,
    subtitle: `difference from ${reference}, interval of the corrected resampled t-test; ${what}${rows.every(known) ? '' : '; a point without a bar is the same in every fold'}`,
    alt: `Differences in ${metric} from ${reference}: ${rows.map((row) => `${row.pipeline} ${signed(row.estimate)}`).join(', ')}; ${apart.length} of the intervals leave out zero.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: rows.map(({ estimate }) => round4(estimate)),
        y: names,
        error_x: intervalBars(rows),
        marker: {
          size: 11,
          symbol: 'diamond',
          color: rows.map((row) => (apart.includes(row) ? COLOURS.accent : COLOURS.ink)),
        },
        text: rows.map(({ p }) => `p = ${p.toPrecision(2)}`),
        hovertemplate: '%{y}: %{x}, %{text}<extra></extra>',
      },
    ],
    layout: {
      showlegend: false,
      xaxis: axis(`difference in ${metric}`, { zeroline: false }),
      yaxis: axis('', { autorange: 'reversed', type: 'category', categoryarray: names }),
      shapes: [line([0, 0], [0, 1], { yref: 'paper', layer: 'below' })],
    },
    height: 160 + 36 * rows.length,
  });
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
