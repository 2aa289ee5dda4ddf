/** Products of every sample with every sample over some of the columns, kept up to date as columns come and go. */
export interface Gram {
  /** The columns that count. */
  members: readonly number[];
  /** n × n, row by row; the lower triangle alone. Empty as long as nobody has asked for it: the lasso never does. */
  K: Float64Array;
}

const NONE = new Float64Array(0);

export function emptyGram(): Gram {
  return { members: [], K: NONE };
}

/** Makes one what another is. */
export function copyGram({ members, K }: Gram, to: Gram): void {
  to.members = members;
  if (to.K.length === K.length) to.K.set(K);
  else to.K = K.slice();
}

/**
 * Makes the columns of `support` those that count. From one λ to the next few change, so that this takes much less time
 * than adding up anew. What rounding leaves behind where columns went is far below what a Newton step needs.
 *
 * @param columns one behind the other, of n values each
 * @param support a list that is not changed later
 */
export function bringUpToDate(
  gram: Gram,
  columns: Float64Array,
  n: number,
  support: readonly number[],
): void {
  if (gram.members === support) return;
  if (gram.K.length === 0) gram.K = new Float64Array(n * n);
  const before = new Set(gram.members);
  const after = new Set(support);
  for (const j of before) if (!after.has(j)) addSquare(gram.K, columns, n, j, -1);
  for (const j of after) if (!before.has(j)) addSquare(gram.K, columns, n, j, 1);
  gram.members = support;
}

/** K + sign xxᵀ for column x = j. */
function addSquare(
  K: Float64Array,
  columns: Float64Array,
  n: number,
  j: number,
  sign: 1 | -1,
): void {
  const from = j * n;
  for (let i = 0; i < n; i++) {
    const x = sign * columns[from + i];
    for (let k = 0; k <= i; k++) K[i * n + k] += x * columns[from + k];
  }
}
