import type { Cohort } from '../../cohort/cohort.js';
import { type CalibrationBin, expectedCalibrationError } from '../../evaluation/calibration.js';
import { mean } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { percent } from '../words.js';
import { line } from './parts.js';

/** One pipeline's calibration in training and beyond. */
export interface CalibrationPanel {
  readonly name: string;
  /** Of training samples, each asked about while it was left out. */
  readonly leftOut: readonly CalibrationBin[];
  readonly heldOut: readonly CalibrationBin[];
}

const SERIES = {
  leftOut: { name: 'training, left out', color: COLOURS.ink, symbol: 'circle', shift: -0.006 },
  heldOut: { name: 'held-out', color: COLOURS.accent, symbol: 'circle-open', shift: 0.006 },
} as const;

/**
 * May a probability be believed? Shares of positives against what was said, with exact 95% intervals.
 *
 * @param panels a pipeline each
 * @example
 * import { calibrationCurve, figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const leftOut = calibrationCurve([0, 0, 1, 0, 1, 1], [0.1, 0.1, 0.1, 0.8, 0.8, 0.8]);
 * const heldOut = calibrationCurve([0, 0, 1, 1], [0.2, 0.2, 0.9, 0.9]);
 * figures.calibrationCurves(cohort, [{ name: 'forest', leftOut, heldOut }]).alt;
 * // => 'Calibration curves of forest: mean expected calibration error 18% on left-out training
 * //    samples, 15% on held-out samples. (simulated cohort (SIMULATED))'
 */
export function calibrationCurves(cohort: Cohort, panels: readonly CalibrationPanel[]): Figure {
  const { positive } = cohort.classes;
  const layout: Record<string, unknown> = {};
  const shapes: object[] = [];
  const data = panels.flatMap((panel, k) => {
    const suffix = k === 0 ? '' : String(k + 1);
    layout[`xaxis${suffix}`] = axis(`<b>${panel.name}</b><br>probability of ${positive}`, {
      domain: [k / panels.length + 0.012, (k + 1) / panels.length - 0.012],
      range: [-0.05, 1.05],
      dtick: 0.25,
    });
    layout[`yaxis${suffix}`] = axis(k === 0 ? `share of ${positive}` : '', {
      anchor: `x${suffix}`,
      range: [-0.05, 1.05],
      dtick: 0.25,
      showticklabels: k === 0,
    });
    shapes.push(line([0, 0], [1, 1], { xref: `x${suffix}`, yref: `y${suffix}` }));
    return (['leftOut', 'heldOut'] as const).map((set) => ({
      ...curve(panel[set], set),
      showlegend: k === 0,
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
    }));
  });
  const error = (set: 'leftOut' | 'heldOut') =>
    percent(mean(panels.map((panel) => expectedCalibrationError(panel[set]))));
  return figure(cohort, {
    title: `Probabilities are off by ${error('leftOut')} on left-out training samples and by ${error('heldOut')} on held-out ones`,
    subtitle: `share of ${positive} in bins of similar probability, exact 95% intervals; larger markers: more samples; off by: mean distance from the diagonal`,
    alt: `Calibration curves of ${panels.map(({ name }) => name).join(', ')}: mean expected calibration error ${error('leftOut')} on left-out training samples, ${error('heldOut')} on held-out samples.`,
    data,
    layout: { ...layout, shapes },
    width: Math.max(560, 330 * panels.length),
    height: 460,
  });
}

/** One curve with its intervals, shifted a little so that those of two curves do not cover each other. */
function curve(bins: readonly CalibrationBin[], set: keyof typeof SERIES): object {
  const { name, color, symbol, shift } = SERIES[set];
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    legendgroup: name,
    x: bins.map(({ probability }) => round4(probability + shift)),
    y: bins.map(({ share }) => round4(share)),
    text: bins.map(({ n, positives }) => `${positives} of ${n}`),
    error_y: {
      type: 'data',
      symmetric: false,
      array: bins.map(({ share, upper }) => round4(upper - share)),
      arrayminus: bins.map(({ share, lower }) => round4(share - lower)),
      thickness: 1.5,
      width: 3,
    },
    line: { color, width: 1.5 },
    marker: {
      color,
      opacity: 1,
      symbol,
      size: bins.map(({ n }) => round4(6 + 2 * Math.sqrt(n))),
      line: { width: 2, color },
    },
    hovertemplate: '%{text} at %{x}<extra>%{fullData.name}</extra>',
  };
}
