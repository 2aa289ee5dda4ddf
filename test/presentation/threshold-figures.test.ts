import { beforeAll, describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import type { Label } from '../../src/cohort/dataset.js';
import { loadCohort } from '../../src/loading/load.js';
import { calibrationCurve } from '../../src/evaluation/calibration.js';
import type { ClassErrors } from '../../src/evaluation/class-errors.js';
import { coverageCurve } from '../../src/evaluation/coverage.js';
import { clopperPearson } from '../../src/evaluation/intervals.js';
import { random } from '../../src/numerics/random.js';
import { COLOURS, type Figure } from '../../src/presentation/figure.js';
import * as figures from '../../src/presentation/figures/index.js';

let cohort: Cohort;
beforeAll(async () => {
  cohort = await loadCohort('simulated');
}, 60_000);

/** The title in one line, once what holds of every figure is seen to. */
function titleOf(made: Figure): string {
  expect(made.alt).toMatch(/\(simulated cohort \(SIMULATED\)\)$/);
  expect(JSON.stringify(made)).not.toMatch(/null|NaN|undefined|Infinity/);
  return (made.layout.title as { text: string }).text.replaceAll('<br>', ' ');
}

/** Scores of `n` samples, every third positive and higher by `shift`. */
function scored(n: number, shift: number, seed: number) {
  const draw = random(seed);
  const y = Array.from({ length: n }, (_, i): Label => (i % 3 === 0 ? 1 : 0));
  return {
    samples: y.map((_, i) => `${seed}-${i}`),
    y,
    scores: y.map((label) => draw.normal() + shift * label),
  };
}

describe('scoreDistributions', () => {
  it('draws each sample at its distance from the threshold, and counts the positives below', () => {
    const leftOut = { samples: ['a', 'b', 'c'], y: [0, 1, 1] as Label[], scores: [-2, 0, 2] };
    const heldOut = { samples: ['d', 'e'], y: [1, 0] as Label[], scores: [1, 3] };
    const made = figures.scoreDistributions(cohort, [
      { name: 'one', threshold: 1, chosen: -1, leftOut, heldOut },
      { name: 'two', threshold: -1, leftOut, heldOut },
    ]);
    // At the threshold is not above it.
    expect(titleOf(made)).toContain('1, 0 of 1 held-out samples, 1, 0 of 2 left-out');
    const traces = made.data as { name: string; x: number[]; text: string[] }[];
    expect(traces.map(({ name, x }) => [name, x])).toEqual([
      ['ALL, training', [-1.5, -0.5]],
      ['ALL, held-out', [1, 2]],
      ['AML, training', [-0.5, 0.5, 0.5, 1.5]],
      ['AML, held-out', [0, 1]],
    ]);
    const shapes = made.layout.shapes as { x0: number; line: { color: string } }[];
    expect(shapes.map(({ x0, line }) => [x0, line.color])).toEqual([
      [0, COLOURS.neutral],
      [-1, COLOURS.accent],
    ]);
  });

  it('draws scores that are all equal', () => {
    // Their computed deviation is not 0.
    const equal = { ...scored(9, 0, 1), scores: Array.from({ length: 9 }, () => 0.1) };
    const made = figures.scoreDistributions(cohort, [
      { name: 'level', threshold: 0, leftOut: equal, heldOut: equal },
    ]);
    expect(titleOf(made)).toContain('0 of 3');
    expect((made.data as { x: number[] }[]).flatMap(({ x }) => x)).toEqual(Array(18).fill(0.1));
  });
});

describe('calibrationCurves', () => {
  it('draws shares with their exact intervals', () => {
    const panel = (name: string, seed: number) => {
      const [leftOut, heldOut] = [scored(38, 3, seed), scored(34, 2, seed + 1)].map((s) =>
        calibrationCurve(
          s.y,
          s.scores.map((score) => 1 / (1 + Math.exp(-score))),
        ),
      );
      return { name, leftOut, heldOut };
    };
    const panels = [panel('one', 1), panel('two', 3)];
    const made = figures.calibrationCurves(cohort, panels);
    expect(titleOf(made)).toMatch(
      /off by \d+% on left-out training samples and by \d+% on held-out/,
    );
    const traces = made.data as { y: number[]; error_y: Record<string, number[]> }[];
    expect(traces).toHaveLength(4);
    panels[1].heldOut.forEach(({ share, n, positives }, k) => {
      const { y, error_y: bars } = traces[3];
      expect(y[k]).toBeCloseTo(share, 3);
      expect(y[k] + bars.array[k]).toBeCloseTo(clopperPearson(positives, n).upper, 3);
      expect(y[k] - bars.arrayminus[k]).toBeCloseTo(clopperPearson(positives, n).lower, 3);
    });
  });

  it('says 0% of probabilities that are certain and right', () => {
    const bins = calibrationCurve([0, 1], [0, 1]);
    const made = figures.calibrationCurves(cohort, [
      { name: 'sure', leftOut: bins, heldOut: bins },
    ]);
    expect(titleOf(made)).toContain('off by 0% on left-out training samples and by 0%');
  });
});

describe('coverageCurves', () => {
  const y: Label[] = [0, 0, 1, 1];
  const calls: Label[] = [0, 1, 1, 1];

  it('rings what the limit leaves', () => {
    const curve = { name: 'votes', points: coverageCurve(y, calls, [0.9, 0.2, 0.3, 0.8]) };
    const made = figures.coverageCurves(cohort, [curve], 0.3, 'held-out samples');
    expect(titleOf(made)).toContain('votes calls 3 of 4 and errs on 0 (on 1 when it calls all)');
    const [line, ring] = made.data as { x: number[]; y: number[] }[];
    expect([line.x, line.y]).toEqual([
      [100, 100, 75, 50, 25],
      [25, 25, 0, 0, 0],
    ]);
    expect([ring.x, ring.y]).toEqual([[75], [0]]);
  });

  it('rings nothing where the limit leaves nothing', () => {
    const curve = { name: 'unsure', points: coverageCurve(y, calls, [0.1, 0.2, 0.1, 0.2]) };
    const made = figures.coverageCurves(cohort, [curve], 0.3, 'held-out samples');
    expect(titleOf(made)).toContain('unsure calls 0 of 4 and errs on 0');
    expect(made.data).toHaveLength(1);
  });
});

describe('remedies', () => {
  const row = (pipeline: string, set: ClassErrors['set'], missed: number, falseAlarms: number) => {
    const [positives, negatives] = set === 'held-out' ? [14, 20] : [11, 27];
    return { pipeline, set, positives, negatives, missed, falseAlarms, auc: 0.9 };
  };

  it('draws both kinds of error of each pipeline, held-out ones with intervals', () => {
    const made = figures.remedies(cohort, [
      row('none', 'cross-validation', 1.5, 0),
      row('some', 'cross-validation', 0, 2.7),
      row('none', 'held-out', 5, 0),
      row('some', 'held-out', 1, 3),
    ]);
    expect(titleOf(made)).toContain('“none” misses 5 of 14 held-out AML samples');
    expect(titleOf(made)).toContain('over all, 1 to 5 are missed, with 0 to 3 false alarms of 20');
    const traces = made.data as {
      name: string;
      x: number[];
      text: string[];
      error_x: { array: number[] };
    }[];
    expect(traces.map(({ name, x }) => [name, x])).toEqual([
      ['AML, cross-validation', [13.64, 0]],
      ['AML, held-out', [35.71, 7.143]],
      ['ALL, cross-validation', [0, 10]],
      ['ALL, held-out', [0, 15]],
    ]);
    expect(traces[0].error_x.array).toEqual([0, 0]);
    expect(traces[1].text).toEqual(['5 of 14', '1 of 14']);
    expect(traces[3].error_x.array[0]).toBeCloseTo(100 * clopperPearson(0, 20).upper, 2);
    expect((made.layout.xaxis as { range: number[] }).range[1]).toBeGreaterThan(
      100 * clopperPearson(5, 14).upper,
    );
  });
});
