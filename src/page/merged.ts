export type { MergedCrossValidation } from '../cluster/merged.js';

/** As `cluster/merged.ts`: a page has no results of a cluster. */
export function mergedNestedCrossValidation(): Promise<undefined> {
  return Promise.resolve(undefined);
}
