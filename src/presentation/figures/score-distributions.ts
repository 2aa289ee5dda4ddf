import type { Cohort } from '../../cohort/cohort.js';
import type { Label } from '../../cohort/dataset.js';
import { standardDeviation } from '../../numerics/describe.js';
import { axis, COLOURS, type Figure, figure, round4 } from '../figure.js';
import { line, type SamplePoint, samplePoints } from './parts.js';

/** Samples, what they are and how they were scored. */
export interface ScoredSamples {
  readonly samples: readonly string[];
  readonly y: readonly Label[];
  readonly scores: readonly number[];
}

/** One pipeline's scores in training and beyond. */
export interface ScorePanel {
  readonly name: string;
  /** The model's own threshold. */
  readonly threshold: number;
  /** Another threshold to draw, e.g. one chosen by folds. */
  readonly chosen?: number;
  /** Training samples, each scored while it was left out. */
  readonly leftOut: ScoredSamples;
  readonly heldOut: ScoredSamples;
}

/** Rows of a panel, from its top. */
const ROWS = { leftOut: 0.55, heldOut: 1.45, height: 2.3 };

/**
 * Does the threshold carry over? Scores of left-out training samples above those of held-out ones, pipeline by pipeline, as
 * distances from the model's threshold in standard deviations of the left-out scores.
 *
 * @param panels a pipeline each
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const leftOut = { samples: ['sim-01', 'sim-30'], y: [0, 1], scores: [-1, 1] } as const;
 * const heldOut = { samples: ['sim-40', 'sim-66'], y: [0, 1], scores: [-2, -0.5] } as const;
 * figures.scoreDistributions(cohort, [{ name: 'SVM', threshold: 0, leftOut, heldOut }]).alt;
 * // => 'Strips of scores of SVM: below the threshold lie 0 of 1 AML samples left out in
 * //    training and 1 of 1 held out. (simulated cohort (SIMULATED))'
 */
export function scoreDistributions(cohort: Cohort, panels: readonly ScorePanel[]): Figure {
  const { positive } = cohort.classes;
  const points: SamplePoint[] = [];
  const shapes: object[] = [line([0, 0], [0, panels.length * ROWS.height])];
  panels.forEach((panel, k) => {
    const top = k * ROWS.height;
    const { scores } = panel.leftOut;
    // Scores that are all equal have no unit.
    const varies = scores.some((score) => score !== scores[0]);
    const unit = varies ? standardDeviation(scores) : 1;
    const at = (score: number) => (score - panel.threshold) / unit;
    points.push(
      ...strip(cohort, panel.leftOut, 'training', top + ROWS.leftOut, at),
      ...strip(cohort, panel.heldOut, 'held-out', top + ROWS.heldOut, at),
    );
    if (panel.chosen !== undefined) {
      const x = round4(at(panel.chosen));
      const style = { line: { color: COLOURS.accent, width: 2 } };
      shapes.push(line([x, top + 0.1], [x, top + ROWS.height - 0.4], style));
    }
  });
  const inTraining = missed(panels.map(({ threshold, leftOut }) => ({ threshold, ...leftOut })));
  const beyond = missed(panels.map(({ threshold, heldOut }) => ({ threshold, ...heldOut })));
  const lines = panels.some(({ chosen }) => chosen !== undefined)
    ? 'dashed: threshold; solid line: chosen by folds'
    : 'dashed: threshold';
  return figure(cohort, {
    title: `${positive} below the threshold: ${beyond} held-out samples, ${inTraining} left-out training samples`,
    subtitle: `score of each sample minus the model's threshold; ${lines}`,
    alt: `Strips of scores of ${panels.map(({ name }) => name).join(', ')}: below the threshold lie ${inTraining} ${positive} samples left out in training and ${beyond} held out.`,
    data: samplePoints(cohort, points, {
      size: 8,
      trace: { hovertemplate: '%{text}: %{x}<extra>%{fullData.name}</extra>' },
    }),
    layout: {
      xaxis: axis('score minus threshold (standard deviations of left-out training scores)'),
      yaxis: axis('', {
        range: [panels.length * ROWS.height - 0.2, -0.2],
        tickvals: panels.flatMap((_, k) =>
          [ROWS.leftOut, ROWS.heldOut].map((row) => k * ROWS.height + row),
        ),
        ticktext: panels.flatMap(({ name }) => [
          `<b>${name}</b><br>training, left out`,
          'held-out',
        ]),
        showgrid: false,
        zeroline: false,
        ticks: '',
      }),
      shapes,
    },
    width: 960,
    height: 150 + 120 * panels.length,
  });
}

/** Samples along one row, the classes above each other; a fixed shift keeps equal scores apart. */
function strip(
  { classes }: Cohort,
  { samples, y, scores }: ScoredSamples,
  split: SamplePoint['split'],
  row: number,
  at: (score: number) => number,
): SamplePoint[] {
  return samples.map((id, i) => ({
    id,
    split,
    label: y[i] === 1 ? classes.positive : classes.negative,
    x: at(scores[i]),
    y: row + (y[i] === 1 ? 0.2 : -0.2) + ((i % 3) - 1) * 0.06,
  }));
}

/** Positives at or below the threshold, panel by panel: `5, 2 of 14`. */
function missed(panels: readonly ({ readonly threshold: number } & ScoredSamples)[]): string {
  const counts = panels.map(
    ({ threshold, y, scores }) =>
      scores.filter((score, i) => y[i] === 1 && score <= threshold).length,
  );
  return `${counts.join(', ')} of ${panels[0].y.filter((label) => label === 1).length}`;
}
