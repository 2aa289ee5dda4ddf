import type { Cohort } from '../cohort/cohort.js';
import type { NotebookName, ParametersOf } from '../presentation/parameters.js';
import { openResults as open, type Results } from '../presentation/results.js';

export { type Results, TABLES } from '../presentation/results.js';

const opened = new WeakMap<Cohort, Map<NotebookName, Results>>();

/**
 * As `presentation/results.ts`: the parameters are checked each time, but of a cohort and a notebook there is one handle,
 * so that a changed parameter does not make everything stale that is saved. The parameters of a page are one object.
 */
export async function openResults<N extends NotebookName>(
  cohort: Cohort,
  notebook: N,
  parameters: ParametersOf<N>,
): Promise<Results> {
  const results = await open(cohort, notebook, parameters);
  const ofCohort = opened.get(cohort) ?? new Map<NotebookName, Results>();
  opened.set(cohort, ofCohort);
  if (!ofCohort.has(notebook)) ofCohort.set(notebook, results);
  return ofCohort.get(notebook)!;
}
