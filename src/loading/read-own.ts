import type { Cohort } from '../cohort/cohort.js';
import { plainName } from '../cohort/names.js';
import type { OwnCohort } from './own-options.js';
import { readCohort } from '../cohort/read-cohort.js';
import { fileSource } from '../cohort/text/file-source.js';

/**
 * Reads a cohort from a file of somebody's own: delimited text, GCT, GEO series matrix or ARFF, gzipped or not.
 *
 * @throws Error naming file, line, column and value of what can't be read or doesn't fit together
 */
export async function readOwn(path: string, name: string, own: OwnCohort): Promise<Cohort> {
  const expression = fileSource(path);
  const labels = own.labels === undefined ? undefined : fileSource(own.labels);
  const files = [expression.name, ...(labels ? [labels.name] : [])].map(plainName);
  return readCohort({
    ...own,
    expression: [{ source: expression }],
    labels,
    provenance: { name, source: `Read from ${files.join(' and ')}.`, simulated: false },
  });
}
