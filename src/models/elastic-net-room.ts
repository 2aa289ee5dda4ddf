/**
 * Arrays for what a step computes on its way and nobody keeps. A fit to some tens of samples is thousands of steps of some
 * microseconds each, and to make arrays and collect them takes longer than to fill them.
 *
 * Whoever asks finds in them what the last one left.
 */
export class Room {
  private numbers = new Float64Array(0);
  private readonly lists: Float64Array[] = [];

  /** size × size numbers or more. */
  matrix(size: number): Float64Array {
    if (this.numbers.length < size * size) this.numbers = new Float64Array(2 * size * size);
    return this.numbers;
  }

  /** `size` numbers or more; another list for each k = 0, 1, … */
  list(k: number, size: number): Float64Array {
    if (!(this.lists[k]?.length >= size)) this.lists[k] = new Float64Array(2 * size);
    return this.lists[k];
  }
}
