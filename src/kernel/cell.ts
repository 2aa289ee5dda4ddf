import type { KernelError } from './trace.js';

/** Where a cell came from. */
export interface CellOrigin {
  /** Sends a message on the iopub channel as an answer to the cell's request. */
  publish: (type: string, content: object) => void;
  /** Is told when the cell's turn has come, and when it is over. */
  running: (runs: boolean) => void;
}

/** A cell that runs or has run. */
export type Cell = {
  publish: CellOrigin['publish'];
  failure?: KernelError;
  /** The value of the last expression, in a list because any value may be one. */
  result: unknown[];
  /** Whether it was interrupted. */
  readonly stopped: boolean;
  /** When its compiling began, and how long that took, in milliseconds. */
  readonly began: number;
  compiling: number;
  /** Ends the wait for it. */
  end: () => void;
  ended: Promise<void>;
};

/** A cell at its beginning. */
export function newCell(publish: CellOrigin['publish']): Cell {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    publish,
    result: [],
    began: performance.now(),
    compiling: 0,
    get stopped() {
      return this.failure?.ename === 'Interrupted';
    },
    end,
    ended,
  };
}
