import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * The notebooks of a folder, in order, by file name without the ending: a number, a letter for one that was put between
 * two, and words, as in `04b-evaluation`. Anything else is somebody's scratch. None where there is no folder.
 */
export function notebookFiles(folder: string): { name: string; path: string }[] {
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => /^\d+[a-z]?-[\w-]+\.ipynb$/.test(file))
    .sort()
    .map((file) => ({ name: basename(file, '.ipynb'), path: join(folder, file) }));
}
