import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeCells, type Notebook } from './notebook.js';
import { projectRoot } from '../files/project-root.js';

/** The source of each code cell as oxfmt would write it, by the cell's number; unreadable cells are left out. */
export async function formattedCells(notebook: Notebook): Promise<Map<number, string>> {
  // It is needed by no one who only runs notebooks, and need not be installed for that.
  const { format } = await import('oxfmt');
  const style = JSON.parse(await readFile(join(projectRoot, '.oxfmtrc.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const formatted = new Map<number, string>();
  for (const { number, cell } of codeCells(notebook)) {
    const { code, errors } = await format('cell.ts', cell.source, style);
    // What is no TypeScript at all is for the compiler to say.
    if (errors.length === 0) formatted.set(number, code.trimEnd());
  }
  return formatted;
}

/** A copy with all code cells formatted, for `npm run check:cells -- --write`. */
export async function formatNotebook(notebook: Notebook): Promise<Notebook> {
  const formatted = await formattedCells(notebook);
  const numbers = new Map(codeCells(notebook).map(({ cell, number }) => [cell, number]));
  const cells = notebook.cells.map((cell) => {
    const source = formatted.get(numbers.get(cell) ?? 0);
    return source === undefined ? cell : { ...cell, source };
  });
  return { ...notebook, cells };
}
