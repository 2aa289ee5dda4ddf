/** Largest of a difference over two series of equal length; where either side is undefined, both must be. */
export function largestDifference(a, b, difference = (x, y) => Math.abs(x - y)) {
  if (a.length !== b.length) return Infinity;
  return a.reduce((worst, x, i) => {
    const defined = [x, b[i]].filter((value) => value !== null && Number.isFinite(value)).length;
    if (defined === 0) return worst;
    return Math.max(worst, defined === 2 ? difference(x, b[i]) : Infinity);
  }, 0);
}

/** |a - b| / |b|; 0 where both are equal. */
export function relative(a, b) {
  return a === b ? 0 : Math.abs(a - b) / Math.abs(b);
}

/** Pearson's correlation; of ranks it is Spearman's. */
export function correlation(a, b) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (u, mu, v, mv) => u.reduce((sum, x, i) => sum + (x - mu) * (v[i] - mv), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

/** A difference in two digits, for sentences. */
export function small(value) {
  return value === 0 ? '0' : value.toExponential(1);
}
