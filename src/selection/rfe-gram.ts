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
    // Four columns at a time, because reading and writing the matrix takes longer than multiplying.
    for (; k + 3 < which.length; k += 4) {
      const [p, q, r, s] = [which[k] * n, which[k + 1] * n, which[k + 2] * n, which[k + 3] * n];
      for (let a = 0; a < n; a++) {
        const inP = sign * columns[p + a];
        const inQ = sign * columns[q + a];
        const inR = sign * columns[r + a];
        const inS = sign * columns[s + a];
        for (let b = 0; b <= a; b++) {
          matrix[a * n + b] +=
            inP * columns[p + b] +
            inQ * columns[q + b] +
            inR * columns[r + b] +
            inS * columns[s + b];
        }
      }
    }
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
