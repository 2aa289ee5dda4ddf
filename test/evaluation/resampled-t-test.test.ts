import { describe, expect, it } from 'vitest';

import type { FoldResult } from '../../src/evaluation/cross-validation.js';
import {
  correctedResampledTTest,
  meanDifference,
  pipelineDifferences,
} from '../../src/evaluation/resampled-t-test.js';
import { mean } from '../../src/numerics/describe.js';
import { random } from '../../src/numerics/random.js';
import { golden, relative } from '../golden.js';

describe('correctedResampledTTest', () => {
  it.each(golden('paired-tests.json').resampled)(
    "is the formula's: $name",
    ({ differences, folds, confidence, difference, ...rest }) => {
      const expected = { estimate: difference, ...rest };
      const found = correctedResampledTTest(differences, { folds, confidence });
      for (const name of ['estimate', 't', 'df', 'p', 'lower', 'upper'] as const) {
        expect(relative(found[name], expected[name]), name).toBeLessThan(1e-12);
      }
    },
  );

  it('changes its sign alone when the pipelines change places', () => {
    const [{ differences, folds }] = golden('paired-tests.json').resampled;
    const one = correctedResampledTTest(differences, { folds });
    const other = correctedResampledTTest(
      differences.map((d) => -d),
      { folds },
    );
    expect(other).toEqual({
      ...one,
      estimate: -one.estimate,
      t: -one.t,
      lower: -one.upper,
      upper: -one.lower,
    });
  });

  it('gains little from repeats, where a plain t-test would find anything in the end', () => {
    const ten = [0.1, -0.05, 0, 0.15, 0.05, 0, 0.1, -0.1, 0.05, 0.1];
    const width = (repeats: number) => {
      const all = Array.from({ length: repeats }, () => ten).flat();
      const { lower, upper } = correctedResampledTTest(all, { folds: 10 });
      return upper - lower;
    };
    expect(width(100)).toBeGreaterThan(0.6 * width(1));
  });

  it('keeps its level on overlapping training sets', () => {
    // Two pipelines without a difference: each guesses a mean from the training part of a fold, one by either of two
    // measurements of the same samples, and is asked for its squared errors on the left-out part.
    let rejected = 0;
    const studies = 300;
    for (let study = 0; study < studies; study++) {
      const draw = random(study, 11);
      const values = Array.from({ length: 30 }, () => [draw.normal(), draw.normal()]);
      const differences = Array.from({ length: 5 }, () => {
        const order = draw.shuffle(values);
        return [0, 1, 2, 3, 4].map((fold) => {
          const inFold = (i: number) => i % 5 === fold;
          const training = order.filter((_, i) => !inFold(i));
          const loss = (which: number) => {
            const guess = mean(training.map((value) => value[which]));
            return mean(order.filter((_, i) => inFold(i)).map((v) => (v[which] - guess) ** 2));
          };
          return loss(0) - loss(1);
        });
      }).flat();
      if (correctedResampledTTest(differences, { folds: 5 }).p <= 0.05) rejected++;
    }
    // Binomial(300, 0.05) exceeds 28 once in a thousand.
    expect(rejected).toBeLessThanOrEqual(28);
  });

  it('has no interval, and no t, where there is no spread', () => {
    expect(correctedResampledTTest([0, 0, 0], { folds: 3 })).toEqual({
      estimate: 0,
      t: NaN,
      df: 2,
      p: 1,
      lower: NaN,
      upper: NaN,
    });
    expect(correctedResampledTTest([-0.5, -0.5], { folds: 2 })).toEqual({
      estimate: -0.5,
      t: -Infinity,
      df: 1,
      p: Number.MIN_VALUE,
      lower: NaN,
      upper: NaN,
    });
  });

  it('is undefined where a difference is', () => {
    const { df, ...rest } = correctedResampledTTest([0.1, NaN, 0.2], { folds: 3 });
    expect(df).toBe(2);
    for (const value of Object.values(rest)) expect(value).toBeNaN();
  });

  it('refuses a single difference, a single fold and a confidence of 95', () => {
    expect(() => correctedResampledTTest([0.1], { folds: 5 })).toThrow('not 1 of 5');
    expect(() => correctedResampledTTest([0.1, 0.2], { folds: 1 })).toThrow('not 2 of 1');
    expect(() => correctedResampledTTest([0.1, 0.2], { folds: 2, confidence: 95 })).toThrow(
      '95 does not',
    );
  });
});

describe('pipelineDifferences', () => {
  const row = (pipeline: string, repeat: number, fold: number, accuracy: number) =>
    ({ pipeline, repeat, fold, accuracy }) as FoldResult;
  const base = [0.9, 0.8, 0.7, 0.9];
  const better = [0.95, 0.9, 0.7, 1];
  const at = [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ];
  const folds = [
    ...at.map(([repeat, fold], i) => row('base', repeat, fold, base[i])),
    // The order of the rows does not matter, only which fold each is.
    ...at.map(([repeat, fold], i) => row('better', repeat, fold, better[i])).reverse(),
  ];

  it('compares fold by fold, with the folds of one repeat as k', () => {
    const expected = correctedResampledTTest(
      better.map((value, i) => value - base[i]),
      { folds: 2 },
    );
    expect(pipelineDifferences(folds, 'base', 'accuracy')).toEqual([
      { pipeline: 'better', ...expected },
    ]);
  });

  it('averages several pairs fold by fold into one test', () => {
    const third = [0.5, 0.7, 0.9, 0.6];
    const all = [...folds, ...at.map(([repeat, fold], i) => row('third', repeat, fold, third[i]))];
    const pairs = [
      ['better', 'base'],
      ['third', 'better'],
    ] as const;
    const means = at.map((_, i) => (better[i] - base[i] + (third[i] - better[i])) / 2);
    const expected = correctedResampledTTest(means, { folds: 2 });
    const found = meanDifference(all, pairs, 'accuracy');
    expect(found.estimate).toBeCloseTo(expected.estimate, 14);
    expect(found.lower).toBeCloseTo(expected.lower, 12);
    expect(found.upper).toBeCloseTo(expected.upper, 12);
    expect(found.df).toBe(3);
    expect(Math.abs(found.estimate)).toBeGreaterThan(0.01);
  });

  it('refuses an unknown reference and other folds', () => {
    expect(() => pipelineDifferences(folds, 'best', 'accuracy')).toThrow(
      "No pipeline is called 'best', but base, better.",
    );
    const last = folds.at(-1)!;
    const moved = [...folds.slice(0, -1), { ...last, repeat: last.repeat + 9 }];
    expect(() => pipelineDifferences(moved, 'base', 'accuracy')).toThrow(
      "'better' and 'base' were not validated on the same folds.",
    );
    expect(() => pipelineDifferences(folds.slice(0, -1), 'base', 'accuracy')).toThrow(
      "'better' and 'base' were not validated on the same folds.",
    );
  });
});
