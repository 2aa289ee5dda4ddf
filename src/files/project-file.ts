import { projectRoot } from './project-root.js';

/**
 * The text of a file that the project ships. A page has `page/project-file.ts` in its place; nothing of Node is loaded
 * before it is called.
 *
 * @param path within the project, as `data/biomarkers.csv`
 */
export async function projectText(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(`${projectRoot}/${path}`, 'utf8');
}
