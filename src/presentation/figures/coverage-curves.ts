import type { Cohort } from '../../cohort/cohort.js';
import type { CoveragePoint } from '../../evaluation/coverage.js';
import { axis, CURVES, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';

/** One pipeline's coverage curve, its points by rising threshold and from all called on. */
export interface NamedCoverage {
  readonly name: string;
  readonly points: readonly CoveragePoint[];
}

/**
 * What declining buys: errors among the samples called against the share called. A ring marks what a limit on the strength
 * leaves, with the exact 95% interval of the errors there.
 *
 * @param limit on the strength, e.g. `NO_CALL_BELOW`
 * @param what samples, for the subtitle
 * @example
 * import { coverageCurve, figures, loadCohort, NO_CALL_BELOW } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const points = coverageCurve([0, 0, 1, 1], [0, 1, 1, 1], [0.9, 0.1, 0.6, 0.8]);
 * const curves = [{ name: 'weighted voting', points }];
 * figures.coverageCurves(cohort, curves, NO_CALL_BELOW, 'four samples').alt;
 * // => 'Curves of errors among samples called against the share called. Declining below 0.3,
 * //    weighted voting calls 3 of 4 and errs on 0 (on 1 when it calls all). (simulated cohort
 * //    (SIMULATED))'
 */
export function coverageCurves(
  cohort: Cohort,
  curves: readonly NamedCoverage[],
  limit: number,
  what: string,
): Figure {
  const n = curves[0].points[0].called;
  const atLimit = curves.map(({ points }) => points.find(({ threshold }) => threshold >= limit));
  const said = curves.map(({ name, points: [all] }, k) => {
    const { called, errors } = atLimit[k] ?? { called: 0, errors: 0 };
    return `${name} calls ${called} of ${n} and errs on ${errors} (on ${all.errors} when it calls all)`;
  });
  return figure(cohort, {
    title: `Declining below ${limit}, ${said[0]}`,
    subtitle: `${what}: errors among the samples called, as more unclear ones are declined; ring: limit ${limit}, exact 95% interval`,
    alt: `Curves of errors among samples called against the share called. Declining below ${limit}, ${said.join('; ')}.`,
    data: curves.flatMap(({ name, points }, k) => {
      const style = CURVES[k % CURVES.length];
      const marked = atLimit[k];
      const drawn = points.filter(({ called }) => called > 0);
      return [
        trace(name, drawn, style),
        ...(marked?.called ? [ring(name, marked, style.color)] : []),
      ];
    }),
    layout: {
      xaxis: axis('samples called (%)', { range: [103, -3], dtick: 20 }),
      yaxis: axis('errors among them (%)', { rangemode: 'tozero' }),
    },
    height: 480,
  });
}

function trace(name: string, points: readonly CoveragePoint[], line: object): object {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    cliponaxis: false,
    name,
    x: points.map(({ coverage }) => round4(100 * coverage)),
    y: points.map(({ risk }) => round4(100 * risk)),
    text: points.map(
      (p) =>
        `${counted(p.errors, 'error')} in ${p.called} calls, strength from ${round4(p.threshold)}`,
    ),
    line: { width: 2, ...line },
    marker: { size: 5 },
    hovertemplate: '%{text}<extra>%{fullData.name}</extra>',
  };
}

function ring(
  name: string,
  { coverage, risk, lower, upper }: CoveragePoint,
  color: string,
): object {
  return {
    type: 'scatter',
    mode: 'markers',
    cliponaxis: false,
    name: `${name}, at the limit`,
    showlegend: false,
    x: [round4(100 * coverage)],
    y: [round4(100 * risk)],
    error_y: {
      type: 'data',
      symmetric: false,
      array: [round4(100 * (upper - risk))],
      arrayminus: [round4(100 * (risk - lower))],
      thickness: 1.5,
      color,
    },
    marker: { size: 14, symbol: 'circle-open', color, line: { width: 2, color } },
    hovertemplate: '%{x}% called, %{y}% of them wrong<extra>%{fullData.name}</extra>',
  };
}
