import { CellProblem } from './cell-problem.js';
import type { Reads } from './parameter-view.js';
import type { ProgramCell } from './program.js';

/** A run of a cell to its end: as what it ran, and what it was given. */
export interface Ran {
  readonly cell: ProgramCell;
  readonly inputs: ReadonlyMap<string, unknown>;
  readonly reads: Reads;
}

/** A cell in a session: as the notebook or a reader has it, and what is known of its last run. */
export class LiveCell {
  cell: ProgramCell;
  /** Undefined when it has to run whatever its inputs are. */
  ran: Ran | undefined;
  /** The last run to its end, whether it still counts or not. */
  last: Ran | undefined;
  ms: number | undefined;
  /** The last run in which it threw. */
  failedIn: number | undefined;
  /** Why its text can't run. */
  problem: Error | undefined;
  #source: string;

  constructor(readonly original: ProgramCell) {
    this.cell = original;
    this.#source = original.source;
  }

  get id(): string {
    return this.original.id;
  }

  /**
   * Takes the reader's text, or the notebook's again. Where that can't be compiled the cell keeps its earlier names, so
   * that those who use them wait for it.
   *
   * @param earlier names that cells above define
   * @param others names that all other cells define
   * @param stillWanted asked after each wait: whether to go on
   */
  async rewrite(
    source: string,
    earlier: ReadonlySet<string>,
    others: ReadonlySet<string>,
    stillWanted: () => boolean,
  ): Promise<void> {
    if (source === this.#source && !this.problem) {
      this.#requireInputs(earlier);
      return;
    }
    const cell = await this.#compiled(source, earlier).catch((error: Error) => error);
    if (!stillWanted()) return;
    this.#source = source;
    this.ran = undefined;
    this.problem = cell instanceof Error ? cell : definedTwice(cell, others);
    if (!(cell instanceof Error) && !this.problem) this.cell = cell;
    if (!this.problem) this.#requireInputs(earlier);
  }

  async #compiled(source: string, earlier: ReadonlySet<string>): Promise<ProgramCell> {
    if (source === this.original.source) return this.original;
    const { evaluateCell } = await import('./evaluate.js');
    return evaluateCell(this.id, source, earlier);
  }

  /** A name may have gone with an edit of another cell. */
  #requireInputs(earlier: ReadonlySet<string>): void {
    const missing = this.cell.uses.find((name) => !earlier.has(name));
    if (missing === undefined) return;
    this.ran = undefined;
    this.problem = new CellProblem(
      'ReferenceError',
      `No earlier cell defines ${missing} any more.`,
    );
  }
}

function definedTwice(cell: ProgramCell, others: ReadonlySet<string>): CellProblem | undefined {
  const twice = cell.defines.find((name) => others.has(name));
  if (twice === undefined) return undefined;
  return new CellProblem(
    'SyntaxError',
    `Another cell defines ${twice} already: take another name.`,
  );
}
