import type { Cohort } from '../cohort/cohort.js';
import type { CrossValidation } from '../evaluation/cross-validation.js';
import type { NamedLearners } from '../evaluation/learn.js';
import type { ResamplingPlan } from '../evaluation/resampling.js';
import type { Merged } from './merge.js';

/** The file that a merge writes last. */
export const MERGED_FILE = 'merged.json';

/** Where `npm run cluster` puts its results, in the project: a folder per cohort, in it one per study. */
const CLUSTER_RESULTS = 'data/results/cluster';

/** A cross-validation that was done elsewhere, in shards. */
export interface MergedCrossValidation extends CrossValidation {
  /** A sentence for people: where it came from. */
  readonly origin: string;
}

/**
 * A (nested) cross-validation that `npm run cluster` has already done and merged: the same numbers, to the last bit,
 * that `crossValidate` gives for these arguments.
 *
 * @param folder with a folder per cohort, in it one per study; default `data/results/cluster/` of the project
 * @returns undefined when there is none that is whole, of this very cohort, plan and pipelines (their order included),
 *   and made by this code under this version of Node
 * @example
 * import { diagonalLda, loadCohort, mergedNestedCrossValidation } from 'leukemia-notebooks';
 * import { pipeline, stratifiedKFold, wholeCohort } from 'leukemia-notebooks';
 * const cohort = await loadCohort('simulated');
 * const plan = stratifiedKFold(wholeCohort(cohort).y, { folds: 2, seed: 77 });
 * await mergedNestedCrossValidation(cohort, plan, { DLDA: pipeline(diagonalLda()) });
 * // => undefined
 */
export async function mergedNestedCrossValidation(
  cohort: Pick<Cohort, 'provenance'>,
  plan: ResamplingPlan,
  pipelines: NamedLearners,
  folder?: string,
): Promise<MergedCrossValidation | undefined> {
  const { fingerprint } = await import('./sealed.js');
  const { madeBy } = await import('./made-by.js');
  const wanted = {
    kind: 'cross-validation',
    cohort: cohort.provenance.checksum,
    resampling: await fingerprint(plan),
    pipelines: await fingerprint(Object.entries(pipelines)),
    madeBy: await madeBy(),
  };
  for await (const { name, merged } of mergedFiles(folder)) {
    const { kind, resampling, pipelines, madeBy, result } = merged;
    const found = { kind, cohort: merged.cohort.checksum, resampling, pipelines, madeBy };
    if ((await fingerprint(found)) !== (await fingerprint(wanted))) continue;
    const origin = `Computed in shards by \`npm run cluster\` and merged: ${name}.`;
    return { ...(result as CrossValidation), origin };
  }
  return undefined;
}

/** All merged results that are whole, by a name without an absolute path. */
async function* mergedFiles(folder?: string): AsyncGenerator<{ name: string; merged: Merged }> {
  const { readdir, readFile } = await import('node:fs/promises');
  const path = await import('node:path');
  const { projectRoot } = await import('../files/project-root.js');
  const { Damaged, unsealed } = await import('./sealed.js');
  const root = folder ?? path.join(projectRoot, CLUSTER_RESULTS);
  const namesIn = (...parts: string[]) =>
    readdir(path.join(root, ...parts)).then(
      (names) => names.sort(),
      () => [],
    );
  for (const cohort of await namesIn()) {
    for (const study of await namesIn(cohort)) {
      try {
        const text = await readFile(path.join(root, cohort, study, MERGED_FILE), 'utf8');
        const name = `${folder === undefined ? `${CLUSTER_RESULTS}/` : ''}${cohort}/${study}`;
        yield { name, merged: (await unsealed(text)) as Merged };
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (!(error instanceof Damaged) && code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
      }
    }
  }
}
