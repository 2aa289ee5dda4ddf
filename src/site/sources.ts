import { notebookFiles } from '../notebook/notebook-files.js';
import { readNotebook, type Notebook } from '../notebook/notebook.js';

export type NamedNotebook = { name: string; notebook: Notebook };

/** The folders to look in: the project's own notebooks, and the results of one cohort. */
export type Places = { cohort: 'golub' | 'simulated'; notebooks: string; results: string };

/**
 * The executed notebooks of a folder that the reader named.
 * @throws Error when there are none, or one of them was not run
 */
export function notebooksIn(folder: string, cohort: string): NamedNotebook[] {
  const found = read(folder);
  if (found.length === 0) {
    throw new Error(`There are no notebooks in ${folder}. ${advice(cohort)}`);
  }
  refuseUnexecuted(found, cohort);
  return found;
}

/**
 * The executed notebooks of a cohort: those of the last run where it was complete, and else, for the real cohort, the
 * project's own, which hold its outputs.
 * @throws Error when there are none, or one of them was not run
 */
export function notebooksOf({ cohort, notebooks, results }: Places): NamedNotebook[] {
  const ran = read(results);
  const missing = notebookFiles(notebooks)
    .map(({ name }) => name)
    .filter((name) => !ran.some((one) => one.name === name));
  if (missing.length === 0 && ran.length > 0) {
    refuseUnexecuted(ran, cohort);
    return ran;
  }
  if (cohort === 'golub') return notebooksIn(notebooks, cohort);
  const lacks = ran.length > 0 ? `not yet ${missing.join(', ')}` : 'no executed notebooks';
  throw new Error(`Of the ${cohort} cohort there are ${lacks}. ${advice(cohort)}`);
}

function read(folder: string): NamedNotebook[] {
  return notebookFiles(folder).map(({ name, path }) => ({ name, notebook: readNotebook(path) }));
}

function refuseUnexecuted(found: NamedNotebook[], cohort: string): void {
  const bare = found.find(({ notebook }) => !notebook.cells.some((cell) => cell.outputs?.length));
  if (bare) throw new Error(`${bare.name}.ipynb has no outputs. ${advice(cohort)}`);
}

function advice(cohort: string): string {
  return `First run them: npm start -- --cohort ${cohort}`;
}
