/** How many of the sorted values are smaller than `value`, or equal if these count too. */
export function countBelow(sorted: ArrayLike<number>, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order statistic at a place from 0 to n - 1, by linear interpolation between neighbours where it is no whole one. */
export function orderStatistic(sorted: ArrayLike<number>, at: number): number {
  const low = sorted[Math.floor(at)];
  // Not (1 - w) low + w high, which misses by a rounding where the two are equal: filters compare with what comes back.
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)] - low);
}
