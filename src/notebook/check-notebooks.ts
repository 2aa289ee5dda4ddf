import { basename } from 'node:path';
import { formatNotebook, formattedCells } from './cell-format.js';
import { checkRules } from './cell-rules.js';
import { checkTypes } from './cell-types.js';
import { notebookFiles } from './notebook-files.js';
import { codeCells, notebookText, readNotebook, writeNotebook, type Notebook } from './notebook.js';

type Finding = { notebook: string; cell: number; line: number; message: string };

/**
 * Checks the types, the formatting and the rules of all notebooks in a folder.
 * @returns one line per finding, in order: `notebooks/04-modeling.ipynb, cell 7, line 3: message`
 */
export async function checkNotebooks(folder: string): Promise<string[]> {
  const notebooks = readAll(folder);
  const programs = [...notebooks].map(([path, notebook]) => ({
    notebook: path,
    cells: codeCells(notebook).map(({ number, cell }) => ({ number, source: cell.source })),
  }));
  const found: Finding[] = programs.length > 0 ? checkTypes(programs, { unused: true }) : [];
  for (const [path, notebook] of notebooks) {
    const rules = [...checkRules(notebook), ...(await checkFormat(notebook))];
    found.push(...rules.map((finding) => ({ ...finding, notebook: path })));
  }
  const order = (a: Finding, b: Finding) =>
    a.notebook.localeCompare(b.notebook) || a.cell - b.cell || a.line - b.line;
  return found.sort(order).map(({ notebook, cell, line, message }) => {
    const file = `${basename(folder)}/${basename(notebook)}`;
    return `${file}, cell ${cell}, line ${line}: ${message}`;
  });
}

/** Formats the code cells of all notebooks in a folder, and says which files it changed. */
export async function formatNotebooks(folder: string): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, notebook] of readAll(folder)) {
    const formatted = await formatNotebook(notebook);
    if (notebookText(formatted) === notebookText(notebook)) continue;
    await writeNotebook(path, formatted);
    changed.push(basename(path));
  }
  return changed;
}

/** How many notebooks a folder has. */
export function countNotebooks(folder: string): number {
  return notebookFiles(folder).length;
}

function readAll(folder: string): Map<string, Notebook> {
  return new Map(notebookFiles(folder).map(({ path }) => [path, readNotebook(path)]));
}

async function checkFormat(notebook: Notebook): Promise<Omit<Finding, 'notebook'>[]> {
  const formatted = await formattedCells(notebook);
  return codeCells(notebook).flatMap(({ number, cell }) => {
    const wanted = formatted.get(number);
    if (wanted === undefined || wanted === cell.source) return [];
    const lines = cell.source.split('\n');
    const at = wanted.split('\n').findIndex((line, index) => line !== lines[index]);
    const line = (at < 0 ? wanted.split('\n').length : at) + 1;
    const message = 'not as oxfmt writes it; npm run check:cells -- --write mends that';
    return [{ cell: number, line, message }];
  });
}
