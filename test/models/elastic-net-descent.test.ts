import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';

import { descend } from '../../src/models/elastic-net-descent.js';
import {
  minimiseOnSupport,
  newtonStep,
  pullsOnSupport,
} from '../../src/models/elastic-net-newton.js';
import {
  byColumns,
  bySamples,
  type NewtonTarget,
} from '../../src/models/elastic-net-newton-step.js';
import { evaluate } from '../../src/models/elastic-net-point.js';
import { elasticNetPenalty, penalised } from '../../src/models/elastic-net-penalty.js';
import {
  type ElasticNetState,
  emptyModel,
  fillLogOdds,
} from '../../src/models/elastic-net-state.js';
import { logisticLoss } from '../../src/models/logistic-loss.js';
import { modelData } from '../datasets.js';
import { absolute, largest } from '../golden.js';

const four = new Matrix([[-1], [-1], [1], [1]]);

describe('descend', () => {
  const none = elasticNetPenalty(1, 1);

  it('moves a column by its pull beyond the penalty over the largest curvature there is', () => {
    const state = emptyModel(four, [0, 0, 1, 1]);
    descend(state, elasticNetPenalty(0.1, 1), [0]);
    // The pull is mean(x(y - ½)) = ½, the curvature ¼ mean(x²) = ¼.
    expect(state.beta[0]).toBeCloseTo((0.5 - 0.1) / 0.25, 12);
    expect(largest(absolute, [...state.point.logOdds], [-1.6, -1.6, 1.6, 1.6])).toBeLessThan(1e-12);
    expect(state.support).toEqual([0]);
  });

  it('moves the intercept by the mean residual over that curvature', () => {
    const state = emptyModel(four, [0, 1, 1, 1]);
    state.intercept = 0;
    state.point.logOdds.fill(0);
    evaluate(state.point, state.y);
    descend(state, none, []);
    expect(state.intercept).toBeCloseTo((0.75 - 0.5) / 0.25, 12);
    expect(largest(absolute, [...state.point.logOdds], [1, 1, 1, 1])).toBeLessThan(1e-12);
  });
});

describe('a Newton step on equal columns', () => {
  it.each([1, 1e4])('leaves how they share their weight as it is, on a scale of %d', (scale) => {
    const X = new Matrix([-1, -0.5, 0.2, 1.3].map((x) => [scale * x, scale * x]));
    const state = emptyModel(X, [0, 1, 0, 1]);
    state.support = [0, 1];
    state.beta.set([0.3 / scale, 0.1 / scale]);
    fillLogOdds(state.point.logOdds, state, weightsOf(state), state.intercept);
    evaluate(state.point, state.y);
    const [one, other] = byColumns(
      state,
      elasticNetPenalty(1e-3 * scale, 1),
      pullsOnSupport(state),
    ).weights;
    expect(scale * (one + other)).not.toBeCloseTo(0.4, 1);
    expect(scale * (one - other)).toBeCloseTo(0.2, 4);
  });
});

const weightsOf = ({ support, beta }: ElasticNetState) => support.map((j) => beta[j]);

describe.each(['small', 'separable'] as const)('descent on %s', (data) => {
  const { X, y } = modelData(data).training;
  const everyColumn = Array.from({ length: X.columns }, (_, j) => j);

  /** Every column lets itself in at once, far from the optimum: what a path never does. */
  function roughStart(lambda: number, alpha: number) {
    const state = emptyModel(X, y);
    const penalty = elasticNetPenalty(lambda, alpha);
    const objective = () =>
      penalised(logisticLoss(y, state.point.logOdds) / y.length, weightsOf(state), penalty);
    return { state, penalty, objective };
  }

  it.each([
    [0.2, 1],
    [0.01, 1],
    [0.001, 0.5],
    [0.0001, 0.1],
  ])('never lets the objective rise: λ = %d, alpha = %d', (lambda, alpha) => {
    const { state, penalty, objective } = roughStart(lambda, alpha);
    let last = objective();
    for (let k = 0; k < 40; k++) {
      if (k % 2 === 0) {
        descend(
          state,
          penalty,
          everyColumn.filter((j) => state.beta[j] === 0),
        );
      } else {
        newtonStep(state, penalty, pullsOnSupport(state));
      }
      expect(objective()).toBeLessThanOrEqual(last * (1 + 2e-14));
      last = objective();
    }
    expect(state.support.length).toBeGreaterThan(0);
  });

  it('keeps the log-odds and the support in step with the weights', () => {
    const { state, penalty } = roughStart(0.01, 0.5);
    for (let k = 0; k < 5; k++) {
      descend(
        state,
        penalty,
        everyColumn.filter((j) => state.beta[j] === 0),
      );
      minimiseOnSupport(state, penalty, 1e-12);
      const anew = new Float64Array(y.length);
      fillLogOdds(anew, state, weightsOf(state), state.intercept);
      expect(largest(absolute, [...state.point.logOdds], [...anew])).toBeLessThan(1e-12);
      const nonZero = everyColumn.filter((j) => state.beta[j] !== 0);
      expect([...state.support].sort((a, b) => a - b)).toEqual(nonZero);
    }
  });

  it('takes the same Newton step by columns and by samples', () => {
    const { state, penalty } = roughStart(0.02, 0.3);
    descend(state, penalty, everyColumn);
    // Both leave their weights in the same list.
    const kept = ({ weights, intercept }: NewtonTarget) => ({
      weights: Array.from(weights.subarray(0, state.support.length)),
      intercept,
    });
    const one = kept(byColumns(state, penalty, pullsOnSupport(state)));
    const other = kept(bySamples(state, penalty));
    expect(largest(absolute, one.weights, other.weights)).toBeLessThan(1e-7);
    expect(absolute(one.intercept, other.intercept)).toBeLessThan(1e-7);
  });
});
