import { sum } from '../numerics/vectors.js';
import { type ElasticNetPenalty, shrunk } from './elastic-net-penalty.js';
import { evaluate } from './elastic-net-point.js';
import { alongColumn, type ElasticNetState } from './elastic-net-state.js';

/**
 * One sweep of coordinate descent over the support and the columns that are to enter it, on the quadratic that lies
 * above the loss everywhere: its curvature is ¼ for each sample, more than p(1 - p) can be (Böhning & Lindsay 1988, Ann
 * Inst Stat Math 40:641). So the objective falls with every step, without any search for a step length.
 *
 * @param entering columns of weight 0
 */
export function descend(
  state: ElasticNetState,
  penalty: ElasticNetPenalty,
  entering: readonly number[],
): void {
  const { columns, beta, lengths, point, y } = state;
  const n = y.length;
  const curvature = 0.25 / n;
  // The residuals of the quadratic, until those of the loss are computed anew.
  const { logOdds, residual } = point;
  const visited = [...state.support, ...entering];
  for (const j of visited) {
    const own = curvature * lengths[j] ** 2;
    if (own === 0) continue;
    const next = shrunk(alongColumn(columns, j, residual) + own * beta[j], own, penalty);
    const change = next - beta[j];
    if (change === 0) continue;
    beta[j] = next;
    for (let i = 0, at = j * n; i < n; i++, at++) {
      logOdds[i] += change * columns[at];
      residual[i] -= curvature * change * columns[at];
    }
  }
  // Columns are centred, so that the intercept has a step of its own.
  const change = sum(residual) / (curvature * n);
  state.intercept += change;
  for (let i = 0; i < n; i++) logOdds[i] += change;
  state.support = visited.filter((j) => beta[j] !== 0);
  evaluate(point, y);
}
