import type { AddTile, RowPairsKernel } from './row-pairs-kernel.js';

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
