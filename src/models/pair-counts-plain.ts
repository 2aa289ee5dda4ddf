/** A number per column, for the samples of the negative class and for those of the positive. */
export type CountsByClass = readonly [ArrayLike<number>, ArrayLike<number>];

/** Compares one column with those behind it. */
export interface PairCounts {
  /** In how many samples the column of the last `count` is below each. Of the columns before it there may be anything. */
  readonly below: CountsByClass;
  /** In how many it is above. */
  readonly above: CountsByClass;
  /** Counts for column `first`. */
  count(this: void, first: number): void;
}

/** The samples of either class; of each sample a number per column. */
export type RowsByClass = readonly [readonly Uint32Array[], readonly Uint32Array[]];

/** `pairCounts` in plain loops: for where WebAssembly is missing or forbidden, and for more than its counters hold. */
export function plainPairCounts(rows: RowsByClass, columns: number): PairCounts {
  const counts = () => [new Uint32Array(columns), new Uint32Array(columns)] as const;
  const [below, above] = [counts(), counts()];
  return {
    below,
    above,
    count(first) {
      for (const label of [0, 1] as const) {
        below[label].fill(0);
        above[label].fill(0);
        for (const row of rows[label]) addOne(row, first, below[label], above[label]);
      }
    },
  };
}

function addOne(row: Uint32Array, first: number, below: Uint32Array, above: Uint32Array): void {
  const value = row[first];
  for (let j = first + 1; j < row.length; j++) {
    if (value < row[j]) below[j]++;
    else if (value > row[j]) above[j]++;
  }
}
