import { describe, expect, it } from 'vitest';

import { elasticNetPath } from '../../src/models/elastic-net-path.js';
import { fitPathFilter, pathFilter, rankByPath } from '../../src/selection/path-filter.js';
import { drawn, modelData, trainingOf, withValue } from '../datasets.js';
import { golden } from '../golden.js';

const { training } = modelData('separable');

describe('fitPathFilter', () => {
  it.each([1, 0.5, 0.1])("keeps the first that enter glmnet's path, l1Ratio %s", (l1Ratio) => {
    const { steps } = golden('glmnet-path.json').paths.find(
      ({ data, alpha }) => data === 'separable' && alpha === l1Ratio,
    )!;
    // The reference has its own penalties: what is in at one of its first is what has entered by then.
    const { index, lambda } = steps.find((step) => step.index.length >= 5)!;
    const { lambda: own, coefficients } = elasticNetPath(training.X, training.y, {
      alpha: l1Ratio,
    });
    const upTo = own.filter((value) => value >= lambda).length;
    const before = new Set(coefficients.slice(0, upTo).flatMap((w) => w.map((v) => v.index)));
    const { probes } = fitPathFilter(pathFilter({ keep: before.size, l1Ratio }), training);
    expect(new Set(probes)).toEqual(new Set([...before].map((j) => `g${j}`)));
    const inBoth = probes.filter((probe) => index.includes(Number(probe.slice(1))));
    expect(inBoth.length).toBeGreaterThanOrEqual(before.size - 1);
  });

  it('has the column of the largest correlation with the classes first', () => {
    const half = training.y.filter((label) => label === 1).length / training.y.length;
    const pull = training.probes.map((_, j) =>
      Math.abs(
        training.y.reduce<number>((s, label, i) => s + (label - half) * training.X.get(i, j), 0),
      ),
    );
    const best = pull.indexOf(Math.max(...pull));
    expect(fitPathFilter(pathFilter({ keep: 1 }), training).probes).toEqual([`g${best}`]);
  });

  it('has shorter lists at the beginning of longer ones, and ends where nothing more enters', () => {
    const list = (keep: number) => fitPathFilter(pathFilter({ keep }), training).probes;
    expect(list(12).slice(0, 5)).toEqual(list(5));
    expect(list(200).length).toBeLessThan(training.y.length + 5);
    expect(list(200).slice(0, 12)).toEqual(list(12));
  });

  it('has those that enter at the same step by their weight there', () => {
    const { X, y } = training;
    const order = rankByPath(pathFilter({ keep: 200, l1Ratio: 0.1 })).order(training);
    const seen = new Set<number>();
    let outOfPlace = 0;
    for (const weights of elasticNetPath(X, y, { alpha: 0.1 }).coefficients) {
      const entering = weights.filter(({ index }) => !seen.has(index));
      const sizes = new Map(entering.map(({ index, value }) => [index, Math.abs(value)]));
      const listed = order.slice(seen.size, seen.size + entering.length);
      for (let k = 1; k < listed.length; k++) {
        expect(sizes.get(listed[k])!).toBeLessThanOrEqual(sizes.get(listed[k - 1])!);
        if (listed[k] < listed[k - 1]) outOfPlace++;
      }
      for (const { index } of entering) seen.add(index);
    }
    // Or their places would have done.
    expect(outOfPlace).toBeGreaterThan(0);
  });

  it('lets more in with less of the L1 norm', () => {
    const count = (l1Ratio: number) =>
      fitPathFilter(pathFilter({ keep: 200, l1Ratio }), training).probes.length;
    expect(count(0.1)).toBeGreaterThan(count(0.5));
    expect(count(0.5)).toBeGreaterThan(count(1));
  });

  it('finds planted probes', () => {
    const planted = drawn(60, 200, 3, { shifted: 3, shift: 3 });
    const { probes } = fitPathFilter(pathFilter({ keep: 3 }), planted);
    expect([...probes].sort()).toEqual(['g0', 'g1', 'g2']);
  });

  it('refuses a single class, missing values and probes that say nothing', () => {
    const spec = pathFilter({ keep: 1 });
    expect(() => fitPathFilter(spec, trainingOf([[1], [2]], [1, 1]))).toThrow('pathFilter: all 2');
    expect(() => fitPathFilter(spec, withValue(training, 0, 9, NaN))).toThrow(
      'pathFilter: sample s1 has the value NaN at probe g9',
    );
    expect(() => fitPathFilter(spec, trainingOf([[1], [1]], [0, 1]))).toThrow('no probe varies');
  });
});

describe('pathFilter', () => {
  it('is a plain spec of the lasso unless told otherwise', () => {
    expect(pathFilter({ keep: 5 })).toEqual({ kind: 'path-filter', keep: 5, l1Ratio: 1 });
  });

  it.each([
    [{ keep: 0 }, 'keep must be a positive number, not 0'],
    [{ keep: 1.5 }, 'keep must be a whole number, not 1.5'],
    [{ keep: 1, l1Ratio: 0 }, 'l1Ratio must be a positive number, not 0'],
    [{ keep: 1, l1Ratio: 1.1 }, 'l1Ratio is at most 1, not 1.1'],
  ])('refuses %j', (options, message) => {
    expect(() => pathFilter(options)).toThrow(`pathFilter: ${message}`);
  });
});
