import type { Cohort } from '../../cohort/cohort.js';
import { type CoefficientPath, coefficientPaths } from '../../models/elastic-net-rows.js';
import type { LambdaCurve, PathCrossValidation } from '../../models/lambda-cross-validation.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { counted } from '../words.js';
import { line } from './parts.js';

/** Lines drawn at most, and names written at most. */
const [LINES, NAMES] = [100, 8];

const MEASURES = { deviance: 'deviance per sample', class: 'share called wrongly' } as const;

/**
 * Coefficients along an elastic-net path, and beneath them the cross-validated error that chooses λ, with the λ of both
 * rules. The penalty weakens to the right.
 *
 * @param probes names of the columns of the path, as they are to be shown
 * @param measure of error
 * @example
 * import { crossValidatePath, figures, fitTransforms, loadCohort } from 'leukemia-notebooks';
 * import { preparation, standardise, trainingSet, tTestFilter } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const training = trainingSet(cohort);
 * const steps = [...preparation(cohort), tTestFilter({ top: 50 }), standardise()];
 * const { X, y, probes } = fitTransforms(steps, training).transform(training);
 * const validated = crossValidatePath(X, y, y.map((_, i) => i % 5));
 * figures.regularisationPath(cohort, validated, probes).data.length; // => 8
 */
export function regularisationPath(
  cohort: Cohort,
  validated: PathCrossValidation,
  probes: readonly string[],
  measure: keyof typeof MEASURES = 'deviance',
): Figure {
  const { path } = validated;
  const { positive, negative } = cohort.classes;
  const curve = validated[measure];
  const paths = coefficientPaths(path, probes, LINES);
  const last = path.lambda.length - 1;
  const chosen = path.lambda.indexOf(curve.lambda1se);
  const at1se = paths.filter(({ coefficient }) => coefficient[chosen] !== 0).length;
  const folds = new Set(validated.fold).size;
  const method = path.alpha === 1 ? 'L1 penalty' : `elastic net, alpha ${path.alpha}`;
  return figure(cohort, {
    title: `${counted(path.nonZero[chosen], 'probe')} at the λ within one standard error of the best, ${path.nonZero[last]} at the end of the path`,
    subtitle: `coefficients for standardised probes (${method}), and ${folds}-fold cross-validated ${MEASURES[measure]} on the training samples: mean ± SE over folds`,
    alt: `Coefficients of ${counted(paths.length, 'probe')} against λ, ${at1se} of them not 0 at λ = ${round4(curve.lambda1se)}; the cross-validated ${MEASURES[measure]} is smallest, ${round4(Math.min(...curve.mean))}, at λ = ${round4(curve.lambdaMin)}.`,
    data: [...sides(cohort, paths, path.lambda), ...errorCurve(path.lambda, curve)],
    layout: {
      xaxis: axis('λ (log scale, weaker penalty to the right)', {
        type: 'log',
        range: [Math.log10(path.lambda[0]), Math.log10(path.lambda[last])],
        anchor: 'y2',
        tickvals: roundValues(path.lambda[last], path.lambda[0]),
      }),
      yaxis: axis(`coefficient (${negative} < 0 < ${positive})`, { domain: [0.42, 1] }),
      yaxis2: axis(MEASURES[measure], { domain: [0, 0.34], rangemode: 'tozero' }),
      shapes: [curve.lambda1se, curve.lambdaMin].map((lambda) =>
        line([lambda, 0], [lambda, 1], { xref: 'x', yref: 'paper' }),
      ),
      annotations: [...names(paths, path.lambda[last]), ...rules(curve)],
      margin: { l: 70, r: 130, t: 116, b: 60 },
    },
    height: 680,
  });
}

