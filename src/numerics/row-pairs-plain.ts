/**
 * Adds to the 4 × 4 sums of a tile, one for each of four rows a with each of four rows b, what a run of columns adds.
 *
 * All are places in the kernel's memory, in bytes. Four rows lie as a panel: four doubles for each column. The sums lie by
 * b, then a.
 *
 * @param end where the panel a ends
 */
export type AddTile = (a: number, b: number, end: number, sums: number) => void;

/** The kernel of `row-pairs.ts`: a memory, and what works in it. */
export interface RowPairsKernel {
  readonly memory: Float64Array;
  /** Adds aⱼbⱼ. */
  readonly addProducts: AddTile;
  /** Adds (aⱼ - bⱼ)². */
  readonly addSquaredDistances: AddTile;
}

/**
 * The kernel of `row-pairs.ts` in plain loops, the same to the last bit: for where WebAssembly is missing or a page's
 * policy forbids to compile it.
 */
export function plainKernel(memory: Float64Array): RowPairsKernel {
  const adding =
    (term: (a: number, b: number) => number): AddTile =>
    (...places) => {
      const [a, b, end, sums] = places.map((place) => place / memory.BYTES_PER_ELEMENT);
      for (let at = a; at < end; at += 4) {
        for (let k = 0; k < 16; k++) {
          memory[sums + k] += term(memory[at + (k & 3)], memory[b + at - a + (k >> 2)]);
        }
      }
    };
  return {
    memory,
    addProducts: adding((a, b) => a * b),
    addSquaredDistances: adding((a, b) => (a - b) * (a - b)),
  };
}
