import type { Cohort } from '../../cohort/cohort.js';
import { hardestPatients, type PatientVotes } from '../../evaluation/patient-votes.js';
import { axis, DIVERGING, type Figure, figure, round4 } from '../figure.js';
import { counted, percent } from '../words.js';

/**
 * Every pipeline's calls of every patient while left out: the share of repeats in which it called the positive class,
 * with a cross where it was wrong more often than not. Patients are ordered by class and by that share.
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
    alt: `Heatmap of calls by ${pipelines.length} pipelines of ${order.length} samples; hardest: ${hard
      .slice(0, 5)
      .map(({ sample, share_wrong }) => `sample ${sample} (${percent(share_wrong)} wrong)`)
      .join(', ')}.`,
    data: [
      {
        type: 'heatmap',
        z: pipelines.map((p) => order.map((sample) => round4(share(of(p, sample))))),
        x: order.map((sample) => `sample ${sample}`),
        y: pipelines,
        text: pipelines.map((p) => order.map((sample) => (missed(of(p, sample)) ? '×' : ''))),
        texttemplate: '%{text}',
        textfont: { size: 13, color: '#000000' },
        colorscale: DIVERGING,
        zmin: 0,
        zmax: 1,
        xgap: 1,
        ygap: 1,
        colorbar: {
          title: { text: '' },
          thickness: 14,
          tickvals: [0, 0.5, 1],
          ticktext: [`all ${negative}`, 'split', `all ${positive}`],
        },
        hovertemplate: '%{x}, %{y}: %{z}<extra></extra>',
      },
    ],
    layout: {
      xaxis: axis(
        `sample: ${negatives} ${negative}, then ${order.length - negatives} ${positive}; the hardest of both meet at the line`,
        {
          tickvals: order.map((_, k) => k),
          ticktext: order.map((sample) => (held.has(sample) ? `${sample}*` : sample)),
          tickfont: { size: 9 },
          tickangle: -90,
          showgrid: false,
        },
      ),
      yaxis: axis('', { autorange: 'reversed', showgrid: false, ticks: '' }),
      shapes: [
        {
          type: 'line',
          x0: negatives - 0.5,
          x1: negatives - 0.5,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: '#000000', width: 2 },
        },
      ],
    },
    width: 1180,
    height: 190 + 30 * pipelines.length,
  });
}
