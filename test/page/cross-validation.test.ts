import { describe, expect, it } from 'vitest';

import {
  crossValidate as validate,
  type CrossValidation,
} from '../../src/evaluation/cross-validation.js';
import type { NamedLearners } from '../../src/evaluation/learn.js';
import { stratifiedKFold } from '../../src/evaluation/resampling.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { randomForest } from '../../src/models/random-forest.js';
import { inTurn, type Workers } from '../../src/numerics/workers.js';
import { crossValidate } from '../../src/page/cross-validation.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { drawn } from '../datasets.js';

const data = drawn(24, 20, 3, { shifted: 3, shift: 2 });
const plan = stratifiedKFold(data.y, { folds: 3, repeats: 2, seed: 11 });
const ridge = pipeline(standardise(), logisticRegression({ penalty: 'l2' }));
const forest = pipeline(randomForest({ trees: 11 }));
const small = pipeline(randomForest({ trees: 3 }));

/** Workers who remember which pipelines they were asked to fit. */
const asked: string[][] = [];
const workers: Workers = {
  map(work, pieces, ...report) {
    if (pieces.length > 0) asked.push(Object.keys(pieces[0][0] as object));
    return inTurn.map(work, pieces, ...report);
  },
};

describe('crossValidate in a page', () => {
  it('gives the same rows in the same order, and fits only what is new', async () => {
    const told: number[] = [];
    const tell = (done: number) => void told.push(done);
    const requests: NamedLearners[] = [
      { forest, ridge },
      { small, ridge, forest },
      { again: forest, ridge },
    ];
    for (const pipelines of requests) {
      const found = await crossValidate(pipelines, data, plan, tell, workers);
      expect(found).toEqual(await validate(pipelines, data, plan));
    }
    expect(asked).toEqual([['forest', 'ridge'], ['small']]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 6]);
  });

  it('tells meanwhile of the repeats that are complete, of all pipelines in their order', async () => {
    const three = stratifiedKFold(data.y, { folds: 3, repeats: 3, seed: 5 });
    await crossValidate({ old: ridge }, data, three);
    const told: CrossValidation[] = [];
    const tell = (found: CrossValidation) => void told.push(found);
    const theirs: CrossValidation[] = [];
    const pipelines = { small, ridge, forest };
    await validate(pipelines, data, three, undefined, undefined, (found) => theirs.push(found));
    asked.length = 0;
    await crossValidate(pipelines, data, three, undefined, workers, tell);
    expect(asked).toEqual([['small', 'forest']]);
    expect(told).toEqual(theirs);
    expect(told.map(({ folds }) => folds.length)).toEqual([9, 18]);
  });

  it('knows the folds of a smaller plan, and those that were done before it was abandoned', async () => {
    const five = stratifiedKFold(data.y, { folds: 3, repeats: 5, seed: 21 });
    const two = { ...five, repeats: 2, assignment: five.assignment.slice(0, 2) };
    await crossValidate({ ridge }, data, two);
    await new Promise<void>((abandoned) => {
      const tenAlone: Workers = {
        async map(work, pieces, ...report) {
          expect(pieces).toHaveLength(15);
          await inTurn.map(work, pieces.slice(0, 10), ...report);
          abandoned();
          return new Promise(() => {});
        },
      };
      void crossValidate({ ridge, small }, data, five, undefined, tenAlone);
    });
    const done: string[] = [];
    const count = (of: number, all: number) => void done.push(`${of}/${all}`);
    const told: number[] = [];
    const tell = ({ folds }: CrossValidation) => void told.push(folds.length);
    asked.length = 0;
    const found = await crossValidate({ small, ridge }, data, five, count, workers, tell);
    expect(found).toEqual(await validate({ small, ridge }, data, five));
    expect(done).toEqual(['1/5', '2/5', '3/5', '4/5', '15/15']);
    expect(told).toEqual([6, 12, 18, 24]);
    asked.length = 0;
    await crossValidate({ ridge }, data, five, undefined, workers, tell);
    expect(asked).toEqual([]);
    expect(told).toHaveLength(4);
  });

  it('fits anew with another seed and in another repeat, though the folds are the same', async () => {
    const deal = plan.assignment[0];
    const plans = [
      { ...plan, repeats: 1, assignment: [deal] },
      { ...plan, repeats: 1, assignment: [deal], seed: 12 },
      { ...plan, repeats: 2, assignment: [deal, deal] },
    ];
    const all: string[] = [];
    for (const one of plans) {
      const found = await crossValidate({ small }, data, one);
      expect(found).toEqual(await validate({ small }, data, one));
      all.push(JSON.stringify(found.scores.slice(-data.y.length).map(({ score }) => score)));
    }
    expect(new Set(all).size).toBe(3);
  });

  it('fits anew on other folds and on other samples', async () => {
    asked.length = 0;
    const other = stratifiedKFold(data.y, { folds: 3, repeats: 2, seed: 12 });
    const found = await crossValidate({ ridge }, data, other, undefined, workers);
    expect(found).toEqual(await validate({ ridge }, data, other));
    const fewer = drawn(18, 20, 4, { shifted: 3, shift: 2 });
    const theirs = stratifiedKFold(fewer.y, { folds: 3, repeats: 2, seed: 11 });
    expect(await crossValidate({ ridge }, fewer, theirs, undefined, workers)).toEqual(
      await validate({ ridge }, fewer, theirs),
    );
    expect(asked).toHaveLength(2);
  });
});
