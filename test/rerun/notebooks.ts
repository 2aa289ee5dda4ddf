import { join } from 'node:path';
import { notebookFiles } from '../../src/notebook/notebook-files.js';
import { type Notebook, readNotebook } from '../../src/notebook/notebook.js';
import type { Program } from '../../src/rerun/program.js';
import { programModule } from '../../src/rerun/program-module.js';

const folder = join(__dirname, '..', '..', 'notebooks');

/** The names of all notebooks of the project. */
export const notebookNames = notebookFiles(folder).map(({ name }) => name);

export const committed = (name: string) => readNotebook(join(folder, `${name}.ipynb`));

/** A notebook of code cells with the ids a, b, c, ...; the first that has `parameters = ` is the parameters cell. */
export function notebookOf(...sources: string[]): Notebook {
  const tagged = sources.findIndex((source) => source.includes('parameters = '));
  const cells = sources.map((source, at) => ({
    cell_type: 'code' as const,
    id: String.fromCharCode(97 + at),
    metadata: at === tagged ? { tags: ['parameters'] } : {},
    source,
  }));
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

/** A notebook as the program that its module exports. */
export async function programOf(name: string, notebook: Notebook): Promise<Program> {
  // Engines name a module in a stack trace by its address, which ends like this in a site.
  const text = `${await programModule(name, notebook)}//# sourceURL=${name}.js`;
  const { program } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`
  )) as { program: Program };
  return program;
}
