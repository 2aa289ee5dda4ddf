import type { Cohort } from '../../cohort/cohort.js';
import type { InsideAndOutside } from '../../evaluation/selection-outside-folds.js';
import { mean } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';
import { baseline } from './parts.js';

/** The famous mistake in one picture: selection outside the folds finds accuracy in labels that mean nothing. */
export function selectionLeak(
  cohort: Cohort,
  rows: readonly InsideAndOutside[],
  floorRate: number,
): Figure {
  const noise = rows.filter(({ labels }) => labels === 'permuted');
  const wrong = mean(noise.map(({ outside }) => outside));
  const right = mean(noise.map(({ inside }) => inside));
  const strip = (labels: InsideAndOutside['labels'], way: 'inside' | 'outside') => {
    const own = rows.filter((row) => row.labels === labels);
    // A fixed sideways shift per point keeps equal accuracies apart.
    const centre = (labels === 'true' ? 0 : 2) + (way === 'inside' ? 0 : 1);
    return {
      type: 'scatter',
      mode: 'markers',
      x: own.map((_, k) => centre + ((k % 7) - 3) * 0.05 * (own.length > 1 ? 1 : 0)),
      y: own.map((row) => round4(100 * row[way])),
      showlegend: false,
      marker: { size: 9, color: way === 'inside' ? COLOURS.neutral : COLOURS.accent, opacity: 0.8 },
      hovertemplate: `${labels} labels, selection ${way} the folds: %{y}%<extra></extra>`,
    };
  };
  return figure(cohort, {
    title: `With shuffled labels, selection outside the folds still finds ${percent(wrong)}; inside them ${percent(right)}`,
    subtitle: `cross-validated accuracy, true labels and ${noise.length} permutations of them`,
    alt: `Cross-validated accuracy with selection inside and outside the folds: on permuted labels ${percent(right)} and ${percent(wrong)} on average.`,
    data: [
      strip('true', 'inside'),
      strip('true', 'outside'),
      strip('permuted', 'inside'),
      strip('permuted', 'outside'),
    ],
    layout: {
      xaxis: axis('', {
        tickvals: [0, 1, 2, 3],
        ticktext: [
          'true labels<br>selected inside',
          'true labels<br>selected outside',
          'shuffled labels<br>selected inside',
          'shuffled labels<br>selected outside',
        ],
        range: [-0.6, 3.6],
        showgrid: false,
        zeroline: false,
      }),
      yaxis: axis('accuracy (%)', { range: [0, 104] }),
      ...baseline(cohort, floorRate),
    },
    height: 460,
  });
}
