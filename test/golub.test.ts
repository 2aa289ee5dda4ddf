import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { type TrainingSet, trainingSet } from '../src/cohort/dataset.js';
import { loadCohort } from '../src/loading/load.js';
import { projectRoot } from '../src/files/project-root.js';
import { elasticNetPath } from '../src/models/elastic-net-path.js';
import { logisticLoss, sigmoid } from '../src/models/logistic-loss.js';
import { fitTransforms } from '../src/pipeline/fit.js';
import { log2 } from '../src/preprocessing/log2.js';
import { standardise } from '../src/preprocessing/standardise.js';
import { moderatedT } from '../src/selection/moderated-t.js';
import { rfeRanking } from '../src/selection/rfe.js';
import { csvRows } from './csv-rows.js';
import { relative } from './golden.js';

/** The cohort's files are not committed: what needs them is tested where they are. */
const here =
  process.env.GOLUB_DIR !== undefined ||
  existsSync(path.join(projectRoot, 'data', 'golub', 'data_set_ALL_AML_train.csv'));
const reference = <T>(name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, 'reference', name), 'utf8')) as T;

describe.skipIf(!here)('the training samples of the real cohort', () => {
  let logged: TrainingSet;
  let z: TrainingSet;
  beforeAll(async () => {
    const training = trainingSet(await loadCohort('golub'));
    const step = log2({ floor: 100, ceiling: 16000 });
    logged = fitTransforms([step], training).transform(training);
    z = fitTransforms([standardise()], logged).transform(logged);
  });

  it("have limma's prior, constant probes included", () => {
    const wanted = reference<{ prior_df: number; prior_variance: number }>('selection-golub.json');
    const { priorDf, priorVariance } = moderatedT(logged.X, logged.y);
    expect(relative(priorDf, wanted.prior_df)).toBeLessThan(1e-9);
    expect(relative(priorVariance, wanted.prior_variance)).toBeLessThan(1e-9);
  });

  it.each([0, 1])("have a path whose objective is at most glmnet's (number %i)", (k) => {
    const { alpha, steps } = reference<PathsOfR>('glmnet-path-golub.json').alphas[k];
    const { lambda, intercept, coefficients } = elasticNetPath(z.X, z.y, { alpha });
    for (const { step, objective } of steps) {
      const weights = coefficients[step];
      const penalty = weights.reduce(
        (sum, { value }) => sum + alpha * Math.abs(value) + ((1 - alpha) / 2) * value ** 2,
        0,
      );
      const f = logOdds(z, intercept[step], weights);
      const own = logisticLoss(z.y, f) / f.length + lambda[step] * penalty;
      expect(own).toBeLessThanOrEqual(objective * (1 + 1e-10));
    }
  });

  it.each([1, 0.5])(
    'meet the optimality condition at every λ of the saved path, α = %f',
    (alpha) => {
      const file = path.join(projectRoot, 'data', 'results', 'golub', 'regularisation-path.csv');
      const rows = csvRows(readFileSync(file, 'utf8'));
      const own = rows.filter((row) => Number(row.alpha) === alpha);
      for (const lambda of new Set(own.map((row) => row.lambda))) {
        const [constant, ...weights] = own.filter((row) => row.lambda === lambda);
        const beta = weights.map(({ probe, coefficient }) => {
          return { index: z.probes.indexOf(probe), value: Number(coefficient) };
        });
        const intercept = Number(constant.coefficient);
        expect(kktResidual(z, alpha, Number(lambda), intercept, beta)).toBeLessThan(1e-8);
      }
    },
  );

  it.each([0.1, 50])('can be ranked by a support vector machine, %f at a time', (step) => {
    const { ranks, rounds } = rfeRanking(z.X, z.y, { step, C: 1, model: 'svm' });
    expect(rounds.at(-1)).toBe(1);
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
  });
});

interface Weight {
  readonly index: number;
  readonly value: number;
}

interface PathsOfR {
  alphas: { alpha: number; steps: { step: number; objective: number }[] }[];
}

function logOdds({ X, y }: TrainingSet, intercept: number, weights: readonly Weight[]): number[] {
  return y.map((_, i) =>
    weights.reduce((sum, { index, value }) => sum + value * X.get(i, index), intercept),
  );
}

/** The largest distance of 0 from the subdifferential, by any weight or the intercept, relative to λ. */
function kktResidual(
  data: TrainingSet,
  alpha: number,
  lambda: number,
  intercept: number,
  weights: readonly Weight[],
): number {
  const n = data.y.length;
  const off = logOdds(data, intercept, weights).map((f, i) => (data.y[i] - sigmoid(f)) / n);
  const beta = new Map(weights.map(({ index, value }) => [index, value]));
  let worst = Math.abs(off.reduce((sum, value) => sum + value, 0));
  for (let j = 0; j < data.X.columns; j++) {
    const value = beta.get(j) ?? 0;
    let pull = -lambda * (1 - alpha) * value;
    for (let i = 0; i < n; i++) pull += off[i] * data.X.get(i, j);
    const residual =
      value === 0
        ? Math.max(0, Math.abs(pull) - lambda * alpha)
        : Math.abs(pull - lambda * alpha * Math.sign(value));
    worst = Math.max(worst, residual);
  }
  return worst / lambda;
}
