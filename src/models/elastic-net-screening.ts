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

/** A column whose pull may be above this share of the limit is near, and looked at every time. */
const NEAR = 0.9;

/** |a| and ‖d‖ of now = a then + d. */
interface Remains {
  readonly share: number;
  readonly rest: number;
}

/**
 * Of thousands of columns most are far from entering. Say the residuals r were s when the pull xᵀs of column x was last
 * computed, and r = as + d with a chosen so that d is short. Then |xᵀr| ≤ |a| |xᵀs| + ‖x‖ ‖d‖, and only where that is
 * above the limit is the pull computed anew. The bound is safe: no column is passed over that breaks the condition.
 *
 * The far ones are bounded all at once, by the largest pull and length among them, as long as that is enough.
 */
export function screening(state: ElasticNetState): Screening {
  const { columns, beta, lengths } = state;
  const seen: Float64Array[] = [];
  const squares: number[] = [];
  const pull = new Float64Array(beta.length);
  // Where in `seen` the residuals are at which a column's pull was computed.
  const seenAt = new Int32Array(beta.length);
  const everyColumn = Array.from(beta, (_, j) => j);
  let near = everyColumn;
  let far = { at: 0, pull: 0, length: 0 };

  /** The columns whose bound is above NEAR of the limit, and those of the support. */
  function divide(left: readonly Remains[], limit: number): void {
    far = { at: left.length - 1, pull: 0, length: 0 };
    near = everyColumn.filter((j) => {
      const most = bound(left[seenAt[j]], pull[j], lengths[j]);
      if (most > NEAR * limit || beta[j] !== 0) return true;
      far.pull = Math.max(far.pull, most);
      far.length = Math.max(far.length, lengths[j]);
      return false;
    });
  }

  return {
    above(limit) {
      const now = state.point.residual.slice();
      const square = dot(now, now);
      const left = seen.map((then, k) => remains(then, squares[k], now, square));
      const first = seen.length === 0;
      const anew = first || bound(left[far.at], far.pull, far.length) > limit;
      const entering: number[] = [];
      let largest = 0;
      for (const j of anew ? everyColumn : near) {
        if (!first && bound(left[seenAt[j]], pull[j], lengths[j]) <= limit) continue;
        if (beta[j] !== 0) continue;
        pull[j] = Math.abs(alongColumn(columns, j, now));
        seenAt[j] = seen.length;
        if (pull[j] > limit) entering.push(j);
        else if (pull[j] > largest) largest = pull[j];
      }
      seen.push(now);
      squares.push(square);
      if (anew) divide([...left, { share: 1, rest: 0 }], limit);
      return { entering, largest };
    },
  };
}

/** What is there of earlier residuals; `rest` with what rounding may have taken from it. */
function remains(
  then: Float64Array,
  squareThen: number,
  now: Float64Array,
  square: number,
): Remains {
  const product = dot(now, then);
  const along = (product * product) / squareThen;
  const rounding = 4 * now.length * Number.EPSILON * square;
  const rest = Math.sqrt(Math.max(0, square - along) + rounding);
  return { share: Math.abs(product) / squareThen, rest };
}

/** How large xᵀr may be now, of a column of this length whose pull then was at most so large. */
function bound({ share, rest }: Remains, pull: number, length: number): number {
  return share * pull + length * rest;
}
