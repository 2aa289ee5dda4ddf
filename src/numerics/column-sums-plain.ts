/** Rows at a time: to read and write the sums takes longer than to add to them. */
export const ROWS = 8;
/** Columns at a time: of so many the memory holds what is needed, and stays in a core's own cache. */
export const WIDTH = 1024;

/** Places in the memory: the row to be subtracted, the sums, those of squares, eight rows, and how many there are in all. */
export const [ORIGIN, SUMS, SQUARES, FIRST_ROW] = [0, 1, 2, 3].map((k) => k * WIDTH);
export const COUNT = FIRST_ROW + ROWS * WIDTH;
/** What the memory holds. */
export const NUMBERS = COUNT + 1;

/** The kernel of `columnMoments`: a memory, and what works in it. */
export interface ColumnSumsKernel {
  readonly memory: Float64Array;
  /** For so many columns, adds the eight differences from the origin to the one sum, and their squares to the other. */
  readonly addRows: (columns: number) => void;
  /** Makes of the sums the means, and of those of squares the ones of differences from the means. */
  readonly finish: (columns: number) => void;
}

/**
 * The kernel of `columnMoments` in plain loops, the same to the last bit: for where there is no WebAssembly, or no memory
 * for it.
 */
export function plainColumnSums(): ColumnSumsKernel {
  const memory = new Float64Array(NUMBERS);
  const addRows = (columns: number) => {
    for (let j = 0; j < columns; j++) {
      const origin = memory[j];
      const at = FIRST_ROW + j;
      const a = memory[at] - origin;
      const b = memory[at + WIDTH] - origin;
      const c = memory[at + 2 * WIDTH] - origin;
      const d = memory[at + 3 * WIDTH] - origin;
      const e = memory[at + 4 * WIDTH] - origin;
      const f = memory[at + 5 * WIDTH] - origin;
      const g = memory[at + 6 * WIDTH] - origin;
      const h = memory[at + 7 * WIDTH] - origin;
      memory[SUMS + j] += a + b + (c + d) + (e + f + (g + h));
      memory[SQUARES + j] += a * a + b * b + (c * c + d * d) + (e * e + f * f + (g * g + h * h));
    }
  };
  const finish = (columns: number) => {
    const n = memory[COUNT];
    for (let j = 0; j < columns; j++) {
      const sum = memory[SUMS + j];
      memory[SUMS + j] = memory[j] + sum / n;
      memory[SQUARES + j] = Math.max(0, memory[SQUARES + j] - (sum * sum) / n);
    }
  };
  return { memory, addRows, finish };
}
