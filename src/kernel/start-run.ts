import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { directoryVariable } from '../cohort/catalogue.js';
import type { CohortRequest } from '../cohort/load.js';
import type { CohortLocation } from '../cohort/resolve.js';
import { notSaved } from '../cohort/write-whole.js';
import { KernelsAhead } from './kernels-ahead.js';
import { readNotebook, writeNotebook } from './notebook.js';
import { applySettings, type NotebookFile, type Setting } from './overrides.js';
import { cohortOf, hasDefaults } from './parameter-ranges.js';
import { duration, Progress, type Terminal } from './progress.js';
import { runNotebook, type CellFailure } from './run-notebook.js';
import { help, parseOptions, type StartOptions } from './start-options.js';
import { describeTime, type TimeSpent, timeSpent } from './time-spent.js';
import { UsageError } from './usage-error.js';

/** What a run needs to know of its surroundings; tests give others than `start.ts`. */
export type Surroundings = {
  /** The folder with the notebooks. */
  notebooks: string;
  /** The folder with a folder of results per cohort. */
  results: string;
  /** Where the command was started: relative paths are meant from there, and shown from there. */
  startedIn: string;
  resolveCohort: (
    choice: string,
    options: { say: (line: string) => void },
  ) => Promise<CohortLocation>;
  output: Terminal;
  /** Reads a cohort from a file once before the run, so that what is wrong with it is said in a line and not by a cell. */
  loadCohort: (request: CohortRequest) => Promise<unknown>;
  complain: (text: string) => void;
  /** The command that starts a kernel. Default: this project's launcher. */
  kernel?: string[];
};

/**
 * Runs the notebooks as the command line says.
 * @returns the exit code: 0, 1 when a cell fails or the cohort cannot be had, 2 when the command makes no sense
 */
