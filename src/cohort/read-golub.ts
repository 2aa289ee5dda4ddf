import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Cohort } from './cohort.js';
import { checkGolubShape, GOLUB_CHECKSUM, GOLUB_FILES } from './golub.js';
import { parseGolub } from './parse-golub.js';

/**
 * Reads the cohort's three files from a directory, and checks their shape. A copy whose values differ from the published
 * ones (with holes in it, say) is named `golub-modified`, so that its figures and results are not taken for the real ones.
 *
 * @throws Error naming the file that is missing, or what is wrong in which
 */
export async function readGolub(directory: string): Promise<Cohort> {
  const read = (name: string) => readFile(join(directory, name), 'utf8');
  const [train, independent, actual] = await Promise.all([
    read(GOLUB_FILES.train),
    read(GOLUB_FILES.independent),
    read(GOLUB_FILES.actual),
  ]);
  const cohort = await parseGolub({ train, independent, actual });
  checkGolubShape(cohort);
  if (cohort.provenance.checksum === GOLUB_CHECKSUM) return cohort;
  const source = `${cohort.provenance.source} These files differ from the published content in some value or call.`;
  return { ...cohort, provenance: { ...cohort.provenance, name: 'golub-modified', source } };
}
