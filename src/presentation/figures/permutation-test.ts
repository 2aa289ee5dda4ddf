import type { Cohort } from '../../cohort/cohort.js';
import type { PermutationTest } from '../../evaluation/permutation-test.js';
import { mean } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';
import { callout, histogram, line } from './parts.js';

/**
 * What a statistic comes to when the labels mean nothing, and where the true labels stand.
 *
 * @param test of a statistic between 0 and 1, drawn in percent
 * @param options.statistic its name, e.g. `accuracy`
 * @param options.what was done with the labels
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const test = { observed: 0.97, permuted: [0.5, 0.62, 0.55, 0.58], p: 0.2 };
 * const options = { statistic: 'accuracy', what: '5-fold cross-validation' };
 * figures.permutationTest(cohort, test, options).alt;
 * // => 'Histogram of accuracy on 4 permutations of the labels, mean 56.3%; the true labels give
 * //    97.0%, p = 0.20. (simulated cohort (SIMULATED))'
 */
export function permutationTest(
  cohort: Pick<Cohort, 'provenance'>,
  { observed, permuted, p }: PermutationTest,
  options: { statistic: string; what: string },
): Figure {
  const { statistic, what } = options;
  const values = [...permuted, observed];
  const bins = binsOver(Math.min(...values), Math.max(...values));
  const { centres, counts } = histogram(permuted, bins.from, bins.to, bins.count);
  const most = Math.max(...counts);
  const asGood = Math.round(p * (permuted.length + 1)) - 1;
  const found = percent(observed, 1);
  const m = counted(permuted.length, 'permutation');
  return figure(cohort, {
    title: `${asGood === 0 ? 'None' : asGood} of ${m} of the labels ${asGood > 1 ? 'reach' : 'reaches'} the ${found} of the true ones: p = ${p.toPrecision(2)}`,
    subtitle: `${statistic} on permuted labels, ${percent(mean(permuted), 1)} on average; ${what}`,
    alt: `Histogram of ${statistic} on ${m} of the labels, mean ${percent(mean(permuted), 1)}; the true labels give ${found}, p = ${p.toPrecision(2)}.`,
    data: [
      {
        type: 'bar',
        x: centres.map((x) => round4(100 * x)),
        y: counts,
        marker: { color: COLOURS.neutral },
        showlegend: false,
        hovertemplate: `${statistic} around %{x}%: %{y} permutations<extra></extra>`,
      },
    ],
    layout: {
      bargap: 0.04,
      xaxis: axis(`${statistic} (%)`, { range: [100 * bins.from, 100 * bins.to] }),
      yaxis: axis('permutations', { range: [0, 1.25 * most] }),
      shapes: [
        line([100 * observed, 0], [100 * observed, 1.05 * most], {
          line: { color: COLOURS.accent, width: 3 },
        }),
      ],
      annotations: [
        callout(round4(100 * observed), 1.05 * most, `true labels: ${found}`, {
          showarrow: false,
          yshift: 12,
          xanchor: observed > (bins.from + bins.to) / 2 ? 'right' : 'left',
        }),
      ],
    },
    height: 420,
  });
}

/** At most about twenty bins of a round width that hold both values, with one bin to spare at either end. */
function binsOver(lowest: number, highest: number): { from: number; to: number; count: number } {
  const width = [0.005, 0.01, 0.02].find((w) => (highest - lowest) / w <= 20) ?? 0.05;
  const first = Math.floor(lowest / width) - 1;
  const last = Math.ceil(highest / width) + 1;
  return { from: first * width, to: last * width, count: last - first };
}
