import { dot } from '../numerics/vectors.js';
import { alongColumn, type ElasticNetState } from './elastic-net-state.js';

/** Looks for columns of weight 0 that break the optimality condition. */
export interface Screening {
  /**
   * The columns of weight 0 whose pull (minus the derivative of the loss by their weight) is above `limit` in size, and
   * the largest pull found among the others that had to be computed: the rest is known to be below.
   */
  above(limit: number): { entering: number[]; largest: number };
}

/**
 * Of thousands of columns most are far from entering. Say the residuals r were s when the pull xᵀs of column x was last
 * computed, and r = as + d with a chosen so that d is short. Then |xᵀr| ≤ |a| |xᵀs| + ‖x‖ ‖d‖, and only where that is
 * above the limit is the pull computed anew. The bound is safe: no column is passed over that breaks the condition.
 */
export function screening(state: ElasticNetState): Screening {
  const { columns, beta, lengths } = state;
  const seen: Float64Array[] = [];
  const pull = new Float64Array(beta.length);
  // Where in `seen` the residuals are at which a column's pull was computed.
  const seenAt = new Int32Array(beta.length).fill(-1);
  return {
    above(limit) {
      const now = state.point.residual.slice();
      const shares = Float64Array.from(seen, (then) => dot(now, then) / dot(then, then));
      const rests = shares.map((share, k) => distance(now, share, seen[k]));
      const entering: number[] = [];
      let largest = 0;
      for (let j = 0; j < beta.length; j++) {
        const at = seenAt[j];
        if (at >= 0 && Math.abs(shares[at]) * pull[j] + lengths[j] * rests[at] <= limit) continue;
        if (beta[j] !== 0) continue;
        pull[j] = Math.abs(alongColumn(columns, j, now));
        seenAt[j] = seen.length;
        if (pull[j] > limit) entering.push(j);
        else if (pull[j] > largest) largest = pull[j];
      }
      seen.push(now);
      return { entering, largest };
    },
  };
}

/** Length of a - share b. */
function distance(a: Float64Array, share: number, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - share * b[i]) ** 2;
  return Math.sqrt(sum);
}
