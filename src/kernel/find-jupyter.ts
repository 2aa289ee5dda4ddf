import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The command for JupyterLab: `jupyter-lab`, else `jupyter lab` where that works.
 * @param path the folders to look in, written as in PATH
 * @returns undefined when there is none
 */
export function findJupyterLab(path: string): string[] | undefined {
  const lab = find('jupyter-lab', path);
  if (lab) return [lab];
  const jupyter = find('jupyter', path);
  if (!jupyter) return undefined;
  const { status } = spawnSync(jupyter, ['lab', '--version'], { stdio: 'ignore' });
  return status === 0 ? [jupyter, 'lab'] : undefined;
}

function find(name: string, path: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(executable);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
