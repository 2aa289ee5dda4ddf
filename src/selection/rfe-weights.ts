import quickselect from 'quickselect';

/**
 * Finds and removes the columns of smallest |weight|, where the weights are w = Xᵀd of dual coefficients d that change a
 * little from one question to the next.
 *
 * For a single column it need not compute all weights: that of column x has moved by at most ‖x‖ times the length of the
 * path that d took since, so that most columns are ruled out by the weight they had.
 *
 * Of columns with equal weights the earlier is the smaller, as a stable argsort has it.
 */
export class Weights {
  /** How many columns are left. */
  count: number;
  /** The columns that are left come first, in any order: these three lists are gone through 25 million times. */
  private readonly index: Int32Array;
  /** ‖x‖ */
  private readonly norm: Float64Array;
  /** |w| when it was last computed, plus ‖x‖ times the path until then. Less ‖x‖ times the path by now, |w| is at least that. */
  private readonly bound: Float64Array;
  private dual: Float64Array;
  private path = 0;

  /**
   * @param columns X one column behind the other
   * @param samples n
   */
  constructor(
    private readonly columns: Float64Array,
    private readonly samples: number,
  ) {
    this.count = columns.length / samples;
    this.index = Int32Array.from({ length: this.count }, (_, j) => j);
    this.norm = Float64Array.from(this.index, (j) => lengthOf(columns, j * samples, samples));
    // All weights of d = 0 are 0, and the path starts there.
    this.bound = new Float64Array(this.count);
    this.dual = new Float64Array(samples);
  }

  /** Moves to other dual coefficients. */
  moveTo(dual: Float64Array): void {
    const n = this.samples;
    let distance = 0;
    let length = 0;
    for (let i = 0; i < n; i++) {
      distance += (dual[i] - this.dual[i]) * (dual[i] - this.dual[i]);
      length += dual[i] * dual[i];
    }
    // The second term is what rounding may do to a weight and to its bound.
    const rounding = 4 * Number.EPSILON * (n * Math.sqrt(length) + this.path);
    this.path += Math.sqrt(distance) + rounding;
    this.dual = dual;
  }

  /** The columns that are left, ascending. */
  remaining(): Int32Array {
    return this.index.slice(0, this.count).sort();
  }

  /** The columns that are left by |w|, smallest first. */
  sorted(): Int32Array {
    const remaining = this.remaining();
    const sizes = new Float64Array(this.index.length);
    for (let k = 0; k < remaining.length; k++) sizes[remaining[k]] = this.sizeOf(remaining[k]);
    return remaining.sort((a, b) => sizes[a] - sizes[b] || a - b);
  }

  /** Takes the `count` columns of smallest |w| away, and gives them back, smallest first. */
  removeSmallest(count: number): Int32Array {
    if (count === 1) return Int32Array.of(this.remove(this.smallestPlace()));
    const { index } = this;
    const sizes = new Float64Array(this.count);
    for (let k = 0; k < sizes.length; k++) sizes[k] = this.sizeOf(index[k]);
    // Only those that go are put in order.
    const limit = smallestOf(sizes, count);
    const places: number[] = [];
    for (let k = 0; k < sizes.length; k++) if (sizes[k] <= limit) places.push(k);
    places.sort((a, b) => sizes[a] - sizes[b] || index[a] - index[b]).length = count;
    const removed = Int32Array.from(places, (k) => index[k]);
    for (const k of places.sort((a, b) => b - a)) this.remove(k);
    return removed;
  }

  /** Where among those left the smallest is. */
  private smallestPlace(): number {
    const { index, norm, bound, path, count } = this;
    let place = -1;
    let least = Infinity;
    for (let k = 0; k < count; k++) {
      const atLeast = bound[k] - norm[k] * path;
      if (atLeast > least || (atLeast === least && index[k] > index[place])) continue;
      const size = this.sizeOf(index[k]);
      bound[k] = size + norm[k] * path;
      if (size < least || (size === least && index[k] < index[place])) {
        least = size;
        place = k;
      }
    }
    return place;
  }

  /** The last one takes its place. */
  private remove(place: number): number {
    const { index, norm, bound } = this;
    const removed = index[place];
    const last = --this.count;
    index[place] = index[last];
    norm[place] = norm[last];
    bound[place] = bound[last];
    return removed;
  }

  /** |w| of one column. */
  private sizeOf(j: number): number {
    const { columns, dual, samples: n } = this;
    const start = j * n;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += dual[i] * columns[start + i];
    return Math.abs(sum);
  }
}

/** The value that comes in place `count` of the smallest; none is NaN. */
function smallestOf(values: Float64Array, count: number): number {
  const parted = values.slice();
  quickselect(parted, count - 1);
  return parted[count - 1];
}

function lengthOf(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at] * values[at];
  return Math.sqrt(sum);
}
