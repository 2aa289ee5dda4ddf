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
  const sums = new Float64Array(first.length);
  const squares = new Float64Array(first.length);
  const fours = rest.length - (rest.length % 4);
  for (let i = 0; i < fours; i += 4) {
    addFour(sums, squares, first, rest[i], rest[i + 1], rest[i + 2], rest[i + 3]);
  }
  for (const row of rest.slice(fours)) addOne(sums, squares, first, row);
  const n = rows.length;
  for (let j = 0; j < sums.length; j++) {
    squares[j] = Math.max(0, squares[j] - (sums[j] * sums[j]) / n);
    sums[j] = first[j] + sums[j] / n;
  }
  return { means: sums, squares };
}

/** Four rows at a time, which halves the traffic with memory. */
function addFour(
  sums: Float64Array,
  squares: Float64Array,
  from: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
): void {
  for (let j = 0; j < sums.length; j++) {
    const origin = from[j];
    const da = a[j] - origin;
    const db = b[j] - origin;
    const dc = c[j] - origin;
    const dd = d[j] - origin;
    sums[j] += da + db + (dc + dd);
    squares[j] += da * da + db * db + (dc * dc + dd * dd);
  }
}

function addOne(
  sums: Float64Array,
  squares: Float64Array,
  from: Float64Array,
  row: Float64Array,
): void {
  for (let j = 0; j < sums.length; j++) {
    const difference = row[j] - from[j];
    sums[j] += difference;
    squares[j] += difference * difference;
  }
}
