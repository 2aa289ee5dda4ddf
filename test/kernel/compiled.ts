import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/kernel/root.js';

// A kernel is a process of plain Node, which cannot run TypeScript. So that these tests always speak of the sources as
// they are, whether or not dist/ is up to date, src/kernel is transpiled (0.1 s) next to where packages are found.

/** A fresh folder inside the project, from which packages can be imported. */
export function scratchFolder(name: string): string {
  const folder = join(packageRoot, '.cache', 'test', `${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Transpiles src/kernel into `folder`. @returns the folder with the JavaScript. */
export function compileKernel(folder: string): string {
  const source = join(packageRoot, 'src', 'kernel');
  const target = join(folder, 'dist', 'kernel');
  mkdirSync(target, { recursive: true });
  const compilerOptions = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  for (const file of readdirSync(source)) {
    const text = readFileSync(join(source, file), 'utf8');
    const fileName = join(source, file);
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName });
    writeFileSync(join(target, file.replace(/\.ts$/, '.js')), outputText);
  }
  return target;
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
