import { rowsOf } from '../numerics/rows.js';
import { sha256OfPieces } from '../numerics/sha256-of-pieces.js';
import type { Cohort, Provenance } from './cohort.js';

/** A cohort before its checksum is known. */
export type CohortContent = Omit<Cohort, 'provenance'> & {
  readonly provenance: Omit<Provenance, 'checksum'>;
};

/**
 * SHA-256 of what a cohort says: samples with label and split, accessions, values and calls. Copies of the files that
 * differ in line endings, quotes or the order of columns have the same one, and so has the cohort on any machine.
 *
 * What is hashed is the JSON array `[[[id, label, split], …], [accession, …], [[value, …], …], [calls, …] or null]`
 * without blanks, in UTF-8, values by sample and null where one is missing.
 *
 * @returns 64 hexadecimal digits
 */
export function cohortChecksum(
  cohort: Pick<Cohort, 'samples' | 'probes' | 'expression' | 'calls'>,
): Promise<string> {
  return sha256OfPieces(canonicalJson(cohort));
}

/** A row of values at a time: as a whole it would take several times the room of the cohort. */
function* canonicalJson({
  samples,
  probes,
  expression,
  calls,
}: Pick<Cohort, 'samples' | 'probes' | 'expression' | 'calls'>): Generator<string> {
  yield `[${JSON.stringify(samples.map(({ id, label, split }) => [id, label, split]))},`;
  yield `${JSON.stringify(probes.map(({ accession }) => accession))},[`;
  for (const [i, row] of rowsOf(expression).entries()) {
    yield `${i > 0 ? ',' : ''}${JSON.stringify(Array.from(row))}`;
  }
  yield `],${JSON.stringify(calls ?? null)}]`;
}

/** The cohort, complete with its checksum. */
export async function withChecksum(cohort: CohortContent): Promise<Cohort> {
  const checksum = await cohortChecksum(cohort);
  return { ...cohort, provenance: { ...cohort.provenance, checksum } };
}
