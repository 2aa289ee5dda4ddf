import type { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import type { Label } from '../../src/cohort/dataset.js';
import { type ElasticNetPath, elasticNetPath } from '../../src/models/elastic-net-path.js';
import { crossValidatePath } from '../../src/models/lambda-cross-validation.js';
import { mean } from '../../src/numerics/describe.js';
import { drawn, modelData } from '../datasets.js';
import { absolute, golden, largest } from '../golden.js';

/** Of each sample at the path's last λ, by the fit to the other folds. */
function leftOutDeviances(
  X: Matrix,
  y: readonly Label[],
  fold: readonly number[],
  { lambda }: ElasticNetPath,
): number[] {
  return y.map((label, i) => {
    const rest = y.flatMap((_, k) => (fold[k] === fold[i] ? [] : [k]));
    const labels = rest.map((k) => y[k]);
    const { coefficients, intercept } = elasticNetPath(X.subMatrixRow(rest), labels, {
      lambdas: lambda,
    });
    const f = coefficients[4].reduce(
      (sum, { index, value }) => sum + value * X.get(i, index),
      intercept[4],
    );
    return 2 * Math.log1p(Math.exp(label === 1 ? -f : f));
  });
}

describe('crossValidatePath', () => {
  it.each(golden('glmnet-path.json').cross_validated)(
    'agrees with cv.glmnet on $data, alpha = $alpha',
    ({ data, alpha, fold, lambda, ...expected }) => {
      const { X, y } = modelData(data).training;
      const validated = crossValidatePath(X, y, fold, { alpha, lambdas: lambda });
      for (const measure of ['deviance', 'class'] as const) {
        const { mean, se, lambdaMin, lambda1se } = validated[measure];
        expect(largest(absolute, mean, expected[measure].mean)).toBeLessThan(1e-7);
        expect(largest(absolute, se, expected[measure].se)).toBeLessThan(1e-7);
        expect(lambdaMin).toBe(expected[measure].lambda_min);
        expect(lambda1se).toBe(expected[measure].lambda_1se);
      }
      expect(validated.path.lambda).toEqual(lambda);
    },
  );

  it('chooses the larger λ by the rule of one standard error', () => {
    const { X, y } = modelData('small').training;
    const fold = y.map((_, i) => i % 4);
    const { deviance, class: wrong, path } = crossValidatePath(X, y, fold);
    for (const { lambdaMin, lambda1se, mean, se } of [deviance, wrong]) {
      const [min, one] = [path.lambda.indexOf(lambdaMin), path.lambda.indexOf(lambda1se)];
      expect(one).toBeLessThanOrEqual(min);
      expect(mean[min]).toBe(Math.min(...mean));
      expect(mean[one]).toBeLessThanOrEqual(mean[min] + se[min]);
      if (one > 0) expect(mean[one - 1]).toBeGreaterThan(mean[min] + se[min]);
    }
  });

  it.each([
    ['of its samples, in folds of two', 6],
    ['of its folds, from three samples on', 4],
  ])('has the standard error of a mean %s', (_, folds) => {
    const { X, y } = drawn(12, 30, 3, { shifted: 1, shift: 1 });
    const fold = y.map((_, i) => i % folds);
    const { path, deviance } = crossValidatePath(X, y, fold, { count: 5 });
    const bySample = leftOutDeviances(X, y, fold, path);
    const byFold = Array.from({ length: 4 }, (_, f) =>
      mean(bySample.filter((_, i) => fold[i] === f)),
    );
    const independent = folds === 6 ? bySample : byFold;
    const variance = mean(independent.map((d) => (d - mean(bySample)) ** 2));
    const se = Math.sqrt(variance / (independent.length - 1));
    expect(deviance.se[4]).toBeCloseTo(se, 9);
  });

  it('does not depend on how folds are numbered', () => {
    const { X, y } = drawn(16, 30, 3, { shifted: 3, shift: 1 });
    const fold = y.map((_, i) => i % 4);
    const one = crossValidatePath(X, y, fold, { count: 10 });
    const other = crossValidatePath(
      X,
      y,
      fold.map((f) => [7, 2, 0, 5][f]),
      { count: 10 },
    );
    expect(largest(absolute, one.deviance.mean, other.deviance.mean)).toBe(0);
    expect(largest(absolute, one.deviance.se, other.deviance.se)).toBeLessThan(1e-15);
  });

  it('refuses folds that leave one class', () => {
    const { X } = drawn(6, 3, 1);
    const y: Label[] = [0, 0, 0, 0, 1, 1];
    expect(() => crossValidatePath(X, y, [0, 0, 1, 1, 2, 2])).toThrow(
      'all 4 training samples are of the negative class',
    );
  });

  it.each([7, 9])('refuses %i folds for 8 samples', (count) => {
    const { X, y } = drawn(8, 3, 1);
    const fold = Array.from({ length: count }, (_, i) => i % 2);
    expect(() => crossValidatePath(X, y, fold)).toThrow(`8 labels and ${count} folds`);
  });
});
