import { describe, expect, it } from 'vitest';

import { descend } from '../../src/models/elastic-net-descent.js';
import { minimiseOnSupport, newtonStep } from '../../src/models/elastic-net-newton.js';
import { byColumns, bySamples } from '../../src/models/elastic-net-newton-step.js';
import { elasticNetPenalty, penalised } from '../../src/models/elastic-net-penalty.js';
import {
  type ElasticNetState,
  emptyModel,
  fillLogOdds,
} from '../../src/models/elastic-net-state.js';
import { logisticLoss } from '../../src/models/logistic-loss.js';
import { modelData } from '../datasets.js';
import { absolute, largest } from '../golden.js';

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
        newtonStep(state, penalty);
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
    const one = byColumns(state, penalty);
    const other = bySamples(state, penalty);
    expect(largest(absolute, [...one.weights], [...other.weights])).toBeLessThan(1e-7);
    expect(absolute(one.intercept, other.intercept)).toBeLessThan(1e-7);
  });
});
