import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everyPair } from '../../src/evaluation/every-pair.js';
import { readLearners } from '../../src/evaluation/read-learners.js';
import { thresholdByFolds } from '../../src/evaluation/threshold.js';
import { tuned } from '../../src/evaluation/tune.js';
import * as surface from '../../src/index.js';
import { projectRoot } from '../../src/files/project-root.js';
import { MODELS, TRANSFORMS } from '../../src/pipeline/kinds.js';
import type { ModelSpec, TransformSpec } from '../../src/pipeline/spec.js';
import { SCHEMAS } from '../../src/presentation/parameters.js';

const { pipeline, log2, standardise, diagonalLda, rfe, tTestFilter, varianceFilter } = surface;

const steps: TransformSpec[] = [
  log2(),
  log2({ floor: 1, ceiling: 2 }),
  surface.log2Cpm(),
  { kind: 'already-log2' },
  surface.pathFilter({ keep: 5 }),
  surface.medianImputation(),
  surface.arrayNormalisation({ method: 'z-score' }),
  standardise(),
  standardise({ scale: false }),
  varianceFilter({ by: 'varying' }),
  varianceFilter({ by: 'quantile', quantile: 0.5 }),
  varianceFilter({ by: 'range', floor: 1, ceiling: 9, ratio: 5, difference: 2 }),
  tTestFilter({ top: 5, variant: 'pooled' }),
  tTestFilter({ alpha: 0.1, correction: 'benjamini-yekutieli' }),
  rfe({ keep: 3 }),
  rfe({ keep: 3, model: 'svm', step: 2 }),
];
const models: ModelSpec[] = [
  surface.logisticRegression({ penalty: 'elastic-net', lambda: { rule: '1se' } }),
  surface.logisticRegression({ penalty: 'l1', lambda: 0.1 }),
  surface.svm({ kernel: 'linear', classWeight: { positive: 2, negative: 1 } }),
  surface.svmRbf({ gamma: 0.1, classWeight: 'balanced', probability: true }),
  surface.svmRbf({ engine: 'ml-svm' }),
  surface.randomForest({ maxDepth: 3 }),
  surface.randomForest({ engine: 'ml-random-forest' }),
  surface.nearestShrunkenCentroids(),
  surface.nearestShrunkenCentroids({ threshold: 2 }),
  surface.weightedVoting({ probesPerClass: 'all' }),
  diagonalLda(),
  surface.kNearestNeighbours({ distance: 'correlation' }),
  surface.topScoringPair(),
];

const read = (value: unknown) => readLearners(value, 'it.json');
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const withStep = (step: object) => ({ it: { ...pipeline(diagonalLda()), steps: [step] } });
const withModel = (model: object) => ({ it: { kind: 'pipeline', steps: [], model } });

