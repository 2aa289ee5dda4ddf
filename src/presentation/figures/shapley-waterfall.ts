import type { Cohort } from '../../cohort/cohort.js';
import type { Explanation } from '../../interpretation/explanation.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { line } from './parts.js';

/**
 * From the mean score of the training samples to the score of one sample, probe by probe: a bar starts where the one above it
 * ended. Bars towards the positive class have its colour, others that of the negative one.
 *
 * @param explanation the sample's, see `explain`
 * @param options.names what to call a probe
 * @param options.what the model
 * @param options.unit of its score
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const explanation = {
 *   sample: 'sim-66', label: 'AML', called: 'ALL',
 *   base: -1, score: -0.5, threshold: 0,
 *   parts: [{ probe: 'X95735_at', z: 1.4, value: 0.4 }],
 *   others: { probes: 49, value: 0.1 },
 * };
 * const options = { names: (probe: string) => probe, what: 'the L2 logistic', unit: 'log-odds' };
 * figures.shapleyWaterfall(cohort, explanation, options).alt;
 * // => 'Waterfall of sample sim-66 (AML, called ALL by the L2 logistic): from -1.00 to -0.50,
 * //    most by X95735_at +0.40; 49 other probes +0.10. (simulated cohort (SIMULATED))'
 */
export function shapleyWaterfall(
  cohort: Cohort,
  explanation: Explanation,
  options: { names: (probe: string) => string; what: string; unit: string },
): Figure {
  const { names, what, unit } = options;
  const { sample, label, called, base, score, threshold, parts, others } = explanation;
  const steps = [
    ...(others.probes > 0
      ? [{ name: `the other ${counted(others.probes, 'probe')}`, value: others.value }]
      : []),
    ...[...parts].reverse().map(({ probe, value, z }) => ({
      name: `${names(probe)}  (z = ${zText(z)})`,
      value,
    })),
  ];
  const starts = steps.map(
    (_, k) => base + steps.slice(0, k).reduce((s, { value }) => s + value, 0),
  );
  const [first] = parts;
  return figure(cohort, {
    title: `Sample ${sample} is ${label} and called ${called}: ${names(first.probe)} moves its score most, by ${signed(first.value)}`,
    subtitle: `Shapley values of ${what} for sample ${sample}, from the training samples' mean score (below) up to its own`,
    alt: `Waterfall of sample ${sample} (${label}, called ${called} by ${what}): from ${base.toFixed(2)} to ${score.toFixed(2)}, most by ${parts
      .slice(0, 3)
      .map(({ probe, value }) => `${names(probe)} ${signed(value)}`)
      .join(', ')}; ${counted(others.probes, 'other probe')} ${signed(others.value)}.`,
    data: [
      {
        type: 'bar',
        orientation: 'h',
        base: starts.map(round4),
        x: steps.map(({ value }) => round4(value)),
        y: steps.map(({ name }) => name),
        text: steps.map(({ value }) => signed(value)),
        textposition: 'outside',
        cliponaxis: false,
        marker: {
          color: steps.map(({ value }) => (value > 0 ? COLOURS.positive : COLOURS.negative)),
        },
        hovertemplate: '%{y}: %{text}<extra></extra>',
        showlegend: false,
      },
    ],
    layout: {
      xaxis: axis(
        `← ${cohort.classes.negative}     score (${unit})     ${cohort.classes.positive} →`,
        {
          range: span([base, score, threshold, ...starts]),
          zeroline: false,
        },
      ),
      yaxis: axis('', { type: 'category', tickmode: 'linear', ticks: '', showgrid: false }),
      bargap: 0.3,
      shapes: [
        line([threshold, 0], [threshold, 1], { yref: 'paper' }),
        line([base, 0], [base, 1], { yref: 'paper', line: THIN, layer: 'below' }),
        line([score, 0], [score, 1], { yref: 'paper', line: THIN, layer: 'below' }),
      ],
      annotations: [
        above(threshold, 'threshold', 0),
        above(base, 'mean', 1),
        above(score, `sample ${sample}`, 1),
      ],
    },
    width: 900,
    height: 190 + 26 * steps.length,
  });
}

const THIN = { color: COLOURS.neutral, width: 1, dash: 'dot' };

/** Names a line above the plot, in one of two rows, so that lines close to each other keep their names. */
function above(x: number, text: string, row: number): object {
  return {
    x,
    y: 1,
    yref: 'paper',
    yanchor: 'bottom',
    yshift: 2 + 17 * row,
    text,
    showarrow: false,
    font: { size: 13, color: '#555555' },
  };
}

function span(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 0.12 * (high - low);
  return [round4(low - margin), round4(high + margin)];
}

const zText = (z: number) => z.toFixed(Math.abs(z) < 10 ? 1 : 0).replace('-', '−');
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toPrecision(2)}`;