export async function start(args: string[], around: Surroundings): Promise<number> {
  const progress = new Progress(around.output);
  try {
    const options = parseOptions(args);
    if (options.help) {
      around.output.write(help);
      return 0;
    }
    return await runAll(options, around, progress);
  } catch (error) {
    progress.clear();
    around.complain((error as Error).message);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runAll(options: StartOptions, around: Surroundings, progress: Progress) {
  const own = ownCohort(options, around);
  const files = applySettings(chosen(around.notebooks, options.only), [
    ...own,
    ...options.settings,
  ]);
  const choice = own.find(({ name }) => name === 'cohort')?.value ?? options.cohort;
  const cohort = await around.resolveCohort(choice, { say: (line) => progress.say(line) });
  if (cohort.kind === 'file') await around.loadCohort(requestOf(own));
  else refuseOtherCohort(files, cohort.name);
  // What is committed of the real cohort was made with the defaults, and other results must not take its place.
  const changed = options.settings.length > 0 || !files.every((file) => hasDefaults(file.notebook));
  const folder = changed ? `${cohort.name}-changed` : cohort.name;
  const results = resolve(around.startedIn, options.out ?? join(around.results, folder));
  makeFolder(results);
  const env = environment(cohort, results, options.inPlace);
  const settings = { cwd: around.notebooks, argv: around.kernel, env };
  const kernels = new KernelsAhead(settings, files.length);
  const executed: NotebookFile[] = [];
  const times: TimeSpent[] = [];
  try {
    for (const file of files) {
      const run = await runOne(file, kernels, options.timeout, around, progress);
      const { notebook, failure } = run;
      const saved = join(results, `${file.name}.ipynb`);
      writeNotebook(saved, notebook);
      if (failure) {
        progress.say('');
        around.complain(failureText(file.name, failure));
        around.complain(`What ran so far is saved in ${shown(saved, around)}`);
        return 1;
      }
      executed.push({ ...file, notebook });
      times.push(run.time);
    }
  } finally {
    await kernels.stop();
  }
  // Only when all went well: notebooks/ never holds half of a run.
  if (options.inPlace) for (const { path, notebook } of executed) writeNotebook(path, notebook);
  progress.say(`\nNotebooks and tables: ${shown(results, around)}`);
  progress.say(describeTime(times));
  const headline = headlineOf(results);
  if (headline) progress.say(headline);
  return 0;
}

async function runOne(
  file: NotebookFile,
  kernels: KernelsAhead,
  timeout: number,
  around: Surroundings,
  progress: Progress,
) {
  const started = performance.now();
  if (!around.output.isTTY) progress.say(file.name);
  const kernel = await kernels.take();
  const starting = (performance.now() - started) / 1000;
  try {
    const run = await runNotebook(file.notebook, kernel, {
      timeout,
      onCell: (cell) => progress.cell(file.name, cell),
    });
    const seconds = duration((performance.now() - started) / 1000);
    if (!run.failure) progress.say(`${file.name.padEnd(20)} ${seconds}`);
    return { ...run, time: timeSpent(starting, run.cells) };
  } finally {
    await kernel.stop();
  }
}

/** @throws UsageError when something asked for is not there */
function chosen(folder: string, only: string[]): NotebookFile[] {
  const names = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => /^0.*\.ipynb$/.test(file))
    .map((file) => basename(file, '.ipynb'))
    .sort();
  if (names.length === 0) throw new Error(`There are no notebooks in ${basename(folder)}/.`);
  const matches = (name: string, wanted: string) => {
    const [number, ...words] = name.split('-');
    const bare = basename(wanted, '.ipynb');
    const sameNumber = withoutZeros(bare) === withoutZeros(number);
    return bare === name || bare === words.join('-') || sameNumber;
  };
  const unknown = only.find((wanted) => !names.some((name) => matches(name, wanted)));
  if (unknown !== undefined) {
    throw new UsageError(`--only ${unknown}: the notebooks are ${names.join(', ')}.`);
  }
  return names
    .filter((name) => only.length === 0 || only.some((wanted) => matches(name, wanted)))
    .map((name) => ({ name, path: join(folder, `${name}.ipynb`) }))
    .map((file) => ({ ...file, notebook: readNotebook(file.path) }));
}

/** `04b` as people may type it: `4b`. */
const withoutZeros = (number: string) => number.replace(/^0+/, '');

/**
 * What the parameters cells are to say of a cohort from a file, with absolute paths: a cell's own count from the notebook's
 * folder. Nothing for a cohort with a name, which a run is told of otherwise, so that its notebooks stay as they are.
 */
function ownCohort({ cohort, own, inPlace }: StartOptions, { startedIn }: Surroundings): Setting[] {
  const path = resolve(startedIn, cohort);
  const isFile = /[\\/.]/.test(cohort) || statSync(path, { throwIfNoEntry: false })?.isFile();
  if (!isFile) {
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
  return [{ name: 'cohort', value: path, given }, ...own.map(absolute)];
}

function requestOf(own: Setting[]): CohortRequest {
  return Object.fromEntries(
    own.map(({ name, value }) => [name, value]),
  ) as unknown as CohortRequest;
}

/** A notebook that asks for one cohort would save its results among those of the other. */
function refuseOtherCohort(files: NotebookFile[], running: string): void {
  for (const { name, notebook } of files) {
    const asked = cohortOf(notebook);
    if (asked === undefined || asked === 'auto' || asked === running) continue;
    throw new UsageError(
      `The parameters of ${name} ask for the ${String(asked)} cohort, and this run is on the ${running} one. ` +
        `Have 'auto' there, and choose with --cohort ${String(asked)}.`,
    );
  }
}

/** How the notebooks are told what to load and where to save, and whether what they save is to be committed. */
function environment(cohort: CohortLocation, results: string, inPlace: boolean): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // A cohort from a file is in the cells.
    LEUKEMIA_COHORT: cohort.kind === 'file' ? undefined : cohort.name,
    LEUKEMIA_RESULTS: results,
    LEUKEMIA_IN_PLACE: inPlace ? '1' : undefined,
  };
  if (cohort.kind !== 'catalogue') return env;
  return { ...env, [directoryVariable(cohort.name)]: resolve(cohort.directory) };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notSaved(error, 'The folder', folder);
  }
}

function failureText(name: string, { cell, heading, error }: CellFailure): string {
  const trace = error.traceback.length > 0 ? error.traceback : [`${error.ename}: ${error.evalue}`];
  return `${name}, cell ${cell} (${heading}) failed.\n${trace.join('\n')}`;
}

function headlineOf(results: string): string | undefined {
  try {
    const run = JSON.parse(readFileSync(join(results, 'run.json'), 'utf8')) as {
      headline?: unknown;
    };
    return typeof run.headline === 'string' ? run.headline : undefined;
  } catch {
    return undefined;
  }
}

function shown(path: string, { startedIn }: Surroundings): string {
  const short = relative(startedIn, path) || '.';
  return short.length < path.length ? short : path;
}
