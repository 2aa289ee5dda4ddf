import { resolve } from 'node:path';
import type { CohortRequest } from '../loading/load.js';
import { isOwnFile } from '../loading/resolve.js';
import type { NotebookFile, Setting } from './overrides.js';
import { cohortOf } from '../notebook/parameter-ranges.js';
import type { StartOptions } from './start-options.js';
import { UsageError } from '../command/usage-error.js';

/**
 * What the parameters cells are to say of a cohort from a file, with absolute paths: a cell's own count from the notebook's
 * folder. Nothing for a cohort with a name, which a run is told of otherwise, so that its notebooks stay as they are.
 */
export async function ownCohort(
  { cohort, own, inPlace }: StartOptions,
  startedIn: string,
): Promise<Setting[]> {
  if (!(await isOwnFile(cohort))) {
    if (own.length === 0) return [];
    throw new UsageError(
      `${own.map(({ given }) => given).join(', ')}: for a cohort from a file, which --cohort FILE names.`,
    );
  }
  if (inPlace) {
    throw new UsageError(
      '--in-place writes what belongs in notebooks/, which is of the golub cohort: leave it away for another.',
    );
  }
  const absolute = (setting: Setting): Setting =>
    setting.name === 'labels' ? { ...setting, value: resolve(startedIn, setting.value) } : setting;
  const given = `--cohort ${cohort}`;
  return [{ name: 'cohort', value: resolve(startedIn, cohort), given }, ...own.map(absolute)];
}

/** The same as `loadCohort` takes it. */
export function requestOf(own: Setting[]): CohortRequest {
  return Object.fromEntries(
    own.map(({ name, value }) => [name, value]),
  ) as unknown as CohortRequest;
}

/**
 * A notebook that asks for one cohort would save its results among those of the other.
 * @throws UsageError naming both
 */
export function refuseOtherCohort(files: NotebookFile[], running: string): void {
  for (const { name, notebook } of files) {
    const asked = cohortOf(notebook);
    if (asked === undefined || asked === 'auto' || asked === running) continue;
    throw new UsageError(
      `The parameters of ${name} ask for the ${String(asked)} cohort, and this run is on the ${running} one. ` +
        `Have 'auto' there, and choose with --cohort ${String(asked)}.`,
    );
  }
}
