import { rowPairsKernel } from './row-pairs-kernel.js';
import type { AddTile } from './row-pairs-plain.js';

/** Rows that the kernel takes at a time, of either side. */
const TILE = 4;
/** Sums of a tile, at the beginning of the kernel's memory. */
const SUMS = TILE * TILE;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** a·b for every row a of A with every row b of B: a row for each of A, a column for each of B, row by row. */
export function productsOfRows(
  A: readonly Float64Array[],
  B: readonly Float64Array[],
): Float64Array {
  return overPairs(A, B, rowPairsKernel().addProducts);
}

/**
 * ‖a - b‖² likewise, from the differences: ‖a‖² + ‖b‖² - 2a·b cancels where all rows are far from the origin.
 */
export function squaredDistances(
  A: readonly Float64Array[],
  B: readonly Float64Array[],
): Float64Array {
  return overPairs(A, B, rowPairsKernel().addSquaredDistances);
}

/**
 * Tile by tile over so many columns at a time as the kernel's memory holds of all rows. A value then is fetched into the
 * cache once, and takes part in four sums whenever it is read. Where A is B, half of the tiles are enough.
 */
function overPairs(
  A: readonly Float64Array[],
  B: readonly Float64Array[],
  add: AddTile,
): Float64Array {
  const sums = new Float64Array(A.length * B.length);
  if (sums.length === 0) return sums;
  const { memory } = rowPairsKernel();
  const columns = A[0].length;
  const [inA, inB] = [A, B].map((rows) => TILE * Math.ceil(rows.length / TILE));
  const width = Math.floor((memory.length - SUMS) / (A === B ? inA : inA + inB));
  const placeB = A === B ? SUMS : SUMS + inA * width;
  for (let from = 0; from < columns; from += width) {
    const to = Math.min(from + width, columns);
    layPanels(memory, SUMS, A, from, to);
    if (A !== B) layPanels(memory, placeB, B, from, to);
    for (let i = 0; i < A.length; i += TILE) {
      const a = BYTES * (SUMS + i * (to - from));
      const end = a + BYTES * TILE * (to - from);
      for (let k = 0; k < (A === B ? i + 1 : B.length); k += TILE) {
        copyTile(memory, sums, A.length, B.length, i, k, true);
        add(a, BYTES * (placeB + k * (to - from)), end, 0);
        copyTile(memory, sums, A.length, B.length, i, k, false);
      }
    }
  }
  if (A === B) mirror(sums, A.length);
  return sums;
}

/** Columns from … to as the kernel reads them: four rows to a panel. Rows beyond the last are 0. */
function layPanels(
  memory: Float64Array,
  place: number,
  rows: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const width = to - from;
  for (let i = 0; i < rows.length; i += TILE) {
    const panel = place + i * width;
    if (i + TILE > rows.length) memory.fill(0, panel, panel + TILE * width);
    for (let r = 0; r < TILE && i + r < rows.length; r++) {
      const row = rows[i + r];
      for (let j = from, at = panel + r; j < to; j++, at += TILE) memory[at] = row[j];
    }
  }
}

/** The sums of rows from i of A with rows from k of B, to the kernel or back. */
function copyTile(
  memory: Float64Array,
  sums: Float64Array,
  rows: number,
  columns: number,
  i: number,
  k: number,
  toKernel: boolean,
): void {
  for (let b = 0; b < TILE && k + b < columns; b++) {
    for (let a = 0; a < TILE && i + a < rows; a++) {
      const [inMemory, inSums] = [b * TILE + a, (i + a) * columns + k + b];
      if (toKernel) memory[inMemory] = sums[inSums];
      else sums[inSums] = memory[inMemory];
    }
  }
}

/** The lower triangle above the diagonal as well. */
function mirror(sums: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) sums[k * n + i] = sums[i * n + k];
}
