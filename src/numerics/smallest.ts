/**
 * Where the `count` smallest values stand, smallest first, of equal ones the earlier first: the beginning of a stable
 * argsort, without sorting the rest.
 *
 * @param values without NaN
 */
export function indicesOfSmallest(values: ArrayLike<number>, count: number): number[] {
  const sorted = Float64Array.from(values).sort();
  const last = sorted[Math.min(count, sorted.length) - 1];
  const among: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] <= last) among.push(i);
  return among.sort((a, b) => values[a] - values[b] || a - b).slice(0, count);
}
