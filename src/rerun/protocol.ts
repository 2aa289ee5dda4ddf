import type { Piece } from '../parallel/piece.js';
import type { MimeBundle } from '../presentation/display.js';
import type { RfeRanking } from '../selection/rfe-ranking.js';

// What a page and the workers that it opens say to each other. All of it is plain data that can be cloned.

/** A file that the reader gave the page; it stays in the reader's browser. */
export interface GivenFile {
  readonly name: string;
  readonly content: Blob;
}

/** From the page to the worker. */
export type Ask =
  /** The first message: which notebook of which site (its address, with a slash at the end). */
  | { readonly kind: 'open'; readonly notebook: string; readonly site: string }
  /** Files of a cohort, in the place of those given before. */
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] }
  /**
   * Bring everything up to date, in the place of whatever runs: `parameters` are those that differ from the cell's,
   * `edited` the source of cells that the reader changed, `force` a cell that is to run whether it is stale or not.
   */
  | {
      readonly kind: 'run';
      readonly run: number;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly edited: Readonly<Record<string, string>>;
      readonly force?: string;
    }
  | { readonly kind: 'stop' };

/** Why a cell ended early. `line` counts from 1 within the cell, where it is known. */
export interface CellError {
  readonly name: string;
  readonly message: string;
  readonly line?: number;
}

/** From the worker to the page. `run` is that of the question; what belongs to an earlier run is not to be shown. */
export type Tell =
  /** The code is loaded. `cohorts` can be asked for by name: `simulated` always, others where their files are at hand. */
  | { readonly kind: 'ready'; readonly cohorts: readonly string[] }
  /** Files cannot be used as they are. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Cells that wait for their turn, in the order of the notebook; told again when it turns out that there are more or fewer. */
  | { readonly kind: 'stale'; readonly run: number; readonly cells: readonly string[] }
  | { readonly kind: 'started'; readonly run: number; readonly cell: string }
  /** An output of a cell that runs. One with an `id` takes the place of the earlier one with that id (a line of progress). */
  | {
      readonly kind: 'output';
      readonly run: number;
      readonly cell: string;
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, object>>;
      readonly id?: string;
    }
  /** A cell is over: its outputs are all there. */
  | {
      readonly kind: 'ended';
      readonly run: number;
      readonly cell: string;
      readonly ms: number;
      readonly error?: CellError;
    }
  /** A cell can't run because one that it builds on failed. */
  | { readonly kind: 'blocked'; readonly run: number; readonly cell: string; readonly by: string }
  /** A results table, as `data/results/` would hold it. */
  | {
      readonly kind: 'table';
      readonly run: number;
      readonly cell: string;
      readonly name: string;
      readonly text: string;
    }
  /** Nothing runs any more. */
  | {
      readonly kind: 'done';
      readonly run: number;
      readonly ms: number;
      readonly stopped: boolean;
    };

/**
 * From the worker that runs a notebook to the page, about the workers of its pool. They are numbered.
 * `lane`: one is wanted, and is to have the port that comes with this message. `lane-over`: it is to end.
 */
export interface PoolTell {
  readonly kind: 'lane' | 'lane-over';
  readonly lane: number;
}

/** Eliminations by what they depend on. */
export type Rankings = ReadonlyMap<string, RfeRanking>;

/** A piece of work as a lane's port takes it, with what it eliminated when it was done before. */
export interface LaneWork {
  readonly piece: Piece;
  readonly rankings?: Rankings;
}

/** What comes back for it: what the work gave, and what it eliminated this time; or what it threw. */
export type LaneReply =
  | { readonly result: unknown; readonly rankings: Rankings }
  | { readonly error: Error };
