import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/files/project-root.js';
import { transpiled } from '../transpiled.js';

/** A fresh folder inside the project, from which packages can be imported. */
export function scratchFolder(name: string): string {
  const folder = join(projectRoot, '.cache', 'test', `${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes `src/` as JavaScript into `folder`. @returns the folder with the kernel. */
export function compileKernel(folder: string): string {
  for (const [name, text] of transpiled()) {
    const path = join(folder, 'dist', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, 'dist', 'kernel');
}

/** The command that starts the launcher of `compileKernel`. */
export function launcherOf(compiled: string): string[] {
  return [process.execPath, join(compiled, 'launch.js')];
}

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
