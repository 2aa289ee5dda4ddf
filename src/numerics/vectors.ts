// Loops, as `reduce` on a typed array calls a function for every value and puts each on the heap.

/** Σ aᵢ of all values. */
export function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/**
 * Σ wᵢ rowᵢ of rows of equal length, of which there is one at least. Four at a time, as reading and writing a sum takes
 * longer than multiplying; they are added in their order, so that the sum is that of one at a time to the last bit.
 */
export function weightedSum(rows: readonly Float64Array[], weights: Float64Array): Float64Array {
  const total = new Float64Array(rows[0].length);
  let i = 0;
  for (; i + 3 < rows.length; i += 4) {
    const [a, b, c, d] = rows.slice(i, i + 4);
    const [inA, inB, inC, inD] = weights.subarray(i, i + 4);
    for (let j = 0; j < total.length; j++) {
      total[j] = total[j] + inA * a[j] + inB * b[j] + inC * c[j] + inD * d[j];
    }
  }
  for (; i < rows.length; i++) {
    const [row, weight] = [rows[i], weights[i]];
    for (let j = 0; j < total.length; j++) total[j] += weight * row[j];
  }
  return total;
}

/** Σ aᵢbᵢ over the first n values; over all of b unless given. */
export function dot(a: Float64Array, b: Float64Array, n = b.length): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += a[i] * b[i];
  return total;
}
