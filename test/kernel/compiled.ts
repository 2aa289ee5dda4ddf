import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/command/root.js';

// A kernel is a process of plain Node, which cannot run TypeScript. So that these tests always speak of the sources as
// they are, whether or not dist/ is up to date, the kernel, what starts it and what it shows values with are transpiled
// (0.2 s) next to where packages are found.

const rooms = [
  'cohort',
  'interpretation',
  'presentation',
  'command',
  'notebook',
  'kernel',
  'client',
  'start',
];

/** A fresh folder inside the project, from which packages can be imported. */
export function scratchFolder(name: string): string {
  const folder = join(packageRoot, '.cache', 'test', `${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Transpiles the kernel into `folder`. @returns the folder with its JavaScript. */
export function compileKernel(folder: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  for (const room of rooms) {
    const source = join(packageRoot, 'src', room);
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const fileName = join(source, file);
      const target = join(folder, 'dist', room, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      const text = readFileSync(fileName, 'utf8');
      writeFileSync(target, ts.transpileModule(text, { compilerOptions, fileName }).outputText);
    }
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
