import type { Provenance } from '../cohort/cohort.js';
import type { TrainingSet } from '../cohort/dataset.js';
import type { ProgressReport, Workers } from '../numerics/workers.js';
import type { Figure } from '../presentation/figure.js';
import type { Row } from '../presentation/frame.js';

/** A table as it is saved. */
export interface StudyTable {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

/** A plan and the pipelines that it is carried out for: pieces of work that depend on their number alone. */
export interface Study<Piece = unknown, Result = unknown> {
  /** How many pieces there are: 0, 1, … */
  readonly pieces: number;
  /** Does some of them. @returns what came of each, in their order */
  work(
    data: TrainingSet,
    numbers: readonly number[],
    workers: Workers,
    progress?: ProgressReport,
  ): Promise<Piece[]>;
  /** What all pieces, in order, make together: the very numbers that one process computes. */
  join(pieces: readonly Piece[]): Result;
  tables(result: Result): StudyTable[];
  /** By the name of their files. */
  figures(result: Result, cohort: { provenance: Provenance }): Record<string, Figure>;
}
