import { sum } from '../numerics/vectors.js';
import { byColumns, bySamples } from './elastic-net-newton-step.js';
import { type ElasticNetPenalty, penalised, violation } from './elastic-net-penalty.js';
import { copyPoint, evaluate } from './elastic-net-point.js';
import { alongColumn, type ElasticNetState, fillLogOdds } from './elastic-net-state.js';

/**
 * Newton's method on the support, where the objective is smooth as long as no weight changes its sign: a weight that
 * would is set to 0 and leaves. Steps are halved until the objective does not rise.
 *
 * @param enough ends where no weight of the support, nor the intercept, is further from the optimality condition; or
 * where rounding lets it come no closer
 * @returns how far it is from there
 */
export function minimiseOnSupport(
  state: ElasticNetState,
  penalty: ElasticNetPenalty,
  enough: number,
): number {
  let pulls = pullsOnSupport(state);
  let off = worstOnSupport(state, penalty, pulls);
  for (let step = 0; step < 100 && !(off <= enough); step++) {
    const before = off;
    const gain = newtonStep(state, penalty, pulls);
    pulls = pullsOnSupport(state);
    off = worstOnSupport(state, penalty, pulls);
    if (gain <= 0 && off >= before) break;
  }
  return off;
}

/** Minus the derivatives of the loss by the weights of the support, in its order, at the state as it stands: a step makes them void. */
export function pullsOnSupport({ columns, point, room, support }: ElasticNetState): Float64Array {
  const pulls = room.arrays.list(5, support.length);
  for (let k = 0; k < support.length; k++) {
    pulls[k] = alongColumn(columns, support[k], point.residual);
  }
  return pulls;
}

function worstOnSupport(
  { beta, point, support }: ElasticNetState,
  penalty: ElasticNetPenalty,
  pulls: Float64Array,
): number {
  let worst = Math.abs(sum(point.residual));
  for (let k = 0; k < support.length; k++) {
    const off = violation(beta[support[k]], pulls[k], penalty);
    // As it stands, NaN would pass for no violation.
    if (!(off <= worst)) worst = off;
  }
  return worst;
}

/**
 * One step.
 *
 * @param pulls `pullsOnSupport` of the state as it stands
 * @returns by how much the objective fell: 0 or a rounding error less at the minimum
 */
export function newtonStep(
  state: ElasticNetState,
  penalty: ElasticNetPenalty,
  pulls: Float64Array,
): number {
  const { beta, point, support, y } = state;
  const { arrays, trial } = state.room;
  const count = support.length;
  const [from, weights] = [arrays.list(3, count), arrays.list(4, count)];
  for (let k = 0; k < count; k++) from[k] = beta[support[k]];
  // One equation per sample needs the ridge part, and pays where columns are many.
  const manyColumns = penalty.l2 > 0 && 2 * count > y.length;
  const target = manyColumns ? bySamples(state, penalty) : byColumns(state, penalty, pulls);
  const before = penalised(point.loss, from, penalty, count);
  for (let size = 1; size > 1e-10; size /= 2) {
    let leaving = false;
    for (let k = 0; k < count; k++) {
      const next = from[k] + size * (target.weights[k] - from[k]);
      weights[k] = next * from[k] > 0 ? next : 0;
      leaving ||= weights[k] === 0;
    }
    const intercept = state.intercept + size * (target.intercept - state.intercept);
    fillLogOdds(trial.logOdds, state, weights, intercept);
    evaluate(trial, y);
    const after = penalised(trial.loss, weights, penalty, count);
    // At the minimum the objective no longer moves but in its last digits.
    if (!(after <= before * (1 + 1e-14))) continue;
    for (let k = 0; k < count; k++) beta[support[k]] = weights[k];
    if (leaving) state.support = support.filter((j) => beta[j] !== 0);
    state.intercept = intercept;
    copyPoint(trial, point);
    return before - after;
  }
  return 0;
}
