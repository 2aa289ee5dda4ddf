/**
 * The products of every sample with every sample over the columns that remain, as columns are removed.
 *
 * Removing a column subtracts its products. The rounding errors of what was subtracted stay while the values get smaller,
 * so that the matrix is added up anew whenever its trace has halved since the last time: errors never outgrow the values,
 * and for columns of one size, as standardised ones are, that costs twice the first time in all.
 */
export class ShrinkingGram {
  /** n × n, row by row. */
  readonly matrix: Float64Array;
  private fullTrace: number;

  /**
   * @param columns X one column behind the other
   * @param samples n
   */
  constructor(
    private readonly columns: Float64Array,
    private readonly samples: number,
  ) {
    this.matrix = new Float64Array(samples * samples);
    this.add(
      1,
      Int32Array.from({ length: columns.length / samples }, (_, j) => j),
    );
    this.fullTrace = this.trace();
  }

  /** Takes some columns away. `remaining`: those that are left, if it has to ask. */
  remove(removed: Int32Array, remaining: () => Int32Array): void {
    this.add(-1, removed);
    if (this.trace() >= this.fullTrace / 2) return;
    this.matrix.fill(0);
    this.add(1, remaining());
    this.fullTrace = this.trace();
  }

  private trace(): number {
    let sum = 0;
    for (let i = 0; i < this.samples; i++) sum += this.matrix[i * this.samples + i];
    return sum;
  }

  private add(sign: 1 | -1, which: Int32Array): void {
    const { columns, samples: n, matrix } = this;
    let k = 0;
    for (; k + 3 < which.length; k += 4) addFour(matrix, columns, which, k, n, sign);
    for (; k < which.length; k++) {
      const start = which[k] * n;
      for (let a = 0; a < n; a++) {
        const factor = sign * columns[start + a];
        for (let b = 0; b <= a; b++) matrix[a * n + b] += factor * columns[start + b];
      }
    }
    for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) matrix[b * n + a] = matrix[a * n + b];
  }
}

/**
 * Adds the products of the four columns from place k of `which` on: four, because reading and writing the matrix takes
 * longer than multiplying, and two rows of it at a time, as each value that is read then serves both.
 */
function addFour(
  matrix: Float64Array,
  columns: Float64Array,
  which: Int32Array,
  k: number,
  n: number,
  sign: 1 | -1,
): void {
  const [p, q, r, s] = [which[k] * n, which[k + 1] * n, which[k + 2] * n, which[k + 3] * n];
  // A first row that is left over has but one element up to the diagonal.
  if (n % 2 === 1) {
    const [inP, inQ, inR, inS] = [columns[p], columns[q], columns[r], columns[s]];
    matrix[0] += sign * (inP * inP + inQ * inQ + inR * inR + inS * inS);
  }
  for (let a = n % 2; a < n; a += 2) {
    const aP = sign * columns[p + a];
    const aQ = sign * columns[q + a];
    const aR = sign * columns[r + a];
    const aS = sign * columns[s + a];
    const bP = sign * columns[p + a + 1];
    const bQ = sign * columns[q + a + 1];
    const bR = sign * columns[r + a + 1];
    const bS = sign * columns[s + a + 1];
    const row = a * n;
    const next = row + n;
    // One further than the diagonal in the upper row, which is overwritten at the end.
    for (let c = 0; c <= a + 1; c++) {
      const inP = columns[p + c];
      const inQ = columns[q + c];
      const inR = columns[r + c];
      const inS = columns[s + c];
      matrix[row + c] += aP * inP + aQ * inQ + aR * inR + aS * inS;
      matrix[next + c] += bP * inP + bQ * inQ + bR * inR + bS * inS;
    }
  }
}
