/** The run of a cell. */
export interface Running {
  /** The number of the request that it serves. */
  readonly run: number;
  readonly cell: string;
  /** Aborted when the cell is abandoned: what it still does is of no use to anyone. */
  readonly signal: AbortSignal;
}

let current: Running | undefined;

/**
 * The cell that runs, for functions that are called by one and must know which: what they show belongs to it, and they
 * end with it. A worker runs one cell at a time. Take it before the first `await`, behind which it may be another.
 *
 * @returns undefined between two cells
 */
export function running(): Running | undefined {
  return current;
}

/** For the session alone. */
export function setRunning(now: Running | undefined): void {
  current = now;
}
