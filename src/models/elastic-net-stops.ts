import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { screening } from './elastic-net-screening.js';
import { LARGEST_FALL, largestPull, requireSolved, solveAt } from './elastic-net-solver.js';
import { copyGram, emptyGram } from './elastic-net-gram.js';
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
  /** In which the way from a stop to a λ is gone; nobody keeps it. */
  private readonly last: ElasticNetState;

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
    this.last = copyOf(start);
  }

  /** @throws Error when the solution can't be had to 1e-8, see `elasticNetPath` */
  at(lambda: number, tolerance = 1e-10): LogisticFit {
    const { alpha, largest, last, states } = this;
    const lambdaAt = (stop: number) => largest / LARGEST_FALL ** stop;
    let stop = 0;
    for (; lambdaAt(stop + 1) > lambda; stop++) {
      if (states.length > stop + 1) continue;
      const state = copyOf(states[stop]);
      solveAt(state, screening(state), lambdaAt(stop + 1), alpha, STOP_TOLERANCE);
      states.push(state);
    }
    copyState(states[stop], last);
    requireSolved(solveAt(last, screening(last), lambda, alpha, tolerance), lambda);
    return { coefficients: Array.from(last.beta), intercept: intercepted(last) };
  }
}

/** Weights of its own, on the same columns. */
function copyOf(state: ElasticNetState): ElasticNetState {
  const copy = {
    ...state,
    beta: new Float64Array(state.beta.length),
    point: emptyPoint(state.y.length),
    gram: emptyGram(),
  };
  copyState(state, copy);
  return copy;
}

/** Makes one state what another on the same columns is. */
function copyState(from: ElasticNetState, to: ElasticNetState): void {
  to.beta.set(from.beta);
  to.support = from.support;
  to.intercept = from.intercept;
  copyPoint(from.point, to.point);
  copyGram(from.gram, to.gram);
}
