import { describe, expect, it } from 'vitest';

import type { LeftOutScore } from '../../src/evaluation/cross-validation.js';
import {
  hardestPatients,
  majorityCalls,
  patientVotes,
} from '../../src/evaluation/patient-votes.js';

const row = (
  pipeline: string,
  repeat: number,
  sample: string,
  predicted: 0 | 1,
  probability = NaN,
): LeftOutScore => ({
  pipeline,
  repeat,
  sample,
  label: sample === 's1' ? 1 : 0,
  score: 0,
  predicted,
  probability,
});

const votes = patientVotes([
  row('a', 1, 's1', 1, 0.75),
  row('a', 1, 's2', 0, 0.25),
  row('a', 2, 's2', 1, 0.75),
  row('a', 2, 's1', 1, 0.5),
  row('b', 1, 's1', 0),
  row('b', 1, 's2', 0),
]);

describe('patientVotes', () => {
  it('counts each pipeline’s calls of each patient, whichever class is wrong', () => {
    const a = { pipeline: 'a', votes: 2 };
    const b = { pipeline: 'b', votes: 1, positive_votes: 0, probability: NaN };
    expect(votes).toEqual([
      { ...a, sample: 's1', label: 1, positive_votes: 2, wrong_votes: 0, probability: 0.625 },
      { ...a, sample: 's2', label: 0, positive_votes: 1, wrong_votes: 1, probability: 0.5 },
      { ...b, sample: 's1', label: 1, wrong_votes: 1 },
      { ...b, sample: 's2', label: 0, wrong_votes: 0 },
    ]);
  });
});

describe('wrong votes', () => {
  it('are the negative ones of a positive patient, the positive ones of a negative patient', () => {
    const of = (sample: string) =>
      patientVotes([row('a', 1, sample, 1), row('a', 2, sample, 0), row('a', 3, sample, 0)])[0];
    expect(of('s1')).toMatchObject({ label: 1, positive_votes: 1, wrong_votes: 2 });
    expect(of('s2')).toMatchObject({ label: 0, positive_votes: 1, wrong_votes: 1 });
  });
});

describe('hardestPatients', () => {
  it('orders by the share of wrong calls, and counts pipelines that are wrong more often than not', () => {
    expect(hardestPatients([...votes].reverse())).toEqual([
      { sample: 's2', label: 0, share_wrong: 1 / 3, missed_by: 0 },
      { sample: 's1', label: 1, share_wrong: 1 / 3, missed_by: 1 },
    ]);
    const [first] = hardestPatients(patientVotes([row('a', 1, 's2', 0), row('a', 1, 's1', 0)]));
    expect(first).toEqual({ sample: 's1', label: 1, share_wrong: 1, missed_by: 1 });
  });
});

describe('majorityCalls', () => {
  const scored = (repeat: number, sample: string, predicted: 0 | 1, score: number) => ({
    ...row('a', repeat, sample, predicted, score / 10),
    score,
  });
  const rows = [
    scored(1, 's1', 1, 4),
    scored(1, 's2', 0, -2),
    scored(2, 's2', 1, 2),
    scored(2, 's1', 1, 2),
    scored(3, 's1', 0, -3),
    row('b', 1, 's1', 0),
  ];

  it('calls each patient as most repeats did, the negative class where they are divided', () => {
    const { samples, y, predicted, scores, probability } = majorityCalls(rows, 'a');
    expect([samples, y, predicted, scores]).toEqual([
      ['s1', 's2'],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(probability[0]).toBeCloseTo(0.1, 14);
    expect(probability[1]).toBe(0);
  });

  it('refuses a pipeline that is not there', () => {
    expect(() => majorityCalls(rows, 'c')).toThrow("No pipeline is called 'c'.");
  });
});