describe('readLearners', () => {
  it('reads back whatever the factories make', () => {
    const all = {
      ...Object.fromEntries(models.map((model, k) => [`model ${k}`, pipeline(model)])),
      ...Object.fromEntries(steps.map((step, k) => [`step ${k}`, pipeline(step, models[0])])),
      tuned: tuned([pipeline(models[0]), pipeline(models[1])], { folds: 3 }),
      threshold: thresholdByFolds(pipeline(models[0])),
    };
    expect(JSON.stringify(read(copy(all)))).toBe(JSON.stringify(all));
    const kindsOf = (specs: readonly { kind: string }[]) => new Set(specs.map(({ kind }) => kind));
    expect(kindsOf(steps), 'the steps above').toEqual(new Set(Object.keys(TRANSFORMS)));
    expect(kindsOf(models), 'the models above').toEqual(new Set(Object.keys(MODELS)));
  });

  it('fills in what is left out, and pairs every model with all steps', () => {
    const short = {
      kind: 'every-pair',
      models: { lda: { kind: 'diagonal-lda' }, svm: [{ kind: 'svm' }, { kind: 'svm', C: 2 }] },
      steps: { all: [{ kind: 'standardise' }], none: [] },
    };
    const long = everyPair(
      { lda: diagonalLda(), svm: [surface.svm(), surface.svm({ C: 2 })] },
      { all: [standardise()], none: [] },
    );
    expect(JSON.stringify(read(short))).toBe(JSON.stringify(long));
    const three = Object.values(read({ ...short, folds: 3 }));
    expect(three.filter(({ kind }) => kind === 'tuned')).toMatchObject([
      { folds: 3 },
      { folds: 3 },
    ]);
  });

  it.each([
    [
      'a step that does not exist',
      withStep({ kind: 'log3' }),
      /it, steps, step 1 has the kind "log3"/,
    ],
    ['a number out of range', withStep({ kind: 'log2', floor: -1 }), /step 1: log2: floor must be/],
    ['a number as a text', withStep({ kind: 'log2', floor: '100' }), /floor must be no text/],
    [
      'a name that is mistyped',
      withStep({ kind: 'log2', flor: 100 }),
      /flor 100 would have no effect/,
    ],
    ['a field of another kernel', withModel({ kind: 'svm', kernel: 'linear', gamma: 1 }), /gamma/],
    [
      'a text that is none of several',
      withModel({ kind: 'svm', kernel: 'cubic' }),
      /one of linear, rbf/,
    ],
    [
      'a truth that is a text',
      withModel({ kind: 'svm', probability: 'yes' }),
      /probability must be no text/,
    ],
    ['a model among the steps', withStep({ kind: 'svm' }), /has the kind "svm"/],
    ['no model', { it: { kind: 'pipeline', steps: [] } }, /it, model must be an object/],
    ['something more', { it: { ...pipeline(diagonalLda()), seed: 1 } }, /it is no pipeline/],
    [
      'candidates that are none',
      { it: { kind: 'tuned', candidates: [{}] } },
      /candidate 1 is no pipeline/,
    ],
    ['no candidates', { it: { kind: 'tuned', candidates: [] } }, /at least one candidate/],
    [
      'something of another kind',
      { it: { ...pipeline(diagonalLda()), kind: 'plan' } },
      /it is no pipeline/,
    ],
    ['nothing', { it: null }, /it must be an object/],
    [
      'steps that are no list',
      { kind: 'every-pair', models: { lda: { kind: 'diagonal-lda' } }, steps: { all: 5 } },
      /must be a list of steps/,
    ],
    ['a bound that is nothing', withStep({ kind: 'log2', floor: null }), /floor must be/],
    [
      'a weight that is a text',
      withModel({ kind: 'svm', classWeight: { positive: '2', negative: 1 } }),
      /positive must be no text/,
    ],
    [
      'a name that is mistyped within another',
      withModel({ kind: 'logistic-regression', penalty: 'l1', lambda: { rule: '1se', fold: 3 } }),
      /fold 3 would have no effect/,
    ],
    [
      'a group of settings where there is one',
      withModel({ kind: 'random-forest', trees: 5, minLeaf: { least: 2 } }),
      /minLeaf/,
    ],
    [
      'something more in a tuned pipeline',
      { it: { ...tuned([pipeline(diagonalLda())]), fold: 3 } },
      /there is no fold in it/,
    ],
    [
      'something more in a threshold by folds',
      { it: { ...thresholdByFolds(pipeline(diagonalLda())), rule: 'min' } },
      /there is no rule in it/,
    ],
    [
      'something more among pairs',
      { kind: 'every-pair', models: {}, steps: {}, seed: 1, fold: 2 },
      /there is no seed, no fold in it/,
    ],
    [
      'candidates where there is nothing to tune',
      { it: { ...pipeline(diagonalLda()), candidates: [] } },
      /it is no pipeline/,
    ],
    [
      'a model of several that does not exist',
      { kind: 'every-pair', models: { svm: [{ kind: 'svm' }, { kind: 'sv' }] }, steps: {} },
      /svm, 2 has the kind "sv"/,
    ],
    ['no pipeline at all', {}, /names no pipeline/],
    ['a list', [], /it.json must be an object/],
  ])('refuses %s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});

it('the nested study of the workflow has the pipelines of notebook 4b, in their order', async () => {
  const file = join(projectRoot, 'workflow', 'pipelines', 'nested.json');
  const found = readLearners(JSON.parse(readFileSync(file, 'utf8')), file);
  expect(JSON.stringify(found)).toBe(
    JSON.stringify(notebookPipelines(await surface.loadCohort('simulated'))),
  );
});

/** What the cells of notebook 4b that name them make of the default parameters. */
function notebookPipelines(cohort: surface.Cohort): unknown {
  const path = join(projectRoot, 'notebooks', '04b-evaluation.ipynb');
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as { cells: { source: string[] }[] };
  const sources = cells.map(({ source }) => source.join(''));
  const [specs] = sources.filter((text) => text.includes('const grids ='));
  const [made] = sources.flatMap((text) => /^const tunedPipelines = .*;$/m.exec(text) ?? []);
  const { outputText } = ts.transpileModule(`${specs}\n${made}\nreturn tunedPipelines;`, {});
  const defaults = Object.entries(SCHEMAS.evaluation).map(([name, field]) => [name, field.default]);
  const known = { ...surface, cohort, parameters: Object.fromEntries(defaults) as object };
  const names = Object.keys(known);
  // oxlint-disable-next-line typescript/no-implied-eval
  const cell = new Function(...names, outputText) as (...values: unknown[]) => unknown;
  return cell(...Object.values(known));
}
