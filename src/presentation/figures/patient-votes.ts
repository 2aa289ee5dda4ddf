import type { Cohort } from '../../cohort/cohort.js';
import { hardestPatients, type PatientVotes } from '../../evaluation/patient-votes.js';
import { axis, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';
import { classBorder, inTurnOfClass, sampleTicks, verdictHeatmap } from './verdict-heatmap.js';

/**
 * Every pipeline's calls of every patient while left out: the share of repeats in which it called the positive class,
 * with a cross where it was wrong more often than not. Patients are ordered by class and by that share.
 *
 * @param votes of `patientVotes`: every pipeline's of every sample
 * @example
 * import { figures, loadCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const of = { pipeline: 'SVM', votes: 10, probability: NaN };
 * const votes = [
 *   { ...of, sample: 'sim-01', label: 0, positive_votes: 1, wrong_votes: 1 },
 *   { ...of, sample: 'sim-66', label: 1, positive_votes: 2, wrong_votes: 8 },
 * ] as const;
 * figures.patientVotes(cohort, votes).alt;
 * // => 'Heatmap of calls by 1 pipeline of 2 samples; hardest: sample sim-66 (80% wrong),
 * //    sample sim-01 (10% wrong). (simulated cohort (SIMULATED))'
 */
export function patientVotes(cohort: Cohort, votes: readonly PatientVotes[]): Figure {
  const pipelines = [...new Set(votes.map(({ pipeline }) => pipeline))];
  const byKey = new Map(votes.map((row) => [`${row.pipeline} ${row.sample}`, row]));
  const of = (pipeline: string, sample: string) => byKey.get(`${pipeline} ${sample}`)!;
  const hard = hardestPatients(votes);
  const order = [0, 1].flatMap((label) =>
    hard
      .filter((row) => row.label === label)
      .sort((a, b) => (label === 1 ? b.share_wrong - a.share_wrong : a.share_wrong - b.share_wrong))
      .map(({ sample }) => sample),
  );
  const negatives = hard.filter(({ label }) => label === 0).length;
  const { positive, negative } = cohort.classes;
  const worst = hard[0];
  const never = hard.filter(({ share_wrong }) => share_wrong === 0).length;
  const held = new Set(
    cohort.samples.flatMap(({ id, split }) => (split === 'held-out' ? [id] : [])),
  );
  const share = ({ positive_votes, votes: all }: PatientVotes) => positive_votes / all;
  const missed = ({ wrong_votes, votes: all }: PatientVotes) => 2 * wrong_votes > all;
  return figure(cohort, {
    title:
      worst.share_wrong > 0
        ? `Sample ${worst.sample} is called wrong in ${percent(worst.share_wrong)} of all calls; ${counted(never, 'sample')} never`
        : 'No sample is ever called wrong',
    subtitle: `share of repeats in which each pipeline, never having seen the sample, calls it ${positive}; × wrong more often than not; * held-out part of the original split`,
    alt: `Heatmap of calls by ${counted(pipelines.length, 'pipeline')} of ${counted(order.length, 'sample')}; hardest: ${hard
      .slice(0, 5)
      .map(({ sample, share_wrong }) => `sample ${sample} (${percent(share_wrong)} wrong)`)
      .join(', ')}.`,
    data: [
      verdictHeatmap({
        pipelines,
        samples: order,
        values: pipelines.map((p) => order.map((sample) => round4(share(of(p, sample))))),
        wrong: pipelines.map((p) => order.map((sample) => missed(of(p, sample)))),
        range: [0, 1],
        meaning: [`all ${negative}`, 'split', `all ${positive}`],
        cross: 13,
      }),
    ],
    layout: {
      xaxis: axis(
        `sample: ${inTurnOfClass(cohort, negatives, order.length)}; the hardest of both meet at the line`,
        {
          ...sampleTicks(
            order.map((sample) => (held.has(sample) ? `${sample}*` : sample)),
            9,
          ),
          tickangle: -90,
        },
      ),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, ticks: '' }),
      shapes: [classBorder(negatives)],
    },
    width: 1180,
    height: 190 + 30 * pipelines.length,
  });
}
