/** The middle of the values, or the mean of the middle two; NaN when there are none. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Slope of log(y) on log(x) by least squares: the power by which y grows with x. */
export function logSlope(x, y) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const [mu, mv] = [mean(u), mean(v)];
  const along = u.reduce((sum, value, i) => sum + (value - mu) * (v[i] - mv), 0);
  return along / u.reduce((sum, value) => sum + (value - mu) ** 2, 0);
}
