import type { Literal } from '../notebook/parameters.js';
import type { RunCell } from './run-cell.js';

/** A cell of a notebook, ready to run. */
export interface ProgramCell {
  readonly id: string;
  readonly source: string;
  readonly imports: readonly string[];
  readonly uses: readonly string[];
  readonly defines: readonly string[];
  /** The functions among what it defines, with the names from outside of each that it uses. */
  readonly functions: Readonly<Record<string, readonly string[]>>;
  /** The file that a stack trace names, and its line in which the cell's first one stands. */
  readonly file: string;
  readonly line: number;
  readonly run: RunCell;
}

/** A field of the parameters cell, whose value stands from `start` to `end` in the cell's source. */
export interface ProgramParameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Undefined when it has to be computed. */
  readonly value?: Literal;
}

/** A notebook that can be run: what `run/<notebook>.js` of a site exports as `program`. */
export interface Program {
  readonly notebook: string;
  readonly parameters?: {
    readonly cell: string;
    /** The function through which the values go. */
    readonly checkedBy: string;
    readonly fields: readonly ProgramParameter[];
  };
  readonly cells: readonly ProgramCell[];
}
