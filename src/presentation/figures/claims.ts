import type { Cohort } from '../../cohort/cohort.js';
import type { Figure } from '../figure.js';
import { intervals } from './intervals.js';

/** A claimed number beside the measured one. */
export interface ClaimRow {
  readonly metric: string;
  readonly claimed: number;
  readonly measured: number;
  /** Bounds of a confidence interval, where one can be given. */
  readonly lower?: number;
  readonly upper?: number;
}

/** Claims against what was measured, with the interval that so few samples leave. */
export function claims(cohort: Cohort, rows: readonly ClaimRow[], what: string): Figure {
  const measured = rows.map((row) => ({ ...row, estimate: row.measured }));
  return intervals(cohort, measured, what);
}
