import { sha256 } from '../numerics/sha256.js';
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
  return sha256(
    JSON.stringify([
      cohort.samples.map(({ id, label, split }) => [id, label, split]),
      cohort.probes.map((probe) => probe.accession),
      cohort.expression.to2DArray(),
      cohort.calls ?? null,
    ]),
  );
}

/** The cohort, complete with its checksum. */
export async function withChecksum(cohort: CohortContent): Promise<Cohort> {
  const checksum = await cohortChecksum(cohort);
  return { ...cohort, provenance: { ...cohort.provenance, checksum } };
}
