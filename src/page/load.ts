import type { Cohort } from '../cohort/cohort.js';
import { type CohortRequest, loadCohort as load } from '../loading/load.js';
import { ownOptions } from '../loading/own-options.js';
import { timesGiven } from './given-files.js';

export type { CohortRequest } from '../loading/load.js';

let last: { readonly key: string; readonly cohort: Cohort } | undefined;

/**
 * As `loading/load.ts`; asked again for the cohort it gave last, it gives the very same, so that what was computed from
 * it is known to be up to date.
 */
export async function loadCohort(
  request: string | CohortRequest = 'auto',
  { seed = 1 }: { seed?: number } = {},
): Promise<Cohort> {
  const wanted = typeof request === 'string' ? { cohort: request } : request;
  const plain = { cohort: wanted.cohort, ...ownOptions(wanted) };
  const key = JSON.stringify([plain, seed, timesGiven()]);
  if (last?.key === key) return last.cohort;
  const loaded = await load(plain, { seed });
  last = { key, cohort: loaded };
  return loaded;
}
