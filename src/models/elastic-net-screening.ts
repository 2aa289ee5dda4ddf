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

/** So few columns take less time to look at than to bound. */
const FEW = 200;

/** A column whose pull may be above this share of the limit is near, and looked at every time. */
const NEAR = 0.9;

export function screening(state: ElasticNetState): Screening {
  return state.beta.length > FEW ? bounding(state) : { above: (limit) => everyPull(state, limit) };
}

function everyPull({ columns, beta, point }: ElasticNetState, limit: number) {
  const entering: number[] = [];
  let largest = 0;
  for (let j = 0; j < beta.length; j++) {
    if (beta[j] !== 0) continue;
    const pull = Math.abs(alongColumn(columns, j, point.residual));
    if (pull > limit) entering.push(j);
    else if (pull > largest) largest = pull;
  }
  return { entering, largest };
}

/**
 * Of thousands of columns most are far from entering. Say the residuals r were s when the pull xᵀs of column x was last
 * computed, and r = as + d with a chosen so that d is short. Then |xᵀr| ≤ |a| |xᵀs| + ‖x‖ ‖d‖, and only where that is
 * above the limit is the pull computed anew. The bound is safe: no column is passed over that breaks the condition.
 *
 * The far ones are bounded all at once, by the largest pull and length among them, as long as that is enough.
 */
function bounding(state: ElasticNetState): Screening {
  const { columns, beta, lengths } = state;
  const seen = new SeenResiduals();
  // Unknown, and so without bound, until it is computed.
  const pull = new Float64Array(beta.length).fill(Infinity);
  // The residuals at which a column's pull was computed, by their number in `seen`.
  const seenAt = new Int32Array(beta.length);
  const everyColumn = Array.from(beta, (_, j) => j);
  let near = everyColumn;
  let far = { at: 0, pull: Infinity, length: 0 };

  /** The columns whose bound is above NEAR of the limit, and those of the support. */
  function divide(limit: number): void {
    far = { at: seen.last, pull: 0, length: 0 };
    near = everyColumn.filter((j) => {
      const most = seen.bound(seenAt[j], pull[j], lengths[j]);
      if (most > NEAR * limit || beta[j] !== 0) return true;
      far.pull = Math.max(far.pull, most);
      far.length = Math.max(far.length, lengths[j]);
      return false;
    });
  }

  return {
    above(limit) {
      const now = state.point.residual.slice();
      seen.add(now);
      const anew = seen.bound(far.at, far.pull, far.length) > limit;
      const entering: number[] = [];
      let largest = 0;
      for (const j of anew ? everyColumn : near) {
        if (seen.bound(seenAt[j], pull[j], lengths[j]) <= limit) continue;
        if (beta[j] !== 0) continue;
        pull[j] = Math.abs(alongColumn(columns, j, now));
        seenAt[j] = seen.last;
        if (pull[j] > limit) entering.push(j);
        else if (pull[j] > largest) largest = pull[j];
      }
      if (anew) divide(limit);
      return { entering, largest };
    },
  };
}

/** The residuals s at which pulls were computed, and what of each is left in those of now. */
class SeenResiduals {
  private readonly seen: Float64Array[] = [];
  private readonly squares: number[] = [];
  /** |a| and ‖d‖ of each. */
  private readonly shares: number[] = [];
  private readonly rests: number[] = [];

  get last(): number {
    return this.seen.length - 1;
  }

  /** Remembers the residuals of now, and compares all with them. */
  add(now: Float64Array): void {
    const { seen, squares, shares, rests } = this;
    const square = dot(now, now);
    // Of the square of the rest, what rounding may have taken from it.
    const rounding = 4 * now.length * Number.EPSILON * square;
    seen.push(now);
    squares.push(square);
    for (let at = 0; at < seen.length; at++) {
      const product = Math.abs(dot(now, seen[at]));
      shares[at] = product / squares[at];
      rests[at] = Math.sqrt(Math.max(0, square - product * shares[at]) + rounding);
    }
  }

  /** How large the pull may be now, of a column of this length whose pull was at most so large at number `at`. */
  bound(at: number, pull: number, length: number): number {
    return this.shares[at] * pull + length * this.rests[at];
  }
}
