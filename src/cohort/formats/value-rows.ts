/** Values of a block, where a row is not longer. */
const BLOCK = 2 ** 12;

/**
 * Rows of values, as they are read from a table: one behind the other in blocks of memory. The rows of a long table are so
 * short that an array for each would take as much room again, and longer to clear away than to fill.
 */
export class ValueRows<T extends Float64Array | Uint8Array> {
  private readonly blocks: T[] = [];
  private readonly perBlock: number;
  private count = 0;

  /** @param columns length of each row */
  constructor(
    private readonly columns: number,
    private readonly Block: new (length: number) => T,
  ) {
    this.perBlock = Math.max(1, Math.floor(BLOCK / Math.max(1, columns)));
  }

  get length(): number {
    return this.count;
  }

  /** Adds a copy of a row. */
  add(row: T): void {
    const at = (this.count % this.perBlock) * this.columns;
    if (at === 0) this.blocks.push(new this.Block(this.perBlock * this.columns));
    this.blocks[this.blocks.length - 1].set(row, at);
    this.count++;
  }

  /** The rows, where they lie. */
  rows(): T[] {
    return Array.from({ length: this.count }, (_, i) => {
      const block = this.blocks[Math.floor(i / this.perBlock)];
      const at = (i % this.perBlock) * this.columns;
      return block.subarray(at, at + this.columns) as T;
    });
  }

  /** The columns, copied a block at a time, which the processor's cache holds. */
  transposed(): T[] {
    const { columns, count, perBlock } = this;
    const result = Array.from({ length: columns }, () => new this.Block(count));
    this.blocks.forEach((block, b) => {
      const first = b * perBlock;
      const rows = Math.min(perBlock, count - first);
      for (let j = 0; j < columns; j++) {
        const column = result[j];
        for (let i = 0; i < rows; i++) column[first + i] = block[i * columns + j];
      }
    });
    return result;
  }
}
