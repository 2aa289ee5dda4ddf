import { join } from 'node:path';
import { codeCells, type Notebook } from './notebook.js';
import { projectRoot } from '../files/project-root.js';

/** The source of each code cell as Prettier would write it, by the cell's number; unreadable cells are left out. */
export async function formattedCells(notebook: Notebook): Promise<Map<number, string>> {
  // Prettier is needed by no one who only runs notebooks, and need not be installed for that.
  const prettier = await import('prettier');
  const style = {
    ...(await prettier.resolveConfig(join(projectRoot, 'package.json'))),
    parser: 'typescript',
  };
  const formatted = new Map<number, string>();
  for (const { number, cell } of codeCells(notebook)) {
    try {
      formatted.set(number, (await prettier.format(cell.source, style)).trimEnd());
    } catch {
      // What is no TypeScript at all is for the compiler to say.
    }
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
