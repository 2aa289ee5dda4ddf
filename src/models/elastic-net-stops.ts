import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { screening } from './elastic-net-screening.js';
import { LARGEST_FALL, largestPull, requireSolved, solveAt } from './elastic-net-solver.js';
import { copyOfGram } from './elastic-net-gram.js';
import { copyPoint, emptyPoint } from './elastic-net-point.js';
import { type ElasticNetState, emptyModel, intercepted } from './elastic-net-state.js';
import type { LogisticFit } from './ridge-logistic.js';

/** How close to come at a stop, relative to λ: it is left at once. */
const STOP_TOLERANCE = 1e-2;

/**
 * Solutions of the elastic net for single λ on one training set, as a grid over the penalty asks for.
 *
 * The way down to a λ leads over stops at λ_max / 3ᵏ, the same for every λ. Where it has been before, it starts from
 * there; and since a solution depends on the stop above its λ and on nothing else that was asked for, it is the same to
 * the last bit whatever was asked for before.
 */
export class ElasticNetStops {
  private readonly largest: number;
  /** From no weights down: the state at stop k is that at λ_max / 3ᵏ. */
  private readonly states: ElasticNetState[];

  /**
   * @param X samples × probes, finite
   * @param y both classes present
   * @param alpha share of the L1 norm, above 0 and at most 1
   */
  constructor(
    X: Matrix,
    y: readonly Label[],
    private readonly alpha: number,
  ) {
    const start = emptyModel(X, y);
    this.largest = largestPull(start) / alpha;
    this.states = [start];
  }

  /** @throws Error when the solution can't be had to 1e-8, see `elasticNetPath` */
  at(lambda: number, tolerance = 1e-10): LogisticFit {
    const { alpha, largest, states } = this;
    const lambdaAt = (stop: number) => largest / LARGEST_FALL ** stop;
    let stop = 0;
    for (; lambdaAt(stop + 1) > lambda; stop++) {
      if (states.length > stop + 1) continue;
      const state = copyOf(states[stop]);
      solveAt(state, screening(state), lambdaAt(stop + 1), alpha, STOP_TOLERANCE);
      states.push(state);
    }
    const state = copyOf(states[stop]);
    requireSolved(solveAt(state, screening(state), lambda, alpha, tolerance), lambda);
    return { coefficients: Array.from(state.beta), intercept: intercepted(state) };
  }
}

/** Weights of its own, on the same columns. */
function copyOf(state: ElasticNetState): ElasticNetState {
  const point = emptyPoint(state.y.length);
  copyPoint(state.point, point);
  return { ...state, beta: state.beta.slice(), point, gram: copyOfGram(state.gram) };
}
