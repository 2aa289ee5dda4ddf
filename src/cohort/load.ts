import type { Cohort } from './cohort.js';
import type { CohortChoice } from './resolve.js';

/**
 * The cohort to work with.
 *
 * - `golub`: the leukemia cohort of Golub et al. (1999), from GOLUB_DIR or `data/golub/`, else downloaded
 * - `simulated`: as large, drawn from a seeded generator; no patient stands behind it
 * - `auto`: the real one if it can be had, else the simulated one, and a line says so
 *
 * Reads files, so it works in Node only; nothing of Node is loaded before it is called.
 *
 * @param options `seed` is the simulated cohort's
 * @throws Error when files are missing, can't be downloaded (`golub`) or don't hold the cohort
 */
export async function loadCohort(
  choice: CohortChoice = 'auto',
  { seed = 1 }: { seed?: number } = {},
): Promise<Cohort> {
  const { resolveCohort } = await import('./resolve.js');
  const location = await resolveCohort(choice);
  if (location.name === 'golub') {
    const { readGolub } = await import('./read-golub.js');
    return readGolub(location.directory);
  }
  const { readSimulationTable } = await import('./simulation-table.js');
  const { simulateCohort } = await import('./simulate.js');
  return simulateCohort(await readSimulationTable(), seed);
}
