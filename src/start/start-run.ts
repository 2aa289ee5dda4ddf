import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { directoryVariable } from '../loading/catalogue.js';
import type { CohortRequest } from '../loading/load.js';
import type { CohortLocation } from '../loading/resolve.js';
import { notSaved } from '../files/write-whole.js';
import { chosenNotebooks } from './chosen-notebooks.js';
import { KernelsAhead } from '../client/kernels-ahead.js';
import { writeNotebook } from '../notebook/notebook.js';
import { applySettings, type NotebookFile } from './overrides.js';
import { ownCohort, refuseOtherCohort, requestOf } from './own-cohort.js';
import { hasDefaults } from '../notebook/parameter-ranges.js';
import type { Terminal } from '../command/terminal.js';
import { duration, Progress } from './progress.js';
import { runNotebook, type CellFailure } from '../client/run-notebook.js';
import { help, parseOptions, type StartOptions } from './start-options.js';
import { describeTime, type TimeSpent, timeSpent } from './time-spent.js';
import { UsageError } from '../command/usage-error.js';

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
  const own = await ownCohort(options, around.startedIn);
  const files = applySettings(chosenNotebooks(around.notebooks, options.only), [
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
  const executed = await runEach(
    files,
    { results, env, timeout: options.timeout },
    around,
    progress,
  );
  if (!executed) return 1;
  // Only when all went well: notebooks/ never holds half of a run.
  if (options.inPlace) {
    for (const { path, notebook } of executed) await writeNotebook(path, notebook);
  }
  progress.say(`\nNotebooks and tables: ${shown(results, around)}`);
  progress.say(describeTime(executed.map(({ time }) => time)));
  const headline = headlineOf(results);
  if (headline) progress.say(headline);
  return 0;
}

type RunSettings = { results: string; env: NodeJS.ProcessEnv; timeout: number };

/** Runs notebooks in order and saves each. @returns undefined when one failed, which has been said */
async function runEach(
  files: NotebookFile[],
  { results, env, timeout }: RunSettings,
  around: Surroundings,
  progress: Progress,
): Promise<(NotebookFile & { time: TimeSpent })[] | undefined> {
  const settings = { cwd: around.notebooks, argv: around.kernel, env };
  const kernels = new KernelsAhead(settings, files.length);
  const executed: (NotebookFile & { time: TimeSpent })[] = [];
  try {
    for (const file of files) {
      const { notebook, failure, time } = await runOne(file, kernels, timeout, around, progress);
      const saved = join(results, `${file.name}.ipynb`);
      await writeNotebook(saved, notebook);
      if (failure) {
        progress.say('');
        around.complain(failureText(file.name, failure));
        around.complain(`What ran so far is saved in ${shown(saved, around)}`);
        return undefined;
      }
      executed.push({ ...file, notebook, time });
    }
  } finally {
    await kernels.stop();
  }
  return executed;
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
