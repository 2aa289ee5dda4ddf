import { columnSumsKernel } from './column-sums-kernel.js';
import { COUNT, FIRST_ROW, ORIGIN, ROWS, SUMS, SQUARES, WIDTH } from './column-sums-plain.js';

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
  // Filled up by the first row, whose own differences are 0.
  while (rest.length % ROWS > 0) rest.push(first);
  const columns = first.length;
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  const { memory, addRows, finish } = columnSumsKernel();
  memory[COUNT] = rows.length;
  for (let from = 0; from < columns; from += WIDTH) {
    const width = Math.min(WIDTH, columns - from);
    const lay = (row: Float64Array, place: number) =>
      memory.set(width < columns ? row.subarray(from, from + width) : row, place);
    lay(first, ORIGIN);
    for (const sums of [SUMS, SQUARES]) memory.fill(0, sums, sums + width);
    for (let i = 0; i < rest.length; i += ROWS) {
      for (let k = 0; k < ROWS; k++) lay(rest[i + k], FIRST_ROW + k * WIDTH);
      addRows(width);
    }
    finish(width);
    means.set(memory.subarray(SUMS, SUMS + width), from);
    squares.set(memory.subarray(SQUARES, SQUARES + width), from);
  }
  return { means, squares };
}
