import type { Cohort } from '../../cohort/cohort.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';
import { baseline } from './parts.js';

/**
 * Accuracy on left-out samples when a model's first k probes are shuffled together, against k.
 *
 * @param sizes the ks, in rising order: 0 (none) first, 1 among them, all last
 * @param accuracies one per size for each model
 * @param options.share of negative samples: what calling every sample negative reaches
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const accuracies = { SVM: [0.97, 0.96, 0.55], forest: [0.95, 0.95, 0.6] };
 * figures.shuffledAccuracy(cohort, [0, 1, 7129], accuracies, { share: 27 / 38 }).alt;
 * // => 'Accuracy against the number of probes shuffled together: SVM 97% with none, 96% with
 * //    one, 55% with all; forest 95% with none, 95% with one, 60% with all. (simulated cohort
 * //    (SIMULATED))'
 */
export function shuffledAccuracy(
  cohort: Cohort,
  sizes: readonly number[],
  accuracies: Readonly<Record<string, readonly number[]>>,
  options: { share: number },
): Figure {
  const colours = [COLOURS.ink, COLOURS.accent, '#009E73', '#E69F00'];
  const named = Object.entries(accuracies);
  const one = sizes.indexOf(1);
  const worst = (at: number) =>
    named
      .map(([name, values]) => ({ name, fall: Math.max(0, 100 * (values[0] - values[at])) }))
      .reduce((a, b) => (b.fall > a.fall ? b : a));
  const costs = (at: number) =>
    `${worst(at).fall.toFixed(1)} points of accuracy (${worst(at).name})`;
  return figure(cohort, {
    title: `Shuffling each fold’s first probe costs at most ${costs(one)}, shuffling all ${costs(sizes.length - 1)}`,
    subtitle:
      'accuracy on left-out training samples when the first k probes of each fold’s model are shuffled together',
    alt: `Accuracy against the number of probes shuffled together: ${named
      .map(
        ([name, all]) =>
          `${name} ${percent(all[0])} with none, ${percent(all[one])} with one, ${percent(all[all.length - 1])} with all`,
      )
      .join('; ')}.`,
    data: named.map(([name, all], k) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name,
      x: sizes.map((_, at) => at),
      y: all.map((value) => round4(100 * value)),
      line: { color: colours[k % colours.length], width: 2.5 },
      marker: { size: 7, symbol: SHAPES[k % SHAPES.length] },
      text: sizes.map((size) => `${size} shuffled`),
      hovertemplate: '%{text}: %{y}%<extra>%{fullData.name}</extra>',
    })),
    layout: {
      xaxis: axis('probes shuffled together (the most important ones of the model)', {
        tickvals: sizes.map((_, at) => at),
        ticktext: sizes.map((size, at) =>
          size === 0 ? 'none' : at === sizes.length - 1 ? 'all' : size.toLocaleString('en-US'),
        ),
      }),
      yaxis: axis('accuracy on left-out samples (%)', { range: [40, 102] }),
      ...baseline(cohort, options.share),
    },
    height: 460,
  });
}

const SHAPES = ['circle', 'diamond', 'square', 'triangle-up'];
