import type { Matrix } from 'ml-matrix';

import type { Label } from '../cohort/dataset.js';
import { rowsOf } from '../numerics/rows.js';

/** Variance below this share of a column's total is rounding: within each class the column is constant. */
const ROUNDING = 1e-13;

/**
 * Welch's t² of columns under labellings with the same class sizes.
 *
 * Columns are centred, so that one class sums to s and the other to -s, and Σx² over both is known. With q = Σx² over the
 * first class, of n₁ samples, the scatters within the classes are q - s²/n₁ and total - q - s²/n₀, and
 *
 *   t² = (s/n₁ + s/n₀)² / (scatter₁ / (n₁(n₁ - 1)) + scatter₀ / (n₀(n₀ - 1)))
 *
 * The sums are over the smaller class, as t² does not care which is which. Then 1/(n₀(n₀ - 1)) is the smaller of the two
 * weights, so that s alone bounds t² from above: with u = 1/n₁ + 1/n₀ and v = 1/(n₀(n₀ - 1)),
 *
 *   t² ≤ s²u² / (v (total - s²u)),   which is at most m where   s² ≤ total m v / (u (u + m v)).
 *
 * Whoever looks for a maximum needs q for the few columns that pass this bound, and for all others s.
 */
export class Relabelling {
  /** Sum over the smaller class of every column, centred. */
  readonly sums: Float64Array;
  /** Σx² of every column, centred. */
  readonly total: Float64Array;
  private readonly rows: readonly Float64Array[];
  private readonly counted: Label;
  private readonly sizes: readonly [larger: number, smaller: number];
  private members: readonly Float64Array[] = [];

  /** @param columns which of X's, in the order that they have here */
  constructor(X: Matrix, y: readonly Label[], columns: readonly number[]) {
    const means = X.mean('column');
    this.sums = new Float64Array(columns.length);
    this.total = new Float64Array(columns.length);
    this.rows = rowsOf(X).map((row) => centred(row, means, columns));
    for (const row of this.rows) {
      for (let k = 0; k < row.length; k++) this.total[k] += row[k] * row[k];
    }
    const positives = y.filter((label) => label === 1).length;
    const smaller = Math.min(positives, y.length - positives);
    this.counted = positives === smaller ? 1 : 0;
    this.sizes = [y.length - smaller, smaller];
  }

  /** Takes on another labelling. */
  become(labels: readonly Label[]): void {
    this.members = this.rows.filter((_, i) => labels[i] === this.counted);
    this.sums.fill(0);
    const fours = this.members.length - (this.members.length % 4);
    for (let i = 0; i < fours; i += 4) {
      const [a, b, c, d] = this.members.slice(i, i + 4);
      addFour(this.sums, a, b, c, d);
    }
    for (const row of this.members.slice(fours)) addOne(this.sums, row);
  }

  /** t² of one column; Infinity where it is constant in both classes. */
  squaredT(k: number): number {
    const [n0, n1] = this.sizes;
    const s = this.sums[k];
    const q = this.members.reduce((sum, row) => sum + row[k] * row[k], 0);
    const scatter1 = q - (s * s) / n1;
    const scatter0 = this.total[k] - q - (s * s) / n0;
    const error = scatter1 / (n1 * (n1 - 1)) + scatter0 / (n0 * (n0 - 1));
    const difference = s / n1 + s / n0;
    return error > ROUNDING * this.total[k] ? (difference * difference) / error : Infinity;
  }

  /** Where s² is at most this share of the column's total, t² is at most `square`, whatever rounding does. */
  boundFor(square: number): number {
    const [n0, n1] = this.sizes;
    const u = 1 / n1 + 1 / n0;
    // Up to here the scatter keeps ten digits more than the margin has.
    const mv = Math.min(square, 1e6) / (n0 * (n0 - 1));
    return ((1 - 1e-9) * mv) / (u * (u + mv));
  }
}

function centred(row: Float64Array, means: readonly number[], columns: readonly number[]) {
  const values = new Float64Array(columns.length);
  for (let k = 0; k < values.length; k++) values[k] = row[columns[k]] - means[columns[k]];
  return values;
}

/** Four rows at a time, which halves the traffic with memory. */
function addFour(
  sums: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
): void {
  for (let k = 0; k < sums.length; k++) sums[k] += a[k] + b[k] + (c[k] + d[k]);
}

function addOne(sums: Float64Array, row: Float64Array): void {
  for (let k = 0; k < sums.length; k++) sums[k] += row[k];
}
