import type { Cohort } from '../cohort/cohort.js';
import { type OwnCohort, ownOptions } from './own-options.js';

/** Which cohort, and what has to be said of one that comes from a file. The parameters of a notebook are one of these. */
export interface CohortRequest extends OwnCohort {
  /** A name, `auto` or the path of a file, see `loadCohort`. */
  readonly cohort: string;
}

/**
 * The cohort to work with.
 *
 * - a name in `data/catalogue.json`, as `golub`, the leukemia cohort of Golub et al. (1999): from the folder that a
 *   variable names (GOLUB_DIR) or `data/golub/`, else downloaded
 * - `simulated`: as large as golub, drawn from a seeded generator; no patient stands behind it
 * - `auto`: golub if it can be had, else the simulated one, and a line says so
 * - the path of a file: a cohort of your own, see the README for formats; `labels`, `positive`, `split` and others say
 *   what the file does not
 *
 * Nothing of Node is loaded before it is called.
 *
 * @param options `seed` is the simulated cohort's, an integer; default 1
 * @throws Error when files are missing, can't be downloaded, can't be read or don't hold the cohort
 * @example
 * import { loadCohort } from 'leukemia-notebooks';
 * const { expression, classes, provenance } = await loadCohort('simulated');
 * [expression.rows, expression.columns]; // => [72, 7129]
 * classes; // => { positive: 'AML', negative: 'ALL' }
 * provenance.simulated; // => true
 */
export async function loadCohort(
  request: string | CohortRequest = 'auto',
  { seed = 1 }: { seed?: number } = {},
): Promise<Cohort> {
  const wanted = typeof request === 'string' ? { cohort: request } : request;
  const { resolveCohort } = await import('./resolve.js');
  const location = await resolveCohort(wanted.cohort);
  if (location.kind === 'file') {
    const { readOwn } = await import('./read-own.js');
    return readOwn(location.path, location.name, ownOptions(wanted));
  }
  const given = Object.keys(ownOptions(wanted));
  if (given.length > 0) {
    throw new Error(
      `The ${location.name} cohort needs no ${given.join(', no ')}: those are for a cohort from a file.`,
    );
  }
  if (location.kind === 'catalogue') {
    const [{ readCatalogue }, { readEntry }] = await Promise.all([
      import('./catalogue.js'),
      import('./read-entry.js'),
    ]);
    const entry = (await readCatalogue()).find(({ name }) => name === location.name)!;
    return readEntry(entry, location.directory);
  }
  const { readSimulationTable } = await import('../simulation/simulation-table.js');
  const { simulateCohort } = await import('../simulation/simulate.js');
  return simulateCohort(await readSimulationTable(), seed);
}
