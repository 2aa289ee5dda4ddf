import { Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import {
  allSamples,
  heldOutSet,
  type HeldOutSet,
  trainingSet,
  type TrainingSet,
} from '../../src/cohort/dataset.js';
import { loadCohort } from '../../src/loading/load.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { evaluateHoldOut } from '../../src/evaluation/hold-out.js';
import { confusion } from '../../src/evaluation/metrics.js';
import { patientVotes } from '../../src/evaluation/patient-votes.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { explain } from '../../src/interpretation/explanation.js';
import { fitModels } from '../../src/interpretation/rank-probes.js';
import { meanSize, shapleyValues } from '../../src/interpretation/shapley.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { principalComponents } from '../../src/numerics/pca.js';
import { fitTransform } from '../../src/pipeline/fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { largestZ } from '../../src/preprocessing/largest-z.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { scatterByBrightness } from '../../src/preprocessing/scatter-by-brightness.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { COLOURS, type Figure, figure } from '../../src/presentation/figure.js';
import * as figures from '../../src/presentation/figures/index.js';
import { oneDotPerCell } from '../../src/presentation/figures/parts.js';
import { frequencyRows, stabilityRows } from '../../src/selection/stability-table.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';

const clip = { floor: 100, ceiling: 16000 };
let cohort: Cohort;
let training: TrainingSet;
let heldOut: HeldOutSet;
let logged: TrainingSet;
let everyone: HeldOutSet;

beforeAll(async () => {
  cohort = await loadCohort('simulated');
  training = trainingSet(cohort);
  heldOut = heldOutSet(cohort);
  const step = fitTransform(log2(clip), training);
  logged = step.transform(training);
  everyone = step.transform(allSamples(cohort));
}, 60_000);

const titleOf = ({ layout }: Figure) => (layout.title as { text: string }).text;

/** What holds of every figure. */
function wellMade(made: Figure): void {
  expect(titleOf(made)).toContain('SIMULATED');
  expect(made.alt).toMatch(/\(simulated cohort \(SIMULATED\)\)$/);
  expect(made.alt).not.toMatch(/NaN|undefined|Infinity/);
  expect(titleOf(made)).not.toMatch(/NaN|undefined|Infinity/);
  // NaN and infinity become null in JSON, and plotly would leave gaps without a word.
  expect(JSON.stringify(made.data)).not.toContain('null');
  expect(JSON.stringify(made).length).toBeLessThan(250_000);
}

describe('figures of the cohort', () => {
  it('draws intensities, arrays, calls and controls', () => {
    wellMade(figures.intensityDistribution(cohort, log2(clip), everyone.X));
    wellMade(figures.arrayIntensities(cohort, log2(clip), everyone.X));
    wellMade(figures.detectionCalls(cohort));
    wellMade(figures.controlProbes(cohort, log2(clip), everyone.X));
  });

  it('refuses detection calls of a cohort that has none', () => {
    expect(() => figures.detectionCalls({ ...cohort, calls: undefined })).toThrow(
      'no detection calls',
    );
  });

  it('gives classes their colour and shape, and leaves held-out samples open', () => {
    const made = figures.principalComponents(cohort, principalComponents(everyone.X, 2));
    wellMade(made);
    const traces = made.data as { name: string; x: number[]; marker: Record<string, string> }[];
    expect(
      traces.map(({ name, x, marker }) => [name, x.length, marker.symbol, marker.color]),
    ).toEqual([
      ['ALL, training', 27, 'circle', COLOURS.negative],
      ['ALL, held-out', 20, 'circle-open', COLOURS.negative],
      ['AML, training', 11, 'diamond', COLOURS.positive],
      ['AML, held-out', 14, 'diamond-open', COLOURS.positive],
    ]);
  });

  it('draws the correlation of arrays: 1 on the diagonal, symmetric', () => {
    const made = figures.sampleCorrelation(cohort, everyone.X);
    wellMade(made);
    const { z } = made.data[0] as { z: number[][] };
    expect(z).toHaveLength(72);
    z.forEach((row, i) => {
      expect(row[i]).toBe(1);
      row.forEach((value, j) => expect(value).toBe(z[j][i]));
    });
  });
});

describe('figures of preprocessing', () => {
  it('draws scatter against brightness, steps and extremes', () => {
    wellMade(figures.meanVariance(cohort, scatterByBrightness(logged.X)));
    wellMade(
      figures.heldOutExtremes(
        cohort,
        largestZ(logged, fitTransform(log2(clip), training).transform(heldOut)),
      ),
    );
    const stages = [
      { name: 'raw', unit: 'intensity', data: training },
      { name: 'logged', unit: 'log2', data: logged },
    ];
    const varied = logged.probes
      .filter((_, j) => new Set(logged.X.getColumn(j)).size > 30)
      .slice(0, 4);
    wellMade(figures.probeSteps(cohort, stages, varied));
  });
});

describe('figures of models', () => {
  it('draws cross-validation, held-out scores and confusion', async () => {
    const spec = pipeline(
      log2(clip),
      tTestFilter({ top: 10 }),
      standardise(),
      logisticRegression({ penalty: 'l2' }),
    );
    const pipelines = { first: spec, second: spec };
    const cv = await crossValidate(pipelines, training, stratifiedKFold(training.y, { seed: 1 }));
    const compared = figures.crossValidatedAccuracy(cohort, cv.folds, 'first');
    wellMade(compared);
    expect(titleOf(compared)).toContain('the rule chooses first');
    const results = await evaluateHoldOut(pipelines, training, heldOut, 1);
    wellMade(figures.heldOutScores(cohort, heldOut, results));
    const matrices = results.map((row) => ({
      name: row.pipeline,
      confusion: confusion(heldOut.y, row.predicted),
    }));
    wellMade(figures.confusionMatrices(cohort, matrices));
    const nested = figures.nestedCrossValidation(cohort, cv.folds);
    wellMade(nested);
    expect(nested.data).toHaveLength(6);
    // There is no spread over one deal, and none is spoken of.
    expect(titleOf(nested)).toContain('With the folds dealt once, the highest accuracy is');
    expect(titleOf(nested)).toContain(', 1 repeat;');
    const again = cv.folds.map((fold) => ({ ...fold, repeat: 2 }));
    const twice = figures.nestedCrossValidation(cohort, [...cv.folds, ...again]);
    wellMade(twice);
    expect(titleOf(twice)).toContain('Dealt anew');
    expect(titleOf(twice)).toContain(', 2 repeats;');
    const votes = patientVotes(cv.scores);
    const made = figures.patientVotes(cohort, votes);
    wellMade(made);
    const { z, x, text } = made.data[0] as { z: number[][]; x: string[]; text: string[][] };
    const row = votes.find((vote) => vote.pipeline === 'second' && vote.wrong_votes > 0)!;
    const column = x.indexOf(`sample ${row.sample}`);
    expect(z[1][column]).toBe(row.positive_votes);
    expect(text[1][column]).toBe('×');
  }, 20_000);

  it('counts which claims an interval covers', () => {
    const rows = [
      { metric: 'accuracy', claimed: 0.95, estimate: 0.9, lower: 0.8, upper: 0.97 },
      { metric: 'recall', claimed: 0.99, estimate: 0.8, lower: 0.6, upper: 0.9 },
      { metric: 'F1', claimed: 0.9, estimate: 0.8 },
    ];
    const made = figures.intervals(cohort, rows, 'a model');
    wellMade(made);
    expect(titleOf(made)).toContain('1 of 2 claimed numbers');
  });

  it('keeps quoted errors apart from measured ones, and verified quotes from others', () => {
    const row = (
      method: string,
      measured: number,
      quoted: number,
      checked: 'read' | 'recalled',
    ) => ({
      method,
      source: 'A paper (1999)',
      genes: 50,
      cv_errors: 1,
      cv_no_calls: NaN,
      test_errors: measured,
      test_no_calls: NaN,
      quoted_genes: 50,
      quoted_cv_errors: 2,
      quoted_cv_no_calls: NaN,
      quoted_test_errors: quoted,
      quoted_test_no_calls: checked === 'read' ? 5 : NaN,
      checked,
    });
    const made = figures.literature(cohort, [
      row('a', 3, 0, 'read'),
      row('b', 1, 1, 'recalled'),
      row('measured alone', 4, NaN, 'recalled'),
      row('quoted alone', NaN, 1, 'recalled'),
    ]);
    wellMade(made);
    expect(titleOf(made)).toContain('1 of 2 methods make more held-out errors');
    expect(made.alt).toContain('a 3 measured, 0 and 5 not called quoted (read); b 1 measured');
    const traces = made.data as { name?: string; x: number[]; y: string[]; text?: string[] }[];
    const of = (name: string) => traces.find((trace) => trace.name === name)!;
    expect(of('measured here')).toMatchObject({ x: [3, 1, 4], y: ['a', 'b', 'measured alone'] });
    expect(of('quoted, read')).toMatchObject({ x: [0], y: ['a'], text: ['  5 not called'] });
    expect(of('commonly cited, not verified here').y).toEqual(['b', 'quoted alone']);
  });

  it('draws the literature without a quote, or without a measurement, of any kind', () => {
    wellMade(figures.literature(cohort, []));
  });
});

describe('figures of uncertainty', () => {
  it('draws intervals with and without claims, and a point alone where there is none', () => {
    const rows = [
      { metric: 'accuracy', estimate: 0.9, lower: 0.8, upper: 0.97 },
      { metric: 'recall', estimate: 0.8, lower: 0.55, upper: 0.9, claimed: 0.99 },
      { metric: 'AUC', estimate: 1, lower: NaN, upper: NaN, claimed: 0.9 },
    ];
    const claimed = figures.intervals(cohort, rows, 'a model');
    wellMade(claimed);
    expect(titleOf(claimed)).toContain('0 of 1 claimed numbers');
    expect(titleOf(claimed)).toContain('without a bar');
    const [measured, claims] = claimed.data as {
      y: string[];
      error_x: { array: number[]; arrayminus: number[] };
    }[];
    expect(measured.error_x.array).toEqual([0.07, 0.1, 0]);
    expect(measured.error_x.arrayminus).toEqual([0.1, 0.25, 0]);
    expect(claims.y).toEqual(['recall', 'AUC']);

    const alone = figures.intervals(cohort, rows.slice(0, 1), 'a model');
    wellMade(alone);
    expect(alone.data).toHaveLength(1);
    expect(titleOf(alone)).toContain('Least is known of accuracy: anything from 0.80 to 0.97');
  });

  it('marks the pipelines whose interval leaves out zero', () => {
    const row = { t: 1, df: 9, p: 0.2 };
    const made = figures.pipelineDifferences(
      cohort,
      [
        { ...row, pipeline: 'a', estimate: -0.1, lower: -0.2, upper: -0.01 },
        { ...row, pipeline: 'b', estimate: 0.05, lower: -0.02, upper: 0.12 },
        { ...row, pipeline: 'same', estimate: 0, lower: NaN, upper: NaN },
      ],
      { reference: 'base', metric: 'accuracy', what: 'two folds' },
    );
    wellMade(made);
    expect(titleOf(made)).toContain('1 of 3 pipelines can be told from base by accuracy');
    const [{ marker }] = made.data as { marker: { color: string[] } }[];
    expect(marker.color).toEqual([COLOURS.accent, COLOURS.ink, COLOURS.ink]);
  });

  it('draws all permutations and the true labels beside them', () => {
    const permuted = Array.from({ length: 99 }, (_, k) => 0.4 + (k % 20) / 100);
    const options = { statistic: 'accuracy', what: 'a model' };
    const made = figures.permutationTest(cohort, { observed: 0.95, permuted, p: 0.01 }, options);
    wellMade(made);
    expect(titleOf(made)).toContain(
      'None of 99 permutations of the labels reaches the 95.0% of the true ones: p = 0.010',
    );
    const [{ y }] = made.data as { y: number[] }[];
    expect(y.reduce((a, b) => a + b)).toBe(99);
    const some = figures.permutationTest(cohort, { observed: 0.55, permuted, p: 0.21 }, options);
    wellMade(some);
    expect(titleOf(some)).toContain('20 of 99 permutations of the labels reach the 55.0%');
  });
});

describe('figures of selection and interpretation', () => {
  it('puts each probe of an UpSet plot into exactly one combination', () => {
    const made = figures.upset(cohort, { a: ['p', 'q', 'r'], b: ['q', 'r', 's'], c: ['r'] });
    wellMade(made);
    const { y } = made.data[0] as { y: number[] };
    expect(y.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(titleOf(made)).toContain('1 of 4 probes are chosen by all 3 ways');
  });

  it('draws every significant probe of a volcano, and names none over another', () => {
    const points = Array.from({ length: 2000 }, (_, k) => ({
      probe: `P${k}_at`,
      gene: '',
      difference: k < 40 ? (k % 2 ? 0.01 : -0.01) : Math.sin(k) * 3,
      p: k < 40 ? 1e-9 * (1 + k / 1000) : 0.5 + k / 5000,
      significant: k < 40,
    }));
    const made = figures.volcano(cohort, points, { threshold: 1e-5, rule: 'a rule' });
    wellMade(made);
    const traces = made.data as { x: number[] }[];
    expect(traces[1].x.length + traces[2].x.length).toBe(40);
    // All lie on two spots, so one name fits at each.
    expect(made.layout.annotations).toHaveLength(2);
  });

  it('reads the recovery of markers at the depth asked for, and leaves out what was not ranked', () => {
    const rankings = [
      { name: 'short', ranks: [1, 3] },
      { name: 'long', ranks: [2, 4, 40, 900] },
    ];
    const made = figures.markerRecovery(cohort, rankings, {
      probes: 1000,
      markers: 5,
      depth: 50,
      source: 'known',
    });
    wellMade(made);
    expect(titleOf(made)).toContain('by long hold 3 of 5 known markers; chance would give 0.3');
    expect((made.data[0] as { y: number[] }).y).toEqual([0, 1, 2]);
  });
});

describe('figures of explanations', () => {
  const names = (probe: string) => `gene of ${probe}`;
  const explained = async () => {
    const steps = [log2(clip), tTestFilter({ top: 20 }), standardise()];
    const models = { ridge: logisticRegression({ penalty: 'l2' }) };
    const fitted = await fitModels(models, steps, training, 1);
    const values = shapleyValues(fitted.models.ridge, fitted.training, fitted.training);
    return { fitted, values };
  };

  it('puts every training sample into each row of a summary, at its Shapley value', async () => {
    const { fitted, values } = await explained();
    const options = { names, shown: 6, what: 'a model', unit: 'log-odds' };
    const made = figures.shapleySummary(cohort, values, fitted.training, options);
    wellMade(made);
    const traces = made.data as { name: string; x: number[]; y: number[] }[];
    expect(traces.map(({ name, x }) => [name, x.length])).toEqual([
      ['ALL', 6 * 27],
      ['AML', 6 * 11],
    ]);
    // The first row is the probe that moves most, with all its values.
    const sizes = meanSize(values);
    const first = sizes.indexOf(Math.max(...sizes));
    const row = traces.flatMap(({ x, y }) => x.filter((_, i) => Math.abs(y[i]) < 0.5));
    const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
    sorted(row).forEach((x, i) =>
      expect(x).toBeCloseTo(sorted(values.values.getColumn(first))[i], 3),
    );
    expect(titleOf(made)).toContain(`gene of ${values.probes[first]} moves the scores most`);
  });

  it('leads a waterfall from the mean to the score without a gap', async () => {
    const { fitted, values } = await explained();
    const [sample] = fitted.training.samples;
    const { classes } = cohort;
    const options = { shown: 5, classes };
    const why = explain(fitted.models.ridge, values, fitted.training, sample, options);
    const made = figures.shapleyWaterfall(cohort, why, {
      names,
      what: 'a model',
      unit: 'log-odds',
    });
    wellMade(made);
    const [{ base, x, y }] = made.data as { base: number[]; x: number[]; y: string[] }[];
    expect(x).toHaveLength(6);
    expect(y[0]).toBe('the other 15 probes');
    expect(base[0]).toBeCloseTo(why.base, 3);
    x.forEach((value, k) => expect(base[k] + value).toBeCloseTo(base[k + 1] ?? why.score, 2));
  });

  it('says how many held-out samples the best cut of the training samples misplaces', () => {
    const { samples, classes } = cohort;
    const wrong = { training: 2, 'held-out': 5 };
    // High in the positive class, but for the first few samples of each part.
    const values = samples.map(({ label, split }) => {
      const odd = wrong[split]-- > 0;
      return (label === classes.positive) === odd ? 7 : 12;
    });
    const flat = samples.map(() => 9);
    const logs = new Matrix([flat, values]).transpose();
    const made = figures.probeStrips(cohort, logs, ['flat', 'sharp']);
    expect(titleOf(made).replaceAll('<br>', ' ')).toContain(
      'The cut on sharp that misplaces 2 of 38 training samples misplaces 5 of 34 held-out ones',
    );
  });

  it('says what one shuffled probe costs, and what all do', () => {
    const accuracies = { first: [0.95, 0.94, 0.6], second: [0.9, 0.9, 0.5] };
    const made = figures.shuffledAccuracy(cohort, [0, 1, 7129], accuracies, { share: 0.7 });
    wellMade(made);
    expect(titleOf(made)).toContain('costs at most 1.0 points of accuracy (first)');
    expect(titleOf(made).replaceAll('<br>', ' ')).toContain(
      'shuffling all 40.0 points of accuracy (second)',
    );
  });

  it('counts which markers are significant and against the direction expected', () => {
    const row = (gene: string, t: number, p_bh: number, agrees: boolean) => ({
      gene,
      probe: `${gene}_at`,
      lineage: 'B',
      direction: 'ALL',
      source: 'known',
      checked: 'read' as const,
      note: '',
      t,
      p_bh,
      t_rank: 1,
      higherIn: '',
      agrees,
    });
    const rows = [
      row('A', -5, 0.01, true),
      row('A', 4, 0.02, false),
      row('B', -1, 0.6, true),
      row('C', NaN, 1, false),
    ];
    const made = figures.markerDirections(cohort, rows, { alpha: 0.05, source: 'known' });
    wellMade(made);
    expect(titleOf(made)).toContain('2 of 3 known marker probes differ significantly; 1 of these');
  });
});

describe('figures of selection', () => {
  const genes = new Map([['a', 'GENE']]);
  const lists = {
    long: [
      ['a', 'b', 'c'],
      ['a', 'c', 'd'],
    ],
    short: [['a'], ['a']],
  };

  it('draws the stability of lists, those of a method that ends early where they end', () => {
    const made = figures.selectionStability(
      cohort,
      stabilityRows(lists, [1, 2, 3], 20),
      'two lists',
    );
    wellMade(made);
    expect((made.data as { x: number[] }[]).map(({ x }) => x.length)).toEqual([3, 1]);
    expect(titleOf(made)).toContain('to 1.00 (long, 1 probe)');
  });

  it('names the probe that is on every list, and counts a probe as never selected where it is in no row', () => {
    const made = figures.selectionFrequency(
      cohort,
      frequencyRows(lists, [3], genes, 0.1),
      3,
      'two lists',
    );
    wellMade(made);
    expect(titleOf(made)).toContain('Only GENE · a is on every list of at most 3');
    const traces = made.data as { text: string[]; x: number[] }[];
    expect(traces.map(({ text, x }) => [text[1], x[1]])).toEqual([
      ['c', 100],
      ['c', 0],
    ]);
    expect(
      titleOf(
        figures.selectionFrequency(
          cohort,
          frequencyRows({ long: lists.long, other: [['x'], ['y']] }, [3], genes, 0),
          3,
          '',
        ),
      ),
    ).toContain('No probe is on every list');
  });

  it('reads the leak off shuffled labels, the pipeline that finds most there', () => {
    const row = (pipelineName: string, permutation: number, inside: number, outside: number) =>
      (['inside', 'outside'] as const).map((selection) => ({
        pipeline: pipelineName,
        labels: permutation ? ('permuted' as const) : ('true' as const),
        selection,
        permutation,
        accuracy: selection === 'inside' ? inside : outside,
      }));
    const rows = [
      ...row('mild', 0, 0.9, 1),
      ...row('mild', 1, 0.5, 0.7),
      ...row('wild', 0, 0.9, 0.9),
      ...row('wild', 1, 0.6, 1),
      ...row('mild', 2, 0.5, 0.8),
      ...row('wild', 2, 0.5, 0.9),
    ];
    const made = figures.selectionLeak(cohort, rows, 0.65);
    wellMade(made);
    expect(titleOf(made)).toContain(
      'wild selected outside the folds still finds 95%; inside them 55%',
    );
    expect((made.data as { y: number[] }[]).map(({ y }) => y)).toEqual([
      [90, 90],
      [100, 90],
      [50, 60, 50, 50],
      [70, 100, 80, 90],
    ]);
  });
});

describe('the template', () => {
  it('breaks a long title into lines and makes room for them', () => {
    const parts = { subtitle: 's', alt: 'a', data: [], layout: {} };
    const short = figure(cohort, { ...parts, title: 'short' });
    const long = figure(cohort, {
      ...parts,
      title: 'a long title of many words '.repeat(8).trim(),
    });
    expect(titleOf(long).split('<br>').length).toBeGreaterThan(titleOf(short).split('<br>').length);
    expect(long.layout.height).toBeGreaterThan(short.layout.height);
  });

  it('keeps one dot per cell, at its place', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 1e-9, y: 1e-9 },
      { x: 1, y: 1 },
    ];
    expect(oneDotPerCell(points, ({ x, y }) => [x, y])).toEqual([points[0], points[2]]);
  });
});
