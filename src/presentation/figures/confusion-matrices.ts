import type { Cohort } from '../../cohort/cohort.js';
import type { Confusion } from '../../evaluation/metrics.js';
import { axis, type Figure, figure } from '../figure.js';
import { counted } from '../words.js';

/** A small confusion matrix per pipeline, side by side; a name breaks after its first comma. */
export function confusionMatrices(
  cohort: Cohort,
  matrices: readonly { readonly name: string; readonly confusion: Confusion }[],
): Figure {
  const { positive, negative } = cohort.classes;
  const perRow = Math.min(3, matrices.length);
  const rows = Math.ceil(matrices.length / perRow);
  const errors = matrices.map(({ confusion: c }) => c.falsePositive + c.falseNegative);
  const missed = matrices.filter(({ confusion: c }) => c.falseNegative >= c.falsePositive).length;
  const layout: Record<string, unknown> = {};
  const annotations: object[] = [];
  const data = matrices.map(({ name, confusion: c }, k) => {
    const suffix = k === 0 ? '' : String(k + 1);
    const [column, row] = [k % perRow, Math.floor(k / perRow)];
    const [left, top] = [column / perRow + 0.02, 1 - row / rows - 0.09 / rows];
    const bottom = 1 - (row + 1) / rows + 0.22 / rows;
    layout[`xaxis${suffix}`] = axis('', {
      domain: [left, (column + 1) / perRow - 0.02],
      anchor: `y${suffix}`,
      showgrid: false,
      ticks: '',
    });
    layout[`yaxis${suffix}`] = axis('', {
      domain: [bottom, top],
      anchor: `x${suffix}`,
      autorange: 'reversed',
      showgrid: false,
      ticks: '',
      showticklabels: column === 0,
    });
    annotations.push({
      text: `<b>${name.replace(', ', '<br>')}</b>`,
      x: (left + (column + 1) / perRow - 0.02) / 2,
      y: top,
      xref: 'paper',
      yref: 'paper',
      xanchor: 'center',
      yanchor: 'bottom',
      showarrow: false,
    });
    const z = [
      [c.trueNegative, c.falsePositive],
      [c.falseNegative, c.truePositive],
    ];
    return {
      type: 'heatmap',
      z,
      x: [`called ${negative}`, `called ${positive}`],
      y: [`true ${negative} `, `true ${positive} `],
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
      text: z.map((values) => values.map(String)),
      texttemplate: '%{text}',
      textfont: { size: 16 },
      colorscale: [
        [0, '#FFFFFF'],
        [1, '#B9CDE5'],
      ],
      zmin: 0,
      zmax: Math.max(c.trueNegative, c.truePositive),
      showscale: false,
      xgap: 2,
      ygap: 2,
      hovertemplate: '%{y}%{x}: %{z}<extra></extra>',
    };
  });
  const [fewest, most] = [Math.min(...errors), Math.max(...errors)];
  return figure(cohort, {
    title: `${fewest === most ? counted(most, 'error') : `${fewest} to ${counted(most, 'error')}`} on the held-out samples; in ${missed} of ${matrices.length} pipelines mostly missed ${positive}`,
    subtitle: 'true class in rows, called class in columns',
    alt: `Confusion matrices on the held-out samples: ${matrices.map(({ name }, k) => `${name} ${counted(errors[k], 'error')}`).join(', ')}.`,
    data,
    layout: { ...layout, annotations },
    width: 900,
    height: 110 + 190 * rows,
  });
}
