/**
 * XᵀDX over some columns of X, its lower triangle, and 1ᵀDX as a row below it: what each of Newton's steps needs anew, and
 * most of what a step takes.
 *
 * Two rows by two columns at a time, as each value that is read then serves two products. Each product is added up as
 * `alongColumn` does, to the last bit.
 *
 * @param H to be filled, row by row, with one row and one column more than there are columns in `support`; above the
 * diagonal there may be anything afterwards
 * @param columns one behind the other, of n values each
 * @param support which of them
 * @param D one weight per row of X
 * @param room for two columns
 */
export function fillWeightedProducts(
  H: Float64Array,
  columns: Float64Array,
  support: readonly number[],
  D: Float64Array,
  n: number,
  room: readonly [Float64Array, Float64Array],
): void {
  const size = support.length + 1;
  const below = support.length * size;
  for (let k = 0; k < support.length; k += 2) {
    const k1 = neighbour(k, support);
    H[below + k] = weigh(columns, support[k] * n, D, n, room[0]);
    H[below + k1] = weigh(columns, support[k1] * n, D, n, room[1]);
    fillTwoRows(H, columns, support, k, n, room);
  }
}

/** The next one; the last of an odd number is its own neighbour. */
function neighbour(k: number, support: readonly number[]): number {
  return Math.min(k + 1, support.length - 1);
}

/** Rows k and k + 1 of H up to the diagonal, from these two columns already weighted. */
function fillTwoRows(
  H: Float64Array,
  columns: Float64Array,
  support: readonly number[],
  k: number,
  n: number,
  [first, second]: readonly [Float64Array, Float64Array],
): void {
  const row = k * (support.length + 1);
  const row1 = neighbour(k, support) * (support.length + 1);
  for (let l = 0; l <= k; l += 2) {
    const l1 = neighbour(l, support);
    const a = support[l] * n;
    const b = support[l1] * n;
    let [a0, a1, b0, b1] = [0, 0, 0, 0];
    let [a0odd, a1odd, b0odd, b1odd] = [0, 0, 0, 0];
    for (let i = 1; i < n; i += 2) {
      const x = columns[a + i - 1];
      const y = columns[b + i - 1];
      a0 += x * first[i - 1];
      a1 += x * second[i - 1];
      b0 += y * first[i - 1];
      b1 += y * second[i - 1];
      const xOdd = columns[a + i];
      const yOdd = columns[b + i];
      a0odd += xOdd * first[i];
      a1odd += xOdd * second[i];
      b0odd += yOdd * first[i];
      b1odd += yOdd * second[i];
    }
    const x = n % 2 === 1 ? columns[a + n - 1] : 0;
    const y = n % 2 === 1 ? columns[b + n - 1] : 0;
    H[row + l] = a0 + a0odd + x * first[n - 1];
    H[row + l1] = b0 + b0odd + y * first[n - 1];
    H[row1 + l] = a1 + a1odd + x * second[n - 1];
    H[row1 + l1] = b1 + b1odd + y * second[n - 1];
  }
}

/** Fills in a column, each value times its row's weight, and returns their sum. */
function weigh(
  columns: Float64Array,
  from: number,
  D: Float64Array,
  n: number,
  weighted: Float64Array,
): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    weighted[i] = D[i] * columns[from + i];
    total += weighted[i];
  }
  return total;
}
