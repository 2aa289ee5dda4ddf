import { describe, expect, it } from 'vitest';

import { elasticNetPath } from '../../src/models/elastic-net-path.js';
import { coefficientPaths, regularisationRows } from '../../src/models/elastic-net-rows.js';
import { modelData } from '../datasets.js';

const { X, y, probes } = modelData('separable').training;
const path = elasticNetPath(X, y, { alpha: 0.5, count: 12 });

describe('regularisationRows', () => {
  const rows = regularisationRows(path, probes);

  it('has an intercept for each λ and a row for each weight that is not 0', () => {
    const weights = path.nonZero.reduce((sum, count) => sum + count, 0);
    expect(rows).toHaveLength(12 + weights);
    expect(rows.filter(({ probe }) => probe === '(Intercept)').map((row) => row.lambda)).toEqual(
      path.lambda,
    );
    expect(rows.every(({ alpha, coefficient }) => alpha === 0.5 && coefficient !== 0)).toBe(true);
  });

  it('names the probe of each weight', () => {
    const { index, value } = path.coefficients[11][3];
    const row = rows.find(
      ({ lambda, probe }) => lambda === path.lambda[11] && probe === probes[index],
    );
    expect(row?.coefficient).toBe(value);
  });
});

describe('coefficientPaths', () => {
  it('follows each probe that ever enters, the largest coefficients first', () => {
    const paths = coefficientPaths(path, probes);
    const entered = new Set(path.coefficients.flat().map(({ index }) => probes[index]));
    expect(new Set(paths.map(({ probe }) => probe))).toEqual(entered);
    const sizes = paths.map(({ coefficient }) => Math.max(...coefficient.map(Math.abs)));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const { probe, coefficient } of paths) {
      const weights = path.coefficients.map(
        (step) => step.find(({ index }) => probes[index] === probe)?.value ?? 0,
      );
      expect(coefficient).toEqual(weights);
    }
    expect(coefficientPaths(path, probes, 3)).toEqual(paths.slice(0, 3));
  });
});
