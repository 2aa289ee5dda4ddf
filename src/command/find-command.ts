import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * All commands of a name, in the order in which a shell would look.
 * @param path the folders to look in, written as in PATH
 */
export function findCommands(name: string, path: string): string[] {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = [...new Set(path.split(delimiter))].filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .filter(executable);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
