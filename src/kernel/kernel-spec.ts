import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';

/**
 * Writes the kernelspec `tslab` into `directory` (a folder for `JUPYTER_PATH`), so that notebooks that ask for the
 * kernel tslab get this project's launcher, and no setting of the user's is touched.
 * @returns the folder with `kernel.json`
 */
export function writeKernelSpec(directory: string): string {
  const folder = join(directory, 'kernels', 'tslab');
  mkdirSync(folder, { recursive: true });
  const launcher = join(projectRoot, 'dist', 'kernel', 'launch.js');
  const spec = {
    argv: [process.execPath, launcher, '--config-path', '{connection_file}'],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
    interrupt_mode: 'signal',
  };
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify(spec, null, 2) + '\n');
  return folder;
}
