/**
 * Where the `count` smallest values stand, smallest first, of equal ones the earlier first: the beginning of a stable
 * argsort, without sorting the rest. The smallest so far are kept in order; few of the others come before the last of them.
 *
 * @param values without NaN
 */
export function indicesOfSmallest(values: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  let last = count > 0 ? Infinity : -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (best.length >= count && !(value < last)) continue;
    best.splice(firstAbove(values, best, value), 0, i);
    if (best.length > count) best.pop();
    if (best.length === count) last = values[best[count - 1]];
  }
  return best;
}

/** Where in the order a value belongs: after those that are equal to it. */
function firstAbove(values: ArrayLike<number>, order: readonly number[], value: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[order[middle]] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
