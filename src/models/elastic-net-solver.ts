import { descend } from './elastic-net-descent.js';
import { minimiseOnSupport } from './elastic-net-newton.js';
import { elasticNetPenalty } from './elastic-net-penalty.js';
import { type Screening, screening } from './elastic-net-screening.js';
import { alongColumn, type ElasticNetState } from './elastic-net-state.js';

/** Relative to λ: a solution further than this from the optimality condition is refused. */
const LARGEST_KKT = 1e-8;
/** From one λ to the next it may fall by this factor at most, or there is a stop in between. */
export const LARGEST_FALL = 3;
/** How close to come there, relative to λ. */
const STOP_TOLERANCE = 1e-4;

/**
 * Solves for one λ after the other, each from the solution for the one before, and calls `found` with each λ and how far
 * the state is then from the optimality condition, relative to λ.
 *
 * @param state a model without weights
 * @param lambdas positive, falling
 * @param tolerance how close to come, relative to λ
 * @throws Error when a solution is further than 1e-8 from the condition
 */
export function solveAlong(
  state: ElasticNetState,
  lambdas: readonly number[],
  { alpha, tolerance }: { alpha: number; tolerance: number },
  found: (lambda: number, kkt: number) => void,
): void {
  const screen = screening(state);
  let last = largestPull(state) / alpha;
  for (const lambda of lambdas) {
    for (const stop of stopsBetween(last, lambda)) {
      solveAt(state, screen, stop, alpha, STOP_TOLERANCE);
    }
    const kkt = solveAt(state, screen, lambda, alpha, tolerance);
    requireSolved(kkt, lambda);
    found(lambda, kkt);
    last = lambda;
  }
}

/** @throws Error when a solution is further than 1e-8 λ from the optimality condition */
export function requireSolved(kkt: number, lambda: number): void {
  if (kkt <= LARGEST_KKT) return;
  throw new Error(
    `elasticNetPath: coordinate descent ended ${kkt.toExponential(1)} λ away from the optimum at λ = ${lambda}. ` +
      'Standardise the probes, or use a larger λ (a smaller C): where the classes are separable, the weights grow ' +
      'without bound as λ falls to 0.',
  );
}

/** The largest pull on any column. As long as there are no weights, λα at and above it leaves them all at 0. */
export function largestPull(state: ElasticNetState): number {
  const { columns, beta, point } = state;
  let largest = 0;
  for (let j = 0; j < beta.length; j++) {
    largest = Math.max(largest, Math.abs(alongColumn(columns, j, point.residual)));
  }
  return largest;
}

/** Between two λ that lie far apart, so that few columns enter at a time. */
function stopsBetween(from: number, to: number): number[] {
  const steps = Math.ceil((Math.log(from) - Math.log(to)) / Math.log(LARGEST_FALL));
  return Array.from(
    { length: Math.max(0, steps - 1) },
    (_, k) => from * (to / from) ** ((k + 1) / steps),
  );
}

/**
 * Solves on the support, lets in the columns that break the condition, and again, until there are none.
 *
 * @returns how far the state then is from the optimality condition, relative to λ
 */
export function solveAt(
  state: ElasticNetState,
  screen: Screening,
  lambda: number,
  alpha: number,
  tolerance: number,
): number {
  const penalty = elasticNetPenalty(lambda, alpha);
  const enough = tolerance * lambda;
  for (let round = 0; round < 1000; round++) {
    const off = minimiseOnSupport(state, penalty, enough);
    const { entering, largest } = screen.above(penalty.l1 + enough);
    if (entering.length === 0) return Math.max(off, largest - penalty.l1) / lambda;
    descend(state, penalty, entering);
  }
  return Infinity;
}
