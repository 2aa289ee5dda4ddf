import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { downloadGolub } from './download.js';
import { GOLUB_FILES } from './golub.js';
import { projectRoot } from './project-root.js';

/** Which cohort is asked for; `auto` is the real one if it can be had, else the simulated one. */
export type CohortChoice = 'auto' | 'golub' | 'simulated';

/** Where a cohort is found: the directory (absolute) of the real one's files, or nothing for the simulated one. */
export type CohortLocation = { name: 'golub'; directory: string } | { name: 'simulated' };

export interface ResolveOptions {
  /** Is handed a line for each thing that people should know; prints it unless given. */
  readonly say?: (line: string) => void;
  /** Environment variables: GOLUB_DIR, LEUKEMIA_COHORT, INIT_CWD. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The project's folder, whose `data/golub/` is looked into and downloaded to. */
  readonly root?: string;
  readonly download?: typeof downloadGolub;
}

/**
 * Decides which cohort is used and makes sure that its files are there.
 *
 * With `auto`, the environment variable LEUKEMIA_COHORT (golub or simulated) decides when it is set; the runner sets it,
 * so that all notebooks of a run see the same cohort. The real cohort's files are looked for in GOLUB_DIR, then in the
 * project's `data/golub/`, and else downloaded there. If that fails, `auto` says so in a line and goes on simulated.
 *
 * @throws Error when the choice is none, when GOLUB_DIR is set but lacks files (it is never passed over silently), and
 *   when `golub` was asked for and can't be downloaded
 */
export async function resolveCohort(
  choice: CohortChoice,
  options: ResolveOptions = {},
): Promise<CohortLocation> {
  const { say = (line) => console.log(line), env = process.env, root = projectRoot() } = options;
  const wanted = choose(choice, env.LEUKEMIA_COHORT);
  if (wanted === 'simulated') return { name: 'simulated' };

  const given = await givenDirectory(env);
  if (given !== undefined) return { name: 'golub', directory: given };
  const directory = join(root, 'data', 'golub');
  if ((await missingFiles(directory)).length === 0) return { name: 'golub', directory };
  try {
    await (options.download ?? downloadGolub)(directory, { say });
    return { name: 'golub', directory };
  } catch (error) {
    const failed = `The golub cohort could not be had. ${(error as Error).message}`;
    if (wanted === 'golub') throw new Error(`${failed} ${BY_HAND}`, { cause: error });
    say(`${failed} Going on with the SIMULATED cohort. ${BY_HAND}`);
    return { name: 'simulated' };
  }
}

const NAMES = Object.values(GOLUB_FILES);
const BY_HAND = `To use files of your own, set GOLUB_DIR to a folder with ${NAMES.join(', ')}.`;

function choose(choice: CohortChoice, fromEnvironment: string | undefined): CohortChoice {
  if (!['auto', 'golub', 'simulated'].includes(choice)) {
    throw new Error(`There is no cohort "${String(choice)}": choose auto, golub or simulated.`);
  }
  if (choice !== 'auto' || !fromEnvironment) return choice;
  if (fromEnvironment !== 'golub' && fromEnvironment !== 'simulated') {
    throw new Error(
      `The environment variable LEUKEMIA_COHORT is "${fromEnvironment}"; it must be golub or ` +
        'simulated, or not be set.',
    );
  }
  return fromEnvironment;
}

/** GOLUB_DIR, relative to where the command was started (npm runs scripts elsewhere and says so in INIT_CWD). */
async function givenDirectory(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (!env.GOLUB_DIR) return undefined;
  const directory = resolve(env.INIT_CWD ?? process.cwd(), env.GOLUB_DIR);
  const missing = await missingFiles(directory);
  if (missing.length === 0) return directory;
  throw new Error(
    `GOLUB_DIR is ${directory}, but there is no ${missing.join(', no ')} there. Put all three ` +
      'files of the cohort there, or unset GOLUB_DIR to have them downloaded.',
  );
}

async function missingFiles(directory: string): Promise<string[]> {
  const found = await Promise.all(
    NAMES.map((name) =>
      stat(join(directory, name)).then(
        (entry) => entry.isFile(),
        () => false,
      ),
    ),
  );
  return NAMES.filter((_, i) => !found[i]);
}
