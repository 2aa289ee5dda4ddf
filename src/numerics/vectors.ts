// Loops, as `reduce` on a typed array calls a function for every value and puts each on the heap.

/** Σ aᵢ of all values. */
export function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Σ aᵢbᵢ over the first n values; over all of b unless given. */
export function dot(a: Float64Array, b: Float64Array, n = b.length): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += a[i] * b[i];
  return total;
}
