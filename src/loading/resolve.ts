import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { type CatalogueEntry, directoryVariable, filesOf, readCatalogue } from './catalogue.js';
import { download } from './download.js';
import { cohortName } from '../cohort/names.js';
import { projectRoot } from '../files/project-root.js';
import { explained } from '../cohort/text/file-source.js';

/** The cohort that `auto` means where it can be had. */
const USUAL = 'golub';

/**
 * Where a cohort is found: the directory (absolute) with the files of one of the catalogue, a file of somebody's own, or
 * nothing for the simulated one. `name` is that of its results.
 */
export type CohortLocation =
  | { readonly kind: 'catalogue'; readonly name: string; readonly directory: string }
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'simulated'; readonly name: 'simulated' };

export interface ResolveOptions {
  /** Is handed a line for each thing that people should know; prints it unless given. */
  readonly say?: (line: string) => void;
  /** Environment variables: GOLUB_DIR, LEUKEMIA_COHORT, INIT_CWD. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The project's folder, whose `data/<cohort>/` is looked into and downloaded to. */
  readonly root?: string;
  readonly catalogue?: readonly CatalogueEntry[];
  readonly download?: typeof download;
}

/** Whether a choice is the path of a file, which all are that are no name: a file need not look like one. */
export async function isOwnFile(
  choice: string,
  catalogue?: readonly CatalogueEntry[],
): Promise<boolean> {
  if (choice === 'auto' || choice === 'simulated') return false;
  return !(catalogue ?? (await readCatalogue())).some(({ name }) => name === choice);
}

/**
 * Decides which cohort is used and makes sure that its files are there.
 *
 * With `auto`, the environment variable LEUKEMIA_COHORT (a name) decides when it is set; the runner sets it, so that all
 * notebooks of a run see the same cohort. Files of a cohort of the catalogue are looked for in the folder that a variable
 * names (GOLUB_DIR for golub), then in the project's `data/<cohort>/`, and else downloaded there. If that fails, `auto`
 * says so in a line and goes on simulated.
 *
 * @param choice `auto`, `simulated`, a name in the catalogue, or the path of a file
 * @throws Error when the choice is none of these, when the folder that a variable names lacks files (it is never passed
 *   over silently), and when a cohort was asked for and can't be downloaded
 */
export async function resolveCohort(
  choice: string,
  options: ResolveOptions = {},
): Promise<CohortLocation> {
  const { say = (line) => console.log(line), env = process.env, root = projectRoot } = options;
  const catalogue = options.catalogue ?? (await readCatalogue());
  const names = catalogue.map(({ name }) => name);
  const wanted = choose(choice, env.LEUKEMIA_COHORT, names);
  if (await isOwnFile(wanted, catalogue)) return ownFile(wanted, names);
  if (wanted === 'simulated') return { kind: 'simulated', name: 'simulated' };
  const entry = catalogue.find(({ name }) => name === (wanted === 'auto' ? USUAL : wanted))!;
  const found = (directory: string): CohortLocation => {
    return { kind: 'catalogue', name: entry.name, directory };
  };
  const given = await givenDirectory(entry, env);
  if (given !== undefined) return found(given);
  const directory = join(root, 'data', entry.name);
  if ((await missingFiles(entry, directory)).length === 0) return found(directory);
  try {
    await (options.download ?? download)(entry, directory, { say });
    return found(directory);
  } catch (error) {
    const failed = `The ${entry.name} cohort could not be had. ${(error as Error).message}`;
    if (wanted !== 'auto') throw new Error(`${failed} ${byHand(entry)}`, { cause: error });
    say(`${failed} Going on with the SIMULATED cohort. ${byHand(entry)}`);
    return { kind: 'simulated', name: 'simulated' };
  }
}

function byHand(entry: CatalogueEntry): string {
  return `To use files of your own, set ${directoryVariable(entry.name)} to a folder with ${filesOf(entry).join(', ')}.`;
}

function choose(
  choice: string,
  fromEnvironment: string | undefined,
  names: readonly string[],
): string {
  if (choice !== 'auto' || !fromEnvironment) return choice;
  if (fromEnvironment !== 'simulated' && !names.includes(fromEnvironment)) {
    throw new Error(
      `The environment variable LEUKEMIA_COHORT is "${fromEnvironment}"; it must be ` +
        `${names.join(', ')} or simulated, or not be set.`,
    );
  }
  return fromEnvironment;
}

/** A file that is there; a relative path counts from the working directory, which is the notebook's in a notebook. */
async function ownFile(choice: string, names: readonly string[]): Promise<CohortLocation> {
  const path = resolve(choice);
  const entry = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw explained(error, path);
    throw new Error(
      `There is no cohort "${basename(choice)}" and no file ${path}: choose auto, ${names.join(', ')}, simulated or the path of a file.`,
    );
  });
  if (entry.isDirectory()) throw explained({ code: 'EISDIR' }, path);
  return { kind: 'file', name: cohortName(basename(path), names), path };
}

/** The folder that a variable names, relative to where the command was started (npm says in INIT_CWD where that was). */
async function givenDirectory(
  entry: CatalogueEntry,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const variable = directoryVariable(entry.name);
  const value = env[variable];
  if (!value) return undefined;
  const directory = resolve(env.INIT_CWD ?? process.cwd(), value);
  const missing = await missingFiles(entry, directory);
  if (missing.length === 0) return directory;
  throw new Error(
    `${variable} is ${directory}, but there is no ${missing.join(', no ')} there. Put all ` +
      `files of the cohort there, or unset ${variable} to have them downloaded.`,
  );
}

async function missingFiles(entry: CatalogueEntry, directory: string): Promise<string[]> {
  const names = filesOf(entry);
  const found = await Promise.all(
    names.map((name) =>
      stat(join(directory, name)).then(
        (file) => file.isFile(),
        () => false,
      ),
    ),
  );
  return names.filter((_, i) => !found[i]);
}
