import type { Label } from '../cohort/dataset.js';
import { mean } from '../numerics/describe.js';
import { type LeftOutScore, meanScores } from './cross-validation.js';

/** What one pipeline said of one patient over the repeats of a cross-validation, each time by models that never saw them. */
export interface PatientVotes {
  readonly sample: string;
  readonly label: Label;
  readonly pipeline: string;
  /** How often the sample was called: once in each repeat. */
  readonly votes: number;
  /** How often it was called positive. */
  readonly positive_votes: number;
  readonly wrong_votes: number;
  /** Mean probability of the positive class; NaN from models without. */
  readonly probability: number;
}

/**
 * The left-out calls of every patient counted, a row per pipeline and patient in the order of their first appearance.
 *
 * @example
 * import { patientVotes } from 'leukemia-notebooks';
 * const of = { pipeline: 'SVM', label: 1, sample: '66' } as const;
 * const scores = [
 *   { ...of, repeat: 1, score: -0.5, predicted: 0, probability: 0.4 },
 *   { ...of, repeat: 2, score: 0.3, predicted: 1, probability: 0.6 },
 * ] as const;
 * patientVotes(scores);
 * // => [{ sample: '66', label: 1, pipeline: 'SVM', votes: 2, positive_votes: 1, wrong_votes: 1,
 * //    probability: 0.5 }]
 */
export function patientVotes(scores: readonly LeftOutScore[]): PatientVotes[] {
  const groups = new Map<string, LeftOutScore[]>();
  for (const row of scores) {
    const key = JSON.stringify([row.pipeline, row.sample]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) => {
    const { sample, label, pipeline } = rows[0];
    const positive = rows.filter(({ predicted }) => predicted === 1).length;
    return {
      sample,
      label,
      pipeline,
      votes: rows.length,
      positive_votes: positive,
      wrong_votes: label === 1 ? rows.length - positive : positive,
      probability: mean(rows.map(({ probability }) => probability)),
    };
  });
}

/** A patient by how often models went wrong, over all pipelines. */
export interface HardPatient {
  readonly sample: string;
  readonly label: Label;
  /** Of all calls, those that were wrong. */
  readonly share_wrong: number;
  /** How many of the pipelines called the patient wrongly more often than not. */
  readonly missed_by: number;
}

/**
 * Patients from the hardest to the easiest; among equals in the order of their appearance.
 *
 * @example
 * import { hardestPatients } from 'leukemia-notebooks';
 * const of = { pipeline: 'SVM', label: 1, votes: 10, probability: NaN } as const;
 * const votes = [
 *   { ...of, sample: '65', positive_votes: 10, wrong_votes: 0 },
 *   { ...of, sample: '66', positive_votes: 1, wrong_votes: 9 },
 * ];
 * hardestPatients(votes)[0]; // => { sample: '66', label: 1, share_wrong: 0.9, missed_by: 1 }
 */
export function hardestPatients(votes: readonly PatientVotes[]): HardPatient[] {
  const samples = [...new Set(votes.map(({ sample }) => sample))];
  return samples
    .map((sample) => {
      const own = votes.filter((row) => row.sample === sample);
      const wrong = own.reduce((sum, row) => sum + row.wrong_votes, 0);
      const all = own.reduce((sum, row) => sum + row.votes, 0);
      const missed = own.filter((row) => 2 * row.wrong_votes > row.votes);
      return {
        sample,
        label: own[0].label,
        share_wrong: wrong / all,
        missed_by: missed.length,
      };
    })
    .sort((a, b) => b.share_wrong - a.share_wrong);
}

/** One pipeline's calls of the patients, those of all repeats taken together: one entry per patient. */
export interface MajorityCalls {
  readonly samples: readonly string[];
  readonly y: readonly Label[];
  /** The class that most repeats called; the negative one where they are divided. */
  readonly predicted: readonly Label[];
  /** Means over the repeats. */
  readonly scores: readonly number[];
  readonly probability: readonly number[];
}

/**
 * The left-out calls of a pipeline as one call per patient: what can be asked about the patients, e.g. by a bootstrap,
 * without counting each of them once per repeat.
 *
 * @throws Error when there is no such pipeline
 * @example
 * import { majorityCalls } from 'leukemia-notebooks';
 * const of = { pipeline: 'SVM', label: 1, sample: '66' } as const;
 * const scores = [
 *   { ...of, repeat: 1, score: -0.5, predicted: 0, probability: 0.4 },
 *   { ...of, repeat: 2, score: -0.1, predicted: 0, probability: 0.45 },
 *   { ...of, repeat: 3, score: 0.3, predicted: 1, probability: 0.65 },
 * ] as const;
 * majorityCalls(scores, 'SVM');
 * // => { samples: ['66'], y: [1], predicted: [0], scores: [-0.1], probability: [0.5] }
 */
export function majorityCalls(scores: readonly LeftOutScore[], pipeline: string): MajorityCalls {
  const own = scores.filter((row) => row.pipeline === pipeline);
  if (own.length === 0) throw new Error(`No pipeline is called '${pipeline}'.`);
  const votes = patientVotes(own);
  const { y, scores: means } = meanScores(own, pipeline);
  return {
    samples: votes.map(({ sample }) => sample),
    y,
    predicted: votes.map((row): Label => (2 * row.positive_votes > row.votes ? 1 : 0)),
    scores: means,
    probability: votes.map(({ probability }) => probability),
  };
}
