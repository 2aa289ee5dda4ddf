import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { callout, histogram, line } from './parts.js';

/**
 * Histogram of p-values: without any difference between the classes they would be flat.
 *
 * @param p one per probe; those that are 1, as of constant probes, are left out
 * @example
 * import { figures, fitTransforms, loadCohort, preparation } from 'leukemia-notebooks';
 * import { trainingSet, tTests } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const { X, y } = fitTransforms(preparation(cohort), training).transform(training);
 * figures.pValueHistogram(cohort, tTests(X, y).p).alt;
 * // => 'Histogram of p-values with a tall first bar: 1892 at most 0.05 where 313 would be
 * //    expected by chance. (simulated cohort (SIMULATED))'
 */
export function pValueHistogram(cohort: Cohort, p: readonly number[]): Figure {
  // A constant probe was given p = 1 and says nothing about the shape.
  const tested = p.filter((value) => value < 1);
  const { centres, counts } = histogram(tested, 0, 1, 40);
  const small = tested.filter((value) => value <= 0.05).length;
  const expected = Math.round(0.05 * tested.length);
  const flat = tested.length / counts.length;
  return figure(cohort, {
    title: `${counted(small, 'probe')} have p ≤ 0.05, where chance alone would give ${expected.toLocaleString('en-US')}`,
    subtitle: `p-values of ${tested.length.toLocaleString('en-US')} probes that vary, Welch t-tests on the training samples`,
    alt: `Histogram of p-values with a tall first bar: ${small} at most 0.05 where ${expected} would be expected by chance.`,
    data: [
      {
        type: 'bar',
        x: centres,
        y: counts,
        marker: { color: centres.map((x) => (x <= 0.05 ? COLOURS.accent : COLOURS.faint)) },
        showlegend: false,
        hovertemplate: 'p around %{x}: %{y} probes<extra></extra>',
      },
    ],
    layout: {
      bargap: 0.04,
      xaxis: axis('p-value', { range: [0, 1] }),
      yaxis: axis('probes'),
      shapes: [line([0, flat], [1, flat])],
      annotations: [
        callout(0.8, flat, 'no difference anywhere would look like this', {
          showarrow: false,
          yshift: 14,
        }),
      ],
    },
    height: 420,
  });
}

/**
 * Sorted p-values against the thresholds of three corrections: a correction's findings are the points left of where
 * its line is crossed.
 *
 * @param tests one per probe, in any order
 * @param options.alpha level of significance
 * @param options.survivors how many are significant after `Bonferroni`, `Holm` and `Benjamini-Hochberg`
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const p = [0.001, 0.02, 0.04, 0.9];
 * const survivors = { Bonferroni: 1, Holm: 1, 'Benjamini-Hochberg': 2 };
 * const tests = p.map((value, j) => ({ probe: `probe ${j + 1}`, p: value }));
 * figures.correctionThresholds(cohort, tests, { alpha: 0.05, survivors }).alt;
 * // => 'Sorted p-values with the thresholds of three corrections at level 0.05: 1 by
 * //    Bonferroni, 1 by Holm, 2 by Benjamini-Hochberg. (simulated cohort (SIMULATED))'
 */
export function correctionThresholds(
  cohort: Cohort,
  tests: readonly { readonly probe: string; readonly p: number }[],
  options: { alpha: number; survivors: Readonly<Record<string, number>> },
): Figure {
  const { alpha, survivors } = options;
  const m = tests.length;
  const sorted = [...tests].sort((a, b) => a.p - b.p);
  const most = Math.max(...Object.values(survivors), 10);
  // Every rank at first, then steps of 3%: more can't be told apart on a log scale.
  const ranks: number[] = [];
  for (let k = 1; k <= Math.min(m, 4 * most); k = Math.max(k + 1, Math.round(1.03 * k)))
    ranks.push(k);
  const curve = (name: string, threshold: (k: number) => number, dash: string) => ({
    type: 'scatter',
    mode: 'lines',
    name: `${name}: ${survivors[name]}`,
    x: ranks,
    y: ranks.map((k) => round4(threshold(k))),
    line: { dash, width: 2, color: COLOURS.ink },
    hovertemplate: `rank %{x}: threshold %{y}<extra>${name}</extra>`,
  });
  const list = Object.entries(survivors).map(([name, count]) => `${count} by ${name}`);
  return figure(cohort, {
    title: `Significant at ${alpha}: ${list.join(', ')}`,
    subtitle:
      'sorted p-values of the training samples and the threshold of each correction (log scales)',
    alt: `Sorted p-values with the thresholds of three corrections at level ${alpha}: ${list.join(', ')}.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'p-values',
        x: ranks,
        y: ranks.map((k) => Number(sorted[k - 1].p.toPrecision(4))),
        text: ranks.map((k) => sorted[k - 1].probe),
        marker: { size: 4, color: COLOURS.accent },
        hovertemplate: '%{text}<br>rank %{x}: p = %{y}<extra></extra>',
      },
      curve('Bonferroni', () => alpha / m, 'solid'),
      curve('Holm', (k) => alpha / (m - k + 1), 'dot'),
      curve('Benjamini-Hochberg', (k) => (alpha * k) / m, 'dash'),
    ],
    layout: {
      xaxis: axis('rank of the p-value (log scale)', { type: 'log', dtick: 1 }),
      yaxis: axis('p-value (log scale)', { type: 'log', exponentformat: 'power', dtick: 2 }),
    },
    height: 480,
  });
}
