import type { Label } from '../cohort/dataset.js';
import { SubsetSums } from '../numerics/subset-sums.js';

/** Variance below this share of a column's total is rounding: within each class the column is constant. */
const ROUNDING = 1e-13;

/**
 * Welch's t² of a column under many labellings with the same class sizes.
 *
 * The column is centred, so that one class sums to s and the other to -s, and Σx² over both is known. With q = Σx² over the
 * first class, of n₁ samples, the scatters within the classes are q - s²/n₁ and total - q - s²/n₀, and
 *
 *   t² = (s/n₁ + s/n₀)² / (scatter₁ / (n₁(n₁ - 1)) + scatter₀ / (n₀(n₀ - 1)))
 *
 * The sums are over the smaller class, as t² does not care which is which. Then 1/(n₀(n₀ - 1)) is the smaller of the two
 * weights, so that s alone bounds t² from above: with u = 1/n₁ + 1/n₀ and v = 1/(n₀(n₀ - 1)),
 *
 *   t² ≤ s²u² / (v (total - s²u)),   which is at most m where   s² ≤ total m v / (u (u + m v)).
 *
 * Whoever looks for a maximum needs q for the few labellings that pass this bound, and for all others s.
 */
export class Relabelling {
  /** Sum of the column over the smaller class of every labelling. */
  readonly sums: Float64Array;
  /** Σx² of the column. */
  total = 0;
  private column: Float64Array = new Float64Array(0);
  private readonly sizes: readonly [larger: number, smaller: number];
  /** The samples in the smaller class of every labelling. */
  private readonly members: readonly (readonly number[])[];
  private readonly memberSums: SubsetSums;

  /** @param labellings one or more, all with as many positives */
  constructor(labellings: readonly (readonly Label[])[]) {
    const [{ length }] = labellings;
    const positives = labellings[0].filter((label) => label === 1).length;
    const smaller = Math.min(positives, length - positives);
    const counted: Label = positives === smaller ? 1 : 0;
    this.sizes = [length - smaller, smaller];
    this.members = labellings.map((labels) =>
      labels.flatMap((label, i) => (label === counted ? [i] : [])),
    );
    this.memberSums = new SubsetSums(length, this.members);
    this.sums = new Float64Array(labellings.length);
  }

  /** Takes on another column: a value for each sample, of mean 0. */
  take(column: Float64Array): void {
    this.column = column;
    this.total = 0;
    for (let i = 0; i < column.length; i++) this.total += column[i] * column[i];
    this.memberSums.of(column, this.sums);
  }

  /** t² under labelling r; Infinity where the column is constant in both classes. */
  squaredT(r: number): number {
    const [n0, n1] = this.sizes;
    const s = this.sums[r];
    let q = 0;
    for (const i of this.members[r]) q += this.column[i] * this.column[i];
    const scatter1 = q - (s * s) / n1;
    const scatter0 = this.total - q - (s * s) / n0;
    const error = scatter1 / (n1 * (n1 - 1)) + scatter0 / (n0 * (n0 - 1));
    const difference = s / n1 + s / n0;
    return error > ROUNDING * this.total ? (difference * difference) / error : Infinity;
  }

  /** Where s² is at most this share of a column's total, t² is at most `square`, whatever rounding does. */
  boundFor(square: number): number {
    const [n0, n1] = this.sizes;
    const u = 1 / n1 + 1 / n0;
    // Up to here the scatter keeps ten digits more than the margin has.
    const mv = Math.min(square, 1e6) / (n0 * (n0 - 1));
    return ((1 - 1e-9) * mv) / (u * (u + mv));
  }
}
