import { afterEach, describe, expect, it } from 'vitest';

import type { TrainingSet } from '../../src/cohort/dataset.js';
import { crossValidate } from '../../src/evaluation/cross-validation.js';
import { leakageAudit, type LeakageRow, meanAccuracy } from '../../src/evaluation/leakage-audit.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { svm } from '../../src/models/svm.js';
import { mean } from '../../src/numerics/describe.js';
import { fitTransforms } from '../../src/pipeline/fit.js';
import { TRANSFORMS } from '../../src/pipeline/kinds.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { log2 } from '../../src/preprocessing/log2.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { columnSelection } from '../../src/preprocessing/transform.js';
import { rfe } from '../../src/selection/rfe.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { varianceFilter } from '../../src/selection/variance-filter.js';
import { drawn } from '../datasets.js';

const added = TRANSFORMS as unknown as Record<string, unknown>;
afterEach(() => delete added['first-two']);

const linear = svm({ kernel: 'linear', C: 1 });
const pipelines = {
  'top 10': pipeline(tTestFilter({ top: 10 }), standardise(), linear),
  rfe: pipeline(standardise(), rfe({ keep: 10, model: 'svm' }), linear),
};
const accuracies = (rows: readonly LeakageRow[], wanted: Partial<LeakageRow>) =>
  rows
    .filter((row) => Object.entries(wanted).every(([k, v]) => row[k as keyof LeakageRow] === v))
    .map(({ accuracy }) => accuracy);

describe('leakageAudit', () => {
  it('finds nothing in noise with the selection inside the folds, and much with it outside', async () => {
    const noise = drawn(40, 1000, 1);
    const rows = await leakageAudit(pipelines, noise, { permutations: 4, seed: 3 });
    for (const pipeline of Object.keys(pipelines)) {
      const inside = accuracies(rows, { pipeline, selection: 'inside' });
      const outside = accuracies(rows, { pipeline, selection: 'outside' });
      expect(inside).toHaveLength(5);
      // A fair coin over 40 samples has a standard deviation of 0.08, the mean of five about half of that.
      expect(Math.abs(mean(inside) - 0.5)).toBeLessThan(0.16);
      expect(mean(outside)).toBeGreaterThan(0.8);
      outside.forEach((accuracy, k) => expect(accuracy).toBeGreaterThan(inside[k] + 0.1));
    }
  });

  it('finds on the true labels what is there, and on permuted ones what is not', async () => {
    const real = drawn(40, 100, 2, { shifted: 5, shift: 3 });
    const told: number[][] = [];
    const options = { permutations: 1, folds: 4, seed: 1 };
    const rows = await leakageAudit(pipelines, real, options, (...at) => told.push(at));
    for (const accuracy of accuracies(rows, { labels: 'true' }))
      expect(accuracy).toBeGreaterThan(0.9);
    for (const accuracy of accuracies(rows, { labels: 'permuted', selection: 'inside' })) {
      expect(accuracy).toBeLessThan(0.8);
    }
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('has inside what a cross-validation has, pooled over folds of unequal size', async () => {
    const data = drawn(22, 40, 9, { shifted: 2, shift: 1 });
    const rows = await leakageAudit(pipelines, data, { permutations: 0, folds: 5, seed: 4 });
    const { scores } = await crossValidate(pipelines, data, stratifiedKFold(data.y, { seed: 4 }));
    const right = scores.filter((s) => s.pipeline === 'rfe' && s.label === s.predicted).length;
    expect(accuracies(rows, { pipeline: 'rfe', selection: 'inside' })).toEqual([right / 22]);
    expect(rows.map((row) => Object.keys(row).join(' '))).toContain(
      'pipeline labels selection permutation accuracy',
    );
  });

  it('has outside a cross-validation of the steps that follow, on what those before leave', async () => {
    const drawnOnes = drawn(24, 40, 9, { shifted: 2, shift: 1 });
    const data = { ...drawnOnes, X: drawnOnes.X.clone().add(100) };
    const before = [log2(), tTestFilter({ top: 4 })] as const;
    const rows = await leakageAudit({ it: pipeline(...before, standardise(), linear) }, data, {
      permutations: 0,
      folds: 4,
      seed: 4,
    });
    const selected = fitTransforms(before, data).transform(data);
    const plan = stratifiedKFold(data.y, { folds: 4, seed: 4 });
    const { scores } = await crossValidate({ it: pipeline(standardise(), linear) }, selected, plan);
    const right = scores.filter((s) => s.label === s.predicted).length;
    expect(accuracies(rows, { selection: 'outside' })).toEqual([right / 24]);
  });

  it('leaves what follows the selection inside the folds, so that a filter of no use changes nothing', async () => {
    const all = varianceFilter({ by: 'varying' });
    const spec = pipeline(all, standardise(), logisticRegression({ penalty: 'l2' }));
    const [inside, outside] = await leakageAudit({ spec }, drawn(30, 20, 5), {
      permutations: 0,
      seed: 1,
    });
    expect(outside.accuracy).toBe(inside.accuracy);
  });

  it('permutes by the seed and the number of the permutation alone', async () => {
    const noise = drawn(20, 30, 4);
    const run = (permutations: number) =>
      leakageAudit(pipelines, noise, { permutations, folds: 4, seed: 6 });
    const [few, more] = [await run(1), await run(3)];
    expect(more.slice(0, few.length)).toEqual(few);
    expect(few.map(({ permutation, labels }) => `${permutation} ${labels}`)).toEqual([
      ...Array<string>(4).fill('0 true'),
      ...Array<string>(4).fill('1 permuted'),
    ]);
  });

  it('refuses a pipeline that selects nothing', async () => {
    const bare = pipeline(standardise(), linear);
    await expect(
      leakageAudit({ bare }, drawn(20, 5, 1), { permutations: 1, seed: 1 }),
    ).rejects.toThrow('bare selects no probes');
  });

  it('has outside whatever step says that it selects, one that is new too', async () => {
    const firstTwo = ({ probes }: TrainingSet) => columnSelection(probes, [0, 1]);
    const counted = { fits: 0 };
    added['first-two'] = {
      fit: (_: unknown, training: TrainingSet) => (counted.fits++, firstTwo(training)),
      selects: true,
      ranking: () => undefined,
    };
    const it = pipeline({ kind: 'first-two' } as never, linear);
    await leakageAudit({ it }, drawn(20, 5, 1), { permutations: 0, folds: 4, seed: 1 });
    // In every fold, and once on all samples.
    expect(counted.fits).toBe(5);
  });
});

describe('meanAccuracy', () => {
  it('is of the rows that agree in all three, and of no others', () => {
    const at = { pipeline: 'a', labels: 'permuted', selection: 'outside' } as const;
    const rows = [
      { ...at, permutation: 1, accuracy: 0.75 },
      { ...at, permutation: 2, accuracy: 0.25 },
      { ...at, permutation: 1, accuracy: 1, pipeline: 'b' },
      { ...at, permutation: 1, accuracy: 1, labels: 'true' as const },
      { ...at, permutation: 1, accuracy: 1, selection: 'inside' as const },
    ];
    expect(meanAccuracy(rows, at)).toBe(0.5);
    expect(meanAccuracy(rows, { ...at, pipeline: 'c' })).toBeNaN();
  });
});
