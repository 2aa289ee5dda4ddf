/** Groups of items whose choices share a word of 32 bits: a byte each. */
const GROUPS = 4;

/**
 * Sums over many subsets of some items, for one set of values after another.
 *
 * Items are taken in groups of at most eight. The sums over all 2ᵍ subsets of a group of g are tabulated, at one addition
 * each, and a subset then costs one look-up per group instead of one addition per member (the method of the four Russians:
 * Arlazarov, Dinic, Kronrod & Faradzhev 1970, Soviet Math Dokl 11:1209). What a subset chooses of four groups stands in
 * one word, so that it is fetched at once.
 */
export class SubsetSums {
  private readonly groupSize: number;
  /** What each subset chooses of the first four groups, of the next four, … */
  private readonly words: readonly Int32Array[];
  /** Sums over all subsets of the first group, of the next, …; what stands for the empty one is never written to. */
  private readonly table: Float64Array;

  /**
   * @param items how many there are, 1 or more
   * @param subsets the items of each, counted from 0
   */
  constructor(items: number, subsets: readonly (readonly number[])[]) {
    const words = Math.ceil(items / (8 * GROUPS));
    this.groupSize = Math.ceil(items / (GROUPS * words));
    this.words = Array.from({ length: words }, () => new Int32Array(subsets.length));
    this.table = new Float64Array((words * GROUPS) << this.groupSize);
    subsets.forEach((members, r) => {
      for (const i of members) {
        const group = Math.floor(i / this.groupSize);
        const bit = 8 * (group % GROUPS) + (i % this.groupSize);
        this.words[Math.floor(group / GROUPS)][r] |= 1 << bit;
      }
    });
  }

  /**
   * Sums over every subset.
   *
   * @param values one per item
   * @param sums where they are written
   */
  of(values: Float64Array, sums: Float64Array): void {
    this.tabulate(values);
    sums.fill(0);
    this.words.forEach((words, w) => {
      addLookedUp(words, this.table, (w * GROUPS) << this.groupSize, this.groupSize, sums);
    });
  }

  /** A subset's sum is that without its last item, and this one added. */
  private tabulate(values: Float64Array): void {
    const { table, groupSize } = this;
    for (let i = 0; i < values.length; i++) {
      const group = Math.floor(i / groupSize);
      const size = 1 << (i - group * groupSize);
      const first = group << groupSize;
      for (let k = first; k < first + size; k++) table[k + size] = table[k] + values[i];
    }
  }
}

/** Adds what each word chooses of four groups, the first of which has its sums at `first`. */
function addLookedUp(
  words: Int32Array,
  table: Float64Array,
  first: number,
  groupSize: number,
  sums: Float64Array,
): void {
  const size = 1 << groupSize;
  const [second, third, fourth] = [first + size, first + 2 * size, first + 3 * size];
  for (let r = 0; r < words.length; r++) {
    const word = words[r];
    const pair = table[first + (word & 255)] + table[second + ((word >>> 8) & 255)];
    sums[r] += pair + (table[third + ((word >>> 16) & 255)] + table[fourth + (word >>> 24)]);
  }
}