/** 1, 2 and 5 times the powers of ten from `low` to `high`. */
function roundValues(low: number, high: number): number[] {
  const powers = Math.ceil(Math.log10(high / low)) + 2;
  const first = Math.floor(Math.log10(low));
  return Array.from({ length: powers }, (_, k) => k + first)
    .flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`)))
    .filter((value) => value >= low && value <= high);
}

/** A line for each probe, in the colour of the class it speaks for at the end. */
function sides(cohort: Cohort, paths: readonly CoefficientPath[], lambda: readonly number[]) {
  const { positive, negative } = cohort.classes;
  const strong = paths[Math.min(NAMES, paths.length) - 1];
  const limit = strong ? size(strong) : 0;
  const seen = new Set<string>();
  return paths.map((probe) => {
    const label = ending(probe) > 0 ? positive : negative;
    const first = !seen.has(label);
    seen.add(label);
    // From the last λ at which it is still 0.
    const start = Math.max(0, probe.coefficient.findIndex((value) => value !== 0) - 1);
    return {
      type: 'scatter',
      mode: 'lines',
      name: `speaks for ${label}`,
      legendgroup: label,
      showlegend: first,
      x: lambda.slice(start).map(round4),
      y: probe.coefficient.slice(start).map(round4),
      line: {
        color: label === positive ? COLOURS.positive : COLOURS.negative,
        dash: label === positive ? 'solid' : 'dash',
        width: size(probe) >= limit ? 2 : 1,
      },
      opacity: size(probe) >= limit ? 1 : 0.55,
      hovertemplate: `${probe.probe}: %{y} at λ = %{x}<extra></extra>`,
    };
  });
}

/** Its last coefficient that is not 0. */
function ending({ coefficient }: CoefficientPath): number {
  return coefficient.findLast((value) => value !== 0) ?? 0;
}

function size({ coefficient }: CoefficientPath): number {
  return Math.max(...coefficient.map(Math.abs));
}

function errorCurve(lambda: readonly number[], { mean, se }: LambdaCurve): object[] {
  const x = lambda.map(round4);
  const high = mean.map((value, k) => round4(value + se[k]));
  const low = mean.map((value, k) => round4(Math.max(0, value - se[k])));
  const common = { type: 'scatter', mode: 'lines', yaxis: 'y2', showlegend: false };
  return [
    {
      ...common,
      x: [...x, ...[...x].reverse()],
      y: [...high, ...low.reverse()],
      fill: 'toself',
      fillcolor: COLOURS.faint,
      opacity: 0.6,
      line: { width: 0 },
      hoverinfo: 'skip',
    },
    {
      ...common,
      x,
      y: mean.map(round4),
      line: { color: COLOURS.ink, width: 2 },
      hovertemplate: '%{y} at λ = %{x}<extra></extra>',
    },
  ];
}

/** Names at the end of the strongest lines, as far as there is room between them. */
function names(paths: readonly CoefficientPath[], end: number): object[] {
  const values = paths.flatMap(({ coefficient }) => coefficient);
  const room = (Math.max(...values, 0) - Math.min(...values, 0)) / 18;
  const placed: number[] = [];
  return paths.slice(0, NAMES).flatMap((probe) => {
    const y = probe.coefficient[probe.coefficient.length - 1];
    if (y === 0 || placed.some((other) => Math.abs(other - y) < room)) return [];
    placed.push(y);
    return {
      x: Math.log10(end),
      y: round4(y),
      text: probe.probe,
      showarrow: false,
      xanchor: 'left',
      xshift: 4,
      font: { size: 13 },
    };
  });
}

/** What each vertical line is: above the error curve, at the side where the other is not. */
function rules({ lambdaMin, lambda1se }: LambdaCurve): object[] {
  const note = (lambda: number, text: string, xanchor: string) => ({
    x: Math.log10(lambda),
    y: 0.38,
    yref: 'paper',
    text,
    showarrow: false,
    xanchor,
    bgcolor: 'rgba(255,255,255,0.8)',
    font: { size: 13 },
  });
  if (lambdaMin === lambda1se) return [note(lambdaMin, 'best λ, by both rules', 'center')];
  return [note(lambda1se, 'one SE', 'right'), note(lambdaMin, 'smallest error', 'left')];
}
