/** Of every column. */
export interface Moments {
  readonly means: Float64Array;
  /** Sums of squared deviations from the mean; exactly 0 where the column is constant. */
  readonly squares: Float64Array;
}

/**
 * Means and sums of squares of every column in one pass, of differences from the first row: with dᵢ = xᵢ - x₁ the mean is
 * x₁ + Σd / n and the sum of squares Σd² - (Σd)² / n (Chan, Golub & LeVeque 1983, Am Stat 37:242, shifted data). As
 * (x₁ - mean)² is at most the sum of squares, at most a factor n of the machine's precision is lost, however far the
 * column is from 0; and of a constant column, all whose differences are 0, both are exact.
 *
 * @param rows at least one, of equal length; a column with a value that is not finite has squares that are not
 */
export function columnMoments(rows: readonly Float64Array[]): Moments {
  const [first, ...rest] = rows;
  // Filled up to a multiple of eight by the first row, whose own differences are 0.
  while (rest.length % 8 > 0) rest.push(first);
  const sums = new Float64Array(first.length);
  const squares = new Float64Array(first.length);
  for (let i = 0; i < rest.length; i += 8) addEight(sums, squares, first, rest, i);
  const n = rows.length;
  for (let j = 0; j < sums.length; j++) {
    squares[j] = Math.max(0, squares[j] - (sums[j] * sums[j]) / n);
    sums[j] = first[j] + sums[j] / n;
  }
  return { means: sums, squares };
}

/** Eight rows at a time, from row k on: to read and write the sums takes longer than to add to them. */
function addEight(
  sums: Float64Array,
  squares: Float64Array,
  from: Float64Array,
  rows: readonly Float64Array[],
  k: number,
): void {
  // By number: a pattern would go through an iterator, which takes a good part of the time of a short row.
  const [a, b, c, d] = [rows[k], rows[k + 1], rows[k + 2], rows[k + 3]];
  const [e, f, g, h] = [rows[k + 4], rows[k + 5], rows[k + 6], rows[k + 7]];
  for (let j = 0; j < sums.length; j++) {
    const origin = from[j];
    const da = a[j] - origin;
    const db = b[j] - origin;
    const dc = c[j] - origin;
    const dd = d[j] - origin;
    const de = e[j] - origin;
    const df = f[j] - origin;
    const dg = g[j] - origin;
    const dh = h[j] - origin;
    sums[j] += da + db + (dc + dd) + (de + df + (dg + dh));
    squares[j] +=
      da * da + db * db + (dc * dc + dd * dd) + (de * de + df * df + (dg * dg + dh * dh));
  }
}
