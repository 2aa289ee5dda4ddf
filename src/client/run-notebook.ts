import type { KernelClient } from './client.js';
import {
  codeCells,
  withoutOutputs,
  type ErrorOutput,
  type Notebook,
} from '../notebook/notebook.js';

/** A cell that starts, or (with `seconds`) has ended; `number` and `of` count the code cells from 1. */
export type CellProgress = { number: number; of: number; heading: string; seconds?: number };

export type CellFailure = { cell: number; heading: string; error: ErrorOutput };

/** A notebook with the outputs of what ran; cells after a failure have none. */
export type NotebookRun = { notebook: Notebook; failure?: CellFailure; cells: CellTime[] };

/** Seconds of one cell, and of those that it took to compile (0 where the kernel does not say). */
export type CellTime = { seconds: number; compiling: number };

export type RunOptions = {
  /** Seconds per cell. */
  timeout?: number;
  onCell?: (progress: CellProgress) => void;
};

/** Runs the code cells of a notebook in order, up to the first one that fails. The notebook given is not changed. */
export async function runNotebook(
  notebook: Notebook,
  kernel: Pick<KernelClient, 'execute'>,
  { timeout, onCell }: RunOptions = {},
): Promise<NotebookRun> {
  const executed = withoutOutputs(notebook);
  const cells = codeCells(executed);
  const times: CellTime[] = [];
  for (const { number, cell, heading } of cells) {
    onCell?.({ number, of: cells.length, heading });
    const started = performance.now();
    const { outputs, error, compiling = 0 } = await kernel.execute(cell.source, { timeout });
    const seconds = (performance.now() - started) / 1000;
    times.push({ seconds, compiling });
    cell.outputs = outputs;
    cell.execution_count = number;
    onCell?.({ number, of: cells.length, heading, seconds });
    const failure = error ? { cell: number, heading, error } : lateFailure(executed);
    if (failure) return { notebook: executed, failure, cells: times };
  }
  return { notebook: executed, cells: times };
}

/** A rejection that nobody handled may turn up in a cell's outputs when the cell is long over. */
function lateFailure(notebook: Notebook): CellFailure | undefined {
  for (const { number, cell, heading } of codeCells(notebook)) {
    const error = cell.outputs?.find(
      (output): output is ErrorOutput => output.output_type === 'error',
    );
    if (error) return { cell: number, heading, error };
  }
  return undefined;
}
