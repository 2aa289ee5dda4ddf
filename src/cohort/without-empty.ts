import type { CohortContent } from './checksum.js';
import type { Finding } from './cohort.js';
import { fewOf } from './names.js';

/** Positions of samples and probes. */
interface Kept {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * The cohort without samples that have no value at all, and without probes that half of the training samples or more have
 * no value for: a median of what is left would be made up, and in a fold there may be nothing left. Warnings say which.
 *
 * @throws Error when nothing is left
 */
export function withoutEmpty(
  cohort: CohortContent,
  found: (finding: Finding) => void,
): CohortContent {
  const { expression, samples, probes } = cohort;
  let kept: Kept = { rows: samples.map((_, i) => i), columns: probes.map((_, j) => j) };
  // What goes can leave others with too little, so until nothing goes.
  for (let before = Infinity; kept.rows.length + kept.columns.length < before;) {
    before = kept.rows.length + kept.columns.length;
    kept = filled(cohort, kept);
  }
  const { rows, columns } = kept;
  if (rows.length === 0 || columns.length === 0) {
    throw new Error('Too many values are missing: no sample or no probe has enough of them.');
  }
  if (rows.length === samples.length && columns.length === probes.length) return cohort;
  tell(cohort, kept, found);
  return {
    ...cohort,
    expression: expression.selection([...rows], [...columns]),
    samples: rows.map((i) => samples[i]),
    probes: columns.map((j) => probes[j]),
    ...(cohort.calls && {
      calls: rows.map((i) => columns.map((j) => cohort.calls![i][j]).join('')),
    }),
  };
}

function filled({ expression, samples }: CohortContent, { rows, columns }: Kept): Kept {
  const isMissing = (i: number, j: number) => Number.isNaN(expression.get(i, j));
  const left = rows.filter((i) => !columns.every((j) => isMissing(i, j)));
  const training = left.filter((i) => samples[i].split === 'training');
  return {
    rows: left,
    columns: columns.filter((j) => {
      const missing = training.filter((i) => isMissing(i, j)).length;
      return missing === 0 || 2 * missing < training.length;
    }),
  };
}

function tell(
  { samples, probes }: CohortContent,
  kept: Kept,
  found: (finding: Finding) => void,
): void {
  const [rows, columns] = [new Set(kept.rows), new Set(kept.columns)];
  const ids = samples.flatMap(({ id }, i) => (rows.has(i) ? [] : [id]));
  const names = probes.flatMap(({ accession }, j) => (columns.has(j) ? [] : [accession]));
  const warn = (message: string) => found({ level: 'warning', check: 'missing values', message });
  if (ids.length > 0) {
    warn(`${fewOf(ids)}: ${ids.length} samples have no value at all and are left out.`);
  }
  if (names.length > 0) {
    warn(
      `${fewOf(names)}: ${names.length} probes are missing in half of the training samples or more, and are left out.`,
    );
  }
}
