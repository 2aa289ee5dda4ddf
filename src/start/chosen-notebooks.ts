import { basename } from 'node:path';
import { notebookFiles } from '../notebook/notebook-files.js';
import { readNotebook } from '../notebook/notebook.js';
import type { NotebookFile } from './overrides.js';
import { UsageError } from '../command/usage-error.js';

/**
 * The notebooks of a folder, in order: all of them, or those that `--only` names by number, words or both.
 * @throws UsageError when one asked for is not there
 */
export function chosenNotebooks(folder: string, only: string[]): NotebookFile[] {
  const files = notebookFiles(folder);
  if (files.length === 0) throw new Error(`There are no notebooks in ${basename(folder)}/.`);
  const matches = (name: string, wanted: string) => {
    const [number, ...words] = name.split('-');
    const bare = basename(wanted, '.ipynb');
    const sameNumber = withoutZeros(bare) === withoutZeros(number);
    return bare === name || bare === words.join('-') || sameNumber;
  };
  const unknown = only.find((wanted) => !files.some(({ name }) => matches(name, wanted)));
  if (unknown !== undefined) {
    const names = files.map(({ name }) => name);
    throw new UsageError(`--only ${unknown}: the notebooks are ${names.join(', ')}.`);
  }
  return files
    .filter(({ name }) => only.length === 0 || only.some((wanted) => matches(name, wanted)))
    .map((file) => ({ ...file, notebook: readNotebook(file.path) }));
}

/** `04b` as people may type it: `4b`. */
const withoutZeros = (number: string) => number.replace(/^0+/, '');
