/** A cell as scheduling sees it. */
export interface Waiting {
  readonly id: string;
  readonly uses: readonly string[];
  readonly defines: readonly string[];
  /** Whether it has to run, as far as is known by now. */
  readonly stale: boolean;
  /** Whether it was tried in this run, and threw. */
  readonly failed: boolean;
  /** Milliseconds that it took last time. */
  readonly ms?: number;
}

export interface Turn {
  /** Cells that are stale, or build on one that is. */
  readonly pending: readonly string[];
  /** Cells that build on one that failed, each with that one. */
  readonly blocked: ReadonlyMap<string, string>;
  /** The cell to run now, if any can. */
  readonly next: string | undefined;
}

/**
 * Whose turn it is. Of the stale cells whose inputs are settled the one that was quickest last time comes first, so
 * that what is cheap need not wait behind what is long; cells that never ran follow in the order of the notebook.
 */
export function turn(cells: readonly Waiting[]): Turn {
  const definers = new Map<string, string>();
  const pending = new Set<string>();
  // A failed cell is held up by itself.
  const heldUpBy = new Map<string, string>();
  const ready: Waiting[] = [];
  for (const cell of cells) {
    const above = cell.uses.flatMap((name) => definers.get(name) ?? []);
    cell.defines.forEach((name) => definers.set(name, cell.id));
    const failed = cell.failed ? cell.id : above.map((id) => heldUpBy.get(id)).find(Boolean);
    const waits = above.some((id) => pending.has(id));
    if (failed !== undefined) heldUpBy.set(cell.id, failed);
    else if (cell.stale || waits) pending.add(cell.id);
    if (pending.has(cell.id) && !waits) ready.push(cell);
  }
  const blocked = new Map([...heldUpBy].filter(([id, by]) => id !== by));
  const [next] = ready.sort((a, b) => expected(a) - expected(b));
  return { pending: [...pending], blocked, next: next?.id };
}

/** More than any time that was measured for a cell that has none, and finite so that two such are equal. */
const expected = ({ ms }: Waiting): number => ms ?? Number.MAX_VALUE;
