import type { Cohort, Scale } from './cohort.js';
import { plainName } from './names.js';
import { readCohort } from './read-cohort.js';
import { fileSource } from './text/file-source.js';

/** What has to be said of a cohort in a file, where the file does not say it itself. */
export interface OwnCohort {
  /** Path of a labels file: the columns `sample` and `label`, or a CLS file. */
  readonly labels?: string;
  /** Column or characteristic with the class, where it is not called label, class or diagnosis. */
  readonly labelColumn?: string;
  /** The class that metrics count as positive; the rarer one unless given. */
  readonly positive?: string;
  /** Column that says training or held-out; `split` unless given, and drawn at random where there is none. */
  readonly split?: string;
  /** Where samples lie in the file, if that is not to be told from it. */
  readonly samplesIn?: 'rows' | 'columns';
  /** What the numbers are, if that is not to be told from them. */
  readonly scale?: Scale;
}

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
